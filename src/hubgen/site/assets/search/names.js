/** Reads words of a query as colleagues' names: in full, begun, misspelt, or as initials. */

import { hasParts } from "./fold.js";
import { unionOf } from "./groups.js";
import { EXACT, PREFIX } from "./vocabulary.js";

/** @typedef {import("./bearers.js").Bearers} Bearers */
/** @typedef {import("./vocabulary.js").Near} Near */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {{ start: number, end: number, ids: number[], points: number, corrected: boolean }} NameReading */

const LONGEST_NAME = 4;
/** What it is worth that each word more fits one and the same person. */
const SAME_PERSON = 25;
const LETTER = 50;
/** Two words that both fit more people than this are too vague to be compared. */
const MOST = 3000;

/**
 * Give the people that each run of up to four words may name.
 * @param {Vocabulary} vocabulary
 * @param {string[]} words
 * @param {Near[][]} near
 * @returns {NameReading[]}
 */
export function nameReadings(vocabulary, words, near) {
  const fits = near.map((candidates) => candidates.filter((one) => vocabulary.isName(one.word)));
  const found = [];
  for (let start = 0; start < words.length; start++) {
    found.push(oneWord(vocabulary, words[start], start, fits[start]));
    for (let end = start + 2; end <= Math.min(start + LONGEST_NAME, words.length); end++) {
      found.push(fullName(vocabulary, words, fits, start, end));
    }
  }
  return found.filter((reading) => reading !== null);
}

/**
 * @param {Vocabulary} vocabulary
 * @param {string} word
 * @param {number} start
 * @param {Near[]} fits
 * @returns {NameReading | null}
 */
function oneWord(vocabulary, word, start, fits) {
  const { bearers } = vocabulary;
  if (!bearers) return null;
  let best = fits.reduce((most, one) => Math.max(most, one.points), 0);
  let ids = bearersOf(bearers, fits.filter((one) => one.points === best));
  const size = Array.from(word).length;
  if (best < EXACT && size >= 2 && size <= 4) {
    const called = bearers.called(word);
    if (called.length > 0) {
      ids = best === PREFIX ? unionOf([called, ids], bearers.people.count) : Uint32Array.from(called);
      best = PREFIX;
    }
  }
  if (best < PREFIX && hasParts(word)) {
    const whole = runTogether(vocabulary, word);
    if (whole.length > 0) [ids, best] = [whole, EXACT];
  }
  if (ids.length === 0) return null;
  return { start, end: start + 1, ids: Array.from(ids), points: best, corrected: best < PREFIX };
}

/**
 * Give the people of whose names a word is two words, typed without the space between them; ascending.
 * @param {Vocabulary} vocabulary
 * @param {string} word
 */
function runTogether(vocabulary, word) {
  const signs = Array.from(word);
  /** @type {Set<number>} */
  const found = new Set();
  for (let at = 1; at < signs.length; at++) {
    const halves = [signs.slice(0, at), signs.slice(at)].map((half) => vocabulary.number.get(half.join("")));
    if (halves[0] === undefined || halves[1] === undefined) continue;
    const others = new Set(vocabulary.peopleOf(halves[1]));
    for (const person of vocabulary.peopleOf(halves[0])) if (others.has(person)) found.add(person);
  }
  return Uint32Array.from([...found].sort((a, b) => a - b));
}

/**
 * Give the people of whose names every word is one; the word that fits fewest people is looked up.
 * @param {Vocabulary} vocabulary
 * @param {string[]} words
 * @param {Near[][]} fits
 * @param {number} start
 * @param {number} end
 * @returns {NameReading | null}
 */
function fullName(vocabulary, words, fits, start, end) {
  const { bearers } = vocabulary;
  let [rarest, fewest] = [-1, MOST + 1];
  for (let at = start; at < end; at++) {
    const size = fits[at].reduce((sum, one) => sum + vocabulary.peopleOf(one.word).length, 0);
    if (fits[at].length > 0 && size < fewest) [rarest, fewest] = [at, size];
  }
  if (rarest < 0 || !bearers) return null;
  const typed = fits.slice(start, end).map((candidates, at) => ({
    word: words[start + at],
    size: Array.from(words[start + at]).length,
    points: new Map(candidates.map((one) => [one.word, one.points])),
  }));
  let best = 0;
  /** @type {number[]} */
  let ids = [];
  for (const person of bearersOf(bearers, fits[rarest])) {
    const own = bearers.wordsOf(person);
    let points = 0;
    for (const one of typed) {
      const fit = fitOf(bearers, person, own, one);
      points = fit === 0 ? -1 : points + fit;
      if (fit === 0) break;
    }
    if (points > best) [best, ids] = [points, []];
    if (points === best && best > 0) ids.push(person);
  }
  if (ids.length === 0) return null;
  const own = bearers.wordsOf(ids[0]);
  const corrected = typed.some((one) => fitOf(bearers, ids[0], own, one) < LETTER);
  return { start, end, ids, points: best + SAME_PERSON * (end - start - 1), corrected };
}

/**
 * Say how well a typed word fits one of somebody's own words, or the beginning of their initials.
 * @param {Bearers} bearers
 * @param {number} person
 * @param {number[]} own
 * @param {{ word: string, size: number, points: Map<number, number> }} typed
 */
function fitOf(bearers, person, own, { word, size, points: pointsOf }) {
  let points = 0;
  for (let at = 0; at < own.length; at++) points = Math.max(points, pointsOf.get(own[at]) ?? 0);
  if (points >= PREFIX) return points;
  if (size > 1 && size <= 3 && bearers.initials(person).startsWith(word)) return PREFIX;
  if (points < LETTER && size === 1 && own.some((name) => bearers.words.list[name].startsWith(word))) return LETTER;
  return points;
}

/**
 * @param {Bearers} bearers
 * @param {Near[]} fits
 * @returns {Uint32Array}
 */
function bearersOf(bearers, fits) {
  if (fits.length === 1) return bearers.of(fits[0].word);
  return unionOf(fits.map((one) => bearers.of(one.word)), bearers.people.count);
}
