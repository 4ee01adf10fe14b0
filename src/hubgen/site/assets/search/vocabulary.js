/** Makes the vocabulary that a query is read with: names, skills, teams, places and all they are called. */

import { WRITTEN } from "./columns.js";
import { hasParts, plainSlug, wordsOf } from "./fold.js";
import { allowedEdits, bitCount, comparedSize, edits, letterMask } from "./typos.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./columns.js").Skill} Skill */

/** What a phrase can name; where two readings fit equally well, the earlier kind wins. */
export const KINDS = ["skill", "language", "place", "team", "role", "person", "category", "circle", "zone"];

export const EXACT = 100;
export const PREFIX = 60;
const TYPO = 45;
const TYPO_PREFIX = 40;
const EDIT_COST = 10;
const CACHED = 1000;

/**
 * A name of something: *id* is its place in the list of its kind.
 * @typedef {{ kind: string, id: number, words: number[] }} Phrase
 */

/**
 * A word of the vocabulary that a typed word may stand for, and how well it fits.
 * @typedef {{ word: number, points: number }} Near
 */

/** @type {number[]} */
const NOBODY = [];

export class Vocabulary {
  /** @param {Columns} columns */
  constructor(columns) {
    this.columns = columns;
    /** @type {string[]} */
    this.words = [];
    /** @type {Map<string, number>} */
    this.number = new Map();
    /** @type {Phrase[]} */
    this.phrases = [];
    for (const { kind, id, words } of phrasesOf(columns)) {
      this.phrases.push({ kind, id, words: words.map((word) => this.#number(word)) });
    }
    /** @type {({ place: number, position: number }[] | undefined)[]} */
    this.places = [];
    this.phrases.forEach((phrase, place) =>
      phrase.words.forEach((word, position) => (this.places[word] ??= []).push({ place, position })),
    );
    this.common = commonOf(columns);
    /** @type {(number[] | undefined)[]} */
    this.people = [];
    this.#addNames();
    this.sorted = this.words.map((_, number) => number).sort((a, b) => (this.words[a] < this.words[b] ? -1 : 1));
    this.sizes = Uint8Array.from(this.words, (word) => Math.min(255, comparedSize(word)));
    this.masks = Int32Array.from(this.words, letterMask);
    /** @type {Map<string, Near[]>} */
    this.known = new Map();
    /** @type {Map<string, number[]> | null} */
    this.byInitials = null;
  }

  /** @param {string} word */
  #number(word) {
    let number = this.number.get(word);
    if (number === undefined) {
      number = this.words.length;
      this.number.set(word, number);
      this.words.push(word);
    }
    return number;
  }

  /** Add the words that people are found by. Each part of a name is taken apart once, however many share it. */
  #addNames() {
    const { people } = this.columns;
    /** The words of each part of a name, what a slug makes of it, and its initials. */
    this.parts = (people?.parts ?? []).map((part) => {
      const spoken = wordsOf(part);
      const romanised = plainSlug(part);
      return {
        spoken: spoken.map((word) => this.#number(word)),
        inside: spoken.flatMap((word) => (hasParts(word) ? endingsOf(word) : [])).map((word) => this.#number(word)),
        romanised: romanised.split("-").filter(Boolean),
        digits: /[0-9]/.test(romanised),
        initials: spoken.map((word) => Array.from(word)[0]).join(""),
      };
    });
    for (let person = 0; person < (people?.count ?? 0); person++) {
      for (const word of this.nameWords(person)) {
        const found = (this.people[word] ??= []);
        if (found[found.length - 1] !== person) found.push(person);
      }
    }
  }

  /**
   * Give the words a person is found by: of the name, its parts where it is written without spaces, of the slug.
   * @param {number} person
   * @returns {number[]}  some may occur twice
   */
  nameWords(person) {
    const people = this.columns.people;
    if (!people || !this.parts) return NOBODY;
    const found = [];
    const kind = people.slugKinds[person];
    let digits = kind > WRITTEN;
    const columns = people.partColumns;
    for (let at = 0; at < columns.length && columns[at][person] >= 0; at++) {
      const part = this.parts[columns[at][person]];
      for (const word of part.spoken) found.push(word);
      for (const word of part.inside) found.push(word);
      digits ||= part.digits;
    }
    if (kind === WRITTEN) {
      const slug = people.odd[people.oddPlaces[person]];
      // A slug with digits is an account number, not a way to write the name.
      if (!/[0-9]/.test(slug)) for (const word of slug.split("-")) found.push(this.#number(word));
    } else if (!digits) {
      for (let at = 0; at < columns.length && columns[at][person] >= 0; at++) {
        for (const word of this.parts[columns[at][person]].romanised) found.push(this.#number(word));
      }
    }
    return found;
  }

  /** @param {number} person */
  initials(person) {
    const people = this.columns.people;
    return people ? people.partsOf(person).map((part) => this.parts?.[part].initials ?? "").join("") : "";
  }

  /**
   * Give the people with exactly these initials.
   * @param {string} initials
   */
  called(initials) {
    if (!this.byInitials) {
      this.byInitials = new Map();
      for (let person = 0; person < (this.columns.people?.count ?? 0); person++) {
        const own = this.initials(person);
        const found = this.byInitials.get(own);
        if (found) found.push(person);
        else this.byInitials.set(own, [person]);
      }
    }
    return this.byInitials.get(initials) ?? NOBODY;
  }

  /** @param {number} word */
  peopleOf(word) {
    return this.people[word] ?? NOBODY;
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
    const { sorted, words } = this;
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[sorted[middle]] < typed) low = middle + 1;
      else high = middle;
    }
    for (; low < sorted.length && words[sorted[low]].startsWith(typed); low++) {
      if (sorted[low] !== exact) found.push({ word: sorted[low], points: PREFIX });
    }
    return found;
  }

  /** @param {string} typed */
  #misspelt(typed) {
    /** @type {Near[]} */
    const found = [];
    const allowed = allowedEdits(typed);
    if (!allowed) return found;
    const { masks, sizes, words } = this;
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
 * Give the endings of a word, without the word itself.
 * @param {string} word
 */
function endingsOf(word) {
  const signs = Array.from(word);
  return signs.slice(1).map((_, at) => signs.slice(at + 1).join(""));
}

/**
 * Give every phrase as its kind, its place in that kind's list, and its words.
 * @param {Columns} columns
 * @returns {{ kind: string, id: number, words: string[] }[]}
 */
function phrasesOf({ lists }) {
  const found = lists.skills.flatMap((skill, id) => skillPhrases(skill).map((words) => ({ kind: "skill", id, words })));
  /** @type {[string, string[]][]} */
  const named = [
    ["language", lists.languages],
    ["place", lists.places],
    ["team", lists.teams],
    ["role", lists.roles],
    ["category", lists.categories],
    ["circle", lists.circles.map((circle) => circle.name)],
    ["zone", lists.zones.map((zone) => zone.name)],
  ];
  for (const [kind, names] of named) {
    names.forEach((name, id) => {
      const words = wordsOf(name);
      if (words.length > 0) found.push({ kind, id, words });
    });
  }
  return found;
}

/**
 * Give what a skill is called: its names, and those of several words written as one.
 * @param {Skill} skill
 */
function skillPhrases(skill) {
  const names = [skill.name, skill.slug, ...skill.aliases].map(wordsOf);
  const joined = names.filter((words) => words.length > 1).map((words) => [words.join("")]);
  const found = new Map([...names, ...joined].map((words) => [words.join(" "), words]));
  return [...found.values()].filter((words) => words.length > 0);
}

/**
 * Count, by kind, how many people each thing concerns; 0 where nobody needs to know.
 * @param {Columns} columns
 * @returns {Record<string, ArrayLike<number>>}
 */
function commonOf({ lists, people }) {
  const [teams, roles] = [new Uint32Array(lists.teams.length), new Uint32Array(lists.roles.length)];
  const [places, languages] = [new Uint32Array(lists.places.length), new Uint32Array(lists.languages.length)];
  for (let person = 0; people && person < people.count; person++) {
    const place = lists.bases[people.base[person]].place;
    if (people.team[person] >= 0) teams[people.team[person]]++;
    if (people.role[person] >= 0) roles[people.role[person]]++;
    if (place >= 0) places[place]++;
    for (const id of lists.tongues[people.tongues[person]]) languages[id]++;
  }
  return {
    skill: lists.skills.map((skill) => skill.claims + skill.wants),
    circle: lists.circles.map((_, id) => people?.members[id].length ?? 0),
    category: new Uint32Array(lists.categories.length),
    zone: new Uint32Array(lists.zones.length),
    team: teams,
    role: roles,
    place: places,
    language: languages,
  };
}
