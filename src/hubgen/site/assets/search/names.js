/** Reads words of a query as colleagues' names: in full, begun, misspelt, or as initials. */

import { EXACT, PREFIX } from "./vocabulary.js";

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
  const fits = near.map((candidates) => candidates.filter((one) => vocabulary.peopleOf(one.word).length > 0));
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
  let best = fits.reduce((most, one) => Math.max(most, one.points), 0);
  let ids = union(vocabulary, fits.filter((one) => one.points === best));
  const size = Array.from(word).length;
  if (best < EXACT && size >= 2 && size <= 4) {
    const called = vocabulary.called(word);
    if (called.length > 0) {
      ids = new Set([...called, ...(best === PREFIX ? ids : [])]);
      best = PREFIX;
    }
  }
  if (ids.size === 0) return null;
  return { start, end: start + 1, ids: ascending(ids), points: best, corrected: best < PREFIX };
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
  let [rarest, fewest] = [-1, MOST + 1];
  for (let at = start; at < end; at++) {
    const size = fits[at].reduce((sum, one) => sum + vocabulary.peopleOf(one.word).length, 0);
    if (fits[at].length > 0 && size < fewest) [rarest, fewest] = [at, size];
  }
  if (rarest < 0) return null;
  const pointsOf = fits.slice(start, end).map((candidates) => new Map(candidates.map((one) => [one.word, one.points])));
  let best = 0;
  /** @type {number[]} */
  let ids = [];
  for (const person of union(vocabulary, fits[rarest])) {
    let points = 0;
    for (let at = start; at < end; at++) {
      const own = fitOf(vocabulary, person, words[at], pointsOf[at - start]);
      if (own === 0) {
        points = 0;
        break;
      }
      points += own;
    }
    if (points > best) [best, ids] = [points, []];
    if (points > 0 && points === best) ids.push(person);
  }
  if (ids.length === 0) return null;
  ids = ascending(ids);
  const corrected = pointsOf.some((points, at) => fitOf(vocabulary, ids[0], words[start + at], points) < LETTER);
  return { start, end, ids, points: best + SAME_PERSON * (end - start - 1), corrected };
}

/**
 * Say how well a word fits one word of the person's name, or the beginning of their initials.
 * @param {Vocabulary} vocabulary
 * @param {number} person
 * @param {string} word
 * @param {Map<number, number>} pointsOf
 */
function fitOf(vocabulary, person, word, pointsOf) {
  let points = 0;
  const own = vocabulary.nameWords(person);
  for (const name of own) points = Math.max(points, pointsOf.get(name) ?? 0);
  if (points >= PREFIX) return points;
  const size = Array.from(word).length;
  if (size > 1 && size <= 3 && vocabulary.initials(person).startsWith(word)) return PREFIX;
  if (points < LETTER && size === 1 && own.some((name) => vocabulary.words[name].startsWith(word))) return LETTER;
  return points;
}

/**
 * @param {Vocabulary} vocabulary
 * @param {Near[]} fits
 * @returns {Set<number>}
 */
function union(vocabulary, fits) {
  /** @type {Set<number>} */
  const found = new Set();
  for (const one of fits) for (const person of vocabulary.peopleOf(one.word)) found.add(person);
  return found;
}

/** @param {Iterable<number>} ids */
function ascending(ids) {
  return [...ids].sort((a, b) => a - b);
}
