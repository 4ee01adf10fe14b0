/** Finds the best way to read the words of a query: which run of words names what. */

import { HINTS_AFTER, HINTS_BEFORE, KEYS, LONGEST_KEY } from "./keys.js";
import { nameReadings } from "./names.js";
import { EXACT, KINDS, PREFIX } from "./vocabulary.js";

/** @typedef {import("./keys.js").Key} Key */
/** @typedef {import("./vocabulary.js").Near} Near */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/**
 * Words *start* to *end* of the query name one of *ids*, things of the same kind.
 * @typedef {{ start: number, end: number, kind: string, ids: number[], points: number, corrected: boolean, key?: Key }} Reading
 */

/**
 * The things of one kind that fit a run of words best.
 * @typedef {{ start: number, end: number, kind: string, points: number, ids: Set<number>, corrected: boolean }} Group
 */

const FREE_WORD = 10;
/** What a whole word is worth that is not the whole name. */
const BEGUN = 70;
const LONGER = 15;
const INSIDE = 10;
const HINT = 30;
const JOINED = 80;
const MOST_WORDS = 4096;
/** A word that begins more phrases than this says nothing alone. */
const VAGUE = 200;

/** @type {Record<string, number>} */
const RANKS = { key: 0, skill: 1, "": 2, word: 99 };
KINDS.slice(1).forEach((kind, place) => (RANKS[kind] = place + 3));

/**
 * Give the readings that together fit the words best, in order, and all that were weighed.
 * @param {Vocabulary} vocabulary
 * @param {string[]} words
 * @returns {{ path: Reading[], every: Reading[] }}
 */
export function bestReadings(vocabulary, words) {
  const every = allReadings(vocabulary, words).filter((reading) => reading.points > 0);
  every.sort((a, b) => RANKS[a.kind] - RANKS[b.kind] || b.end - a.end);
  /** @type {{ score: number, chosen: Reading | null }[]} */
  const best = words.map(() => ({ score: 0, chosen: null }));
  best.push({ score: 0, chosen: null });
  for (let start = words.length - 1; start >= 0; start--) {
    let score = FREE_WORD + best[start + 1].score;
    /** @type {Reading} */
    let chosen = { start, end: start + 1, kind: "word", ids: [], points: FREE_WORD, corrected: false };
    for (const reading of every) {
      if (reading.start === start && reading.points + best[reading.end].score > score) {
        score = reading.points + best[reading.end].score;
        chosen = reading;
      }
    }
    best[start] = { score, chosen };
  }
  const path = [];
  for (let step = best[0].chosen; step; step = best[step.end].chosen) path.push(step);
  return { path, every };
}

/**
 * @param {Vocabulary} vocabulary
 * @param {string[]} words
 * @returns {Reading[]}
 */
function allReadings(vocabulary, words) {
  const near = words.map((word) => vocabulary.near(word));
  const after = near.map((candidates) => new Map(candidates.map((one) => [one.word, one])));
  /** @type {Map<number, Group>} */
  const groups = new Map();
  for (let start = 0; start < words.length; start++) {
    addPhrases(vocabulary, words, after, start, groups);
    addJoined(vocabulary, words, start, groups);
  }
  const readings = [...groups.values()].map(({ start, end, kind, points, ids, corrected }) => ({
    start,
    end,
    kind,
    ids: oneIfCorrected(vocabulary, kind, [...ids].sort((a, b) => a - b), corrected),
    points: points + hinted(words, start, end, kind),
    corrected,
  }));
  const people = nameReadings(vocabulary, words, near).map((reading) => ({ ...reading, kind: "person" }));
  return [...readings, ...people, ...keyReadings(words)];
}

/**
 * @param {Map<number, Group>} groups
 * @param {number} start
 * @param {number} end
 * @param {string} kind
 * @param {number} id
 * @param {number} points
 * @param {boolean} corrected
 */
function addTo(groups, start, end, kind, id, points, corrected) {
  // A string would cost more than all the rest of this.
  const name = (start * MOST_WORDS + end) * KINDS.length + KINDS.indexOf(kind);
  let group = groups.get(name);
  if (!group) {
    group = { start, end, kind, points: 0, ids: new Set(), corrected: false };
    groups.set(name, group);
  }
  if (points > group.points) {
    group.points = points;
    group.ids = new Set();
    group.corrected = corrected;
  }
  if (points === group.points) group.ids.add(id);
}

/**
 * Follow every phrase in which the word at *start* stands as far as the query follows it.
 * @param {Vocabulary} vocabulary
 * @param {string[]} words
 * @param {Map<number, Near>[]} near  by word
 * @param {number} start
 * @param {Map<number, Group>} groups
 */
function addPhrases(vocabulary, words, near, start, groups) {
  const short = Array.from(words[start]).length < 3;
  for (const first of near[start].values()) {
    const places = vocabulary.places[first.word] ?? [];
    const vague = places.length > VAGUE;
    for (const { place, position } of places) {
      if (position > 0 && short) continue;
      const phrase = vocabulary.phrases[place];
      let [points, corrected, at] = [0, false, start];
      /** @type {Near | undefined} */
      let step = first;
      while (step) {
        corrected ||= step.points < PREFIX;
        const whole = position + at - start + 1 === phrase.words.length;
        const last = position > 0 || !whole ? Math.min(step.points, BEGUN) : step.points;
        if (!vague || at > start || (whole && position === 0)) {
          const bonus = LONGER * (at - start) - (position > 0 ? INSIDE : 0);
          addTo(groups, start, at + 1, phrase.kind, phrase.id, points + last + bonus, corrected);
        }
        points += step.points;
        at++;
        if (whole || at >= words.length) break;
        step = nextOf(vocabulary, words[at], near[at], phrase.words[position + at - start]);
      }
    }
  }
}

/**
 * Say how well what was typed fits the word that comes next in a phrase.
 * @param {Vocabulary} vocabulary
 * @param {string} typed
 * @param {Map<number, Near>} near
 * @param {number} word
 * @returns {Near | undefined}
 */
function nextOf(vocabulary, typed, near, word) {
  const found = near.get(word);
  // One letter begins too many words to be looked up, but here is one that it may begin. A digit may be a level.
  const isLetter = Array.from(typed).length === 1 && !(typed >= "0" && typed <= "9");
  return found ?? (isLetter && vocabulary.words[word].startsWith(typed) ? { word, points: PREFIX } : undefined);
}

/**
 * Read two words as the one that they make together: "type script".
 * @param {Vocabulary} vocabulary
 * @param {string[]} words
 * @param {number} start
 * @param {Map<number, Group>} groups
 */
function addJoined(vocabulary, words, start, groups) {
  if (start + 1 >= words.length) return;
  const word = vocabulary.number.get(words[start] + words[start + 1]);
  if (word === undefined) return;
  for (const { place } of vocabulary.places[word] ?? []) {
    const phrase = vocabulary.phrases[place];
    if (phrase.words.length === 1) addTo(groups, start, start + 2, phrase.kind, phrase.id, EXACT + JOINED, false);
  }
}

/**
 * Give what a run of words means: one thing where it had to be corrected, the one that most people have.
 * @param {Vocabulary} vocabulary
 * @param {string} kind
 * @param {number[]} ids
 * @param {boolean} corrected
 */
function oneIfCorrected(vocabulary, kind, ids, corrected) {
  if (!corrected) return ids;
  const common = vocabulary.common[kind];
  return [ids.reduce((best, id) => (common[id] > common[best] ? id : best))];
}

/**
 * @param {string[]} words
 * @param {number} start
 * @param {number} end
 * @param {string} kind
 */
function hinted(words, start, end, kind) {
  const before = start > 0 ? HINTS_BEFORE.get(words[start - 1]) : undefined;
  const after = end < words.length ? HINTS_AFTER.get(words[end]) : undefined;
  return kind === before || kind === after ? HINT : 0;
}

/**
 * @param {string[]} words
 * @returns {Reading[]}
 */
function keyReadings(words) {
  const found = [];
  for (let start = 0; start < words.length; start++) {
    for (let size = 1; size <= Math.min(LONGEST_KEY, words.length - start); size++) {
      const key = KEYS.get(words.slice(start, start + size).join(" "));
      if (!key) continue;
      const points = EXACT * size + LONGER * (size - 1);
      const kind = key.name ? "key" : "";
      found.push({ start, end: start + size, kind, ids: [], points, corrected: false, key });
    }
  }
  return found;
}
