/** Suggests what the beginning of a query may go on to say. */

import { wordsOf } from "./fold.js";
import { nameOf, say } from "./naming.js";
import { KINDS } from "./vocabulary.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/**
 * A thing to put in the place of the last *words* of the query; *typed* says it unmistakably, and
 * *slug* is that of a skill, a circle or a person, else empty.
 * @typedef {{ kind: string, id: number, label: string, typed: string, words: number, slug: string }} Suggestion
 */

const PEOPLE = 3;
const WORDS = 3;

/**
 * Give what the last words of a query may be meant to name: as many words as name something, the likeliest first.
 * @param {Columns} columns
 * @param {Vocabulary} vocabulary
 * @param {string} query
 * @param {number} [limit]
 * @returns {Suggestion[]}
 */
export function suggest(columns, vocabulary, query, limit = 8) {
  const every = query.endsWith(" ") ? [] : wordsOf(query).slice(-WORDS);
  for (let start = 0; start < every.length; start++) {
    const words = every.slice(start);
    const found = [...named(vocabulary, words), ...people(vocabulary, words)].slice(0, limit);
    if (found.length > 0) {
      return found.map(({ kind, id }) => {
        const [label, typed, slug] = [nameOf(columns, kind, id), say(columns, kind, id), slugOf(columns, kind, id)];
        return { kind, id, label, typed, words: words.length, slug };
      });
    }
  }
  return [];
}

/**
 * @param {Columns} columns
 * @param {string} kind
 * @param {number} id
 */
function slugOf({ lists, people }, kind, id) {
  if (kind === "skill") return lists.skills[id].slug;
  if (kind === "circle") return lists.circles[id].slug;
  return kind === "person" && people ? people.slug(id) : "";
}

/**
 * Give the things with a name in which the words follow one another, the last of them perhaps only begun.
 * @param {Vocabulary} vocabulary
 * @param {string[]} words
 */
function named(vocabulary, words) {
  /** @type {Map<string, { kind: string, id: number, inside: number, points: number }>} */
  const best = new Map();
  for (const near of last(vocabulary, words)) {
    for (const { place, position } of vocabulary.places[near.word] ?? []) {
      const phrase = vocabulary.phrases[place];
      const start = position - words.length + 1;
      if (start < 0 || words.slice(0, -1).some((word, at) => vocabulary.words[phrase.words[start + at]] !== word)) continue;
      const fit = { kind: phrase.kind, id: phrase.id, inside: Math.min(start, 1), points: near.points };
      const key = `${phrase.kind} ${phrase.id}`;
      const old = best.get(key);
      if (!old || fit.inside < old.inside || (fit.inside === old.inside && fit.points > old.points)) best.set(key, fit);
    }
  }
  return [...best.values()].sort(
    (a, b) =>
      a.inside - b.inside ||
      b.points - a.points ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      vocabulary.common[b.kind][b.id] - vocabulary.common[a.kind][a.id] ||
      a.id - b.id,
  );
}

/**
 * Give a few people whose names hold the words, the last perhaps only begun; one letter is too little for that.
 * @param {Vocabulary} vocabulary
 * @param {string[]} words
 */
function people(vocabulary, words) {
  if (Array.from(words.join("")).length < 2) return [];
  const fits = words.slice(0, -1).map((word) => new Set(vocabulary.peopleOf(vocabulary.number.get(word) ?? -1)));
  /** @type {Set<number>} */
  const found = new Set();
  const spelt = [...last(vocabulary, words)].sort(
    (a, b) => b.points - a.points || (vocabulary.words[a.word] < vocabulary.words[b.word] ? -1 : 1),
  );
  for (const near of spelt) {
    for (const person of vocabulary.peopleOf(near.word)) if (fits.every((fit) => fit.has(person))) found.add(person);
    if (found.size >= PEOPLE) break;
  }
  return [...found].slice(0, PEOPLE).map((id) => ({ kind: "person", id }));
}

/**
 * @param {Vocabulary} vocabulary
 * @param {string[]} words
 */
function last(vocabulary, words) {
  const word = words[words.length - 1];
  return Array.from(word).length > 1 ? vocabulary.near(word) : vocabulary.beginning(word);
}
