/** Makes the vocabulary that a query is read with: names, skills, teams, places and all they are called. */

import { Bearers } from "./bearers.js";
import { hasParts } from "./fold.js";
import { Words, phrasebook } from "./phrases.js";
import { allowedEdits, bitCount, comparedSize, edits, letterMask } from "./typos.js";

/** @typedef {import("./columns.js").Columns} Columns */

/** What a phrase can name; where two readings fit equally well, the earlier kind wins. */
export const KINDS = ["skill", "language", "place", "team", "role", "person", "category", "circle", "zone"];

export const EXACT = 100;
export const PREFIX = 60;
const TYPO = 45;
const TYPO_PREFIX = 40;
const EDIT_COST = 10;
const CACHED = 1000;

/**
 * A word of the vocabulary that a typed word may stand for, and how well it fits.
 * @typedef {{ word: number, points: number }} Near
 */

const NOBODY = new Uint32Array(0);

export class Vocabulary {
  /** @param {Columns} columns */
  constructor(columns) {
    const { words, phrases, places } = phrasebook(columns.lists);
    const every = new Words(words);
    this.phrases = phrases;
    this.places = places;
    this.bearers = columns.people ? new Bearers(columns.people, every) : null;
    this.words = every.list;
    this.number = every.numbers;
    this.common = commonOf(columns);
    /** @type {Map<string, Near[]>} */
    this.known = new Map();
    /** @type {string[] | null} */
    this.inOrder = null;
    /** @type {{ sizes: Uint8Array, masks: Int32Array } | null} */
    this.shapes = null;
  }

  /** The words in alphabetical order, sorted when one is first looked for by its beginning. */
  get sorted() {
    return (this.inOrder ??= [...this.words].sort());
  }

  /**
   * Say whether a word is anybody's name, or a part of it.
   * @param {number} word
   */
  isName(word) {
    return this.bearers?.has(word) ?? false;
  }

  /**
   * Give the people with this word in their name, or in the slug that spells it; ascending.
   * @param {number} word
   */
  peopleOf(word) {
    return this.bearers?.of(word) ?? NOBODY;
  }

  /**
   * Give the words that *typed* may stand for: itself, those that begin so, or else those a few edits away.
   * @param {string} typed
   * @returns {Near[]}
   */
  near(typed) {
    let found = this.known.get(typed);
    if (!found) {
      const exact = this.number.get(typed);
      if (Array.from(typed).length < 2 && !hasParts(typed)) found = exact === undefined ? [] : [{ word: exact, points: EXACT }];
      else found = this.beginning(typed);
      if (found.length === 0) found = this.#misspelt(typed);
      if (this.known.size >= CACHED) this.known.clear();
      this.known.set(typed, found);
    }
    return found;
  }

  /**
   * Give the word itself, then those that begin so.
   * @param {string} typed
   */
  beginning(typed) {
    /** @type {Near[]} */
    const found = [];
    const exact = this.number.get(typed);
    if (exact !== undefined) found.push({ word: exact, points: EXACT });
    const { sorted } = this;
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < typed) low = middle + 1;
      else high = middle;
    }
    for (; low < sorted.length && sorted[low].startsWith(typed); low++) {
      const word = this.number.get(sorted[low]);
      if (word !== undefined && word !== exact) found.push({ word, points: PREFIX });
    }
    return found;
  }

  /** @param {string} typed */
  #misspelt(typed) {
    /** @type {Near[]} */
    const found = [];
    const allowed = allowedEdits(typed);
    if (!allowed) return found;
    const { words } = this;
    this.shapes ??= shapesOf(words);
    const { masks, sizes } = this.shapes;
    const mask = letterMask(typed);
    const shortest = Math.max(3, typed.length - allowed);
    for (let number = 0; number < words.length; number++) {
      // Each edit explains at most one letter that is typed and not in the word.
      if (sizes[number] < shortest || bitCount(mask & ~masks[number]) > allowed) continue;
      const [whole, beginning] = edits(typed, words[number], allowed);
      if (whole <= allowed) found.push({ word: number, points: TYPO - EDIT_COST * whole });
      else if (beginning <= allowed) found.push({ word: number, points: TYPO_PREFIX - EDIT_COST * beginning });
    }
    return found;
  }
}

/**
 * Give what words are compared by before their edits are counted.
 * @param {string[]} words
 */
function shapesOf(words) {
  const [sizes, masks] = [new Uint8Array(words.length), new Int32Array(words.length)];
  for (let number = 0; number < words.length; number++) {
    sizes[number] = Math.min(255, comparedSize(words[number]));
    masks[number] = letterMask(words[number]);
  }
  return { sizes, masks };
}

/**
 * Count, by kind, how many people each thing concerns; 0 where nobody needs to know.
 * @param {Columns} columns
 * @returns {Record<string, ArrayLike<number>>}
 */
function commonOf({ lists, people }) {
  const places = new Uint32Array(lists.places.length);
  const languages = new Uint32Array(lists.languages.length);
  const [bases, tongues] = [counted(people?.base, lists.bases.length), counted(people?.tongues, lists.tongues.length)];
  for (let id = 0; id < bases.length; id++) if (lists.bases[id].place >= 0) places[lists.bases[id].place] += bases[id];
  for (let id = 0; id < tongues.length; id++) for (const language of lists.tongues[id]) languages[language] += tongues[id];
  return {
    skill: lists.skills.map((skill) => skill.claims + skill.wants),
    circle: lists.circles.map((_, id) => people?.members[id].length ?? 0),
    category: new Uint32Array(lists.categories.length),
    zone: new Uint32Array(lists.zones.length),
    team: counted(people?.team, lists.teams.length),
    role: counted(people?.role, lists.roles.length),
    place: places,
    language: languages,
  };
}

/**
 * @param {Int32Array | undefined} column
 * @param {number} size
 */
function counted(column, size) {
  const counts = new Uint32Array(size);
  if (column) for (let person = 0; person < column.length; person++) if (column[person] >= 0) counts[column[person]]++;
  return counts;
}
