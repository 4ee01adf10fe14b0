/** Knows who bears which name: each part of a name is taken apart once, however many share it. */

import { hasParts, isMadeUp, speltWordsOfEach, wordsOfEach } from "./fold.js";
import { startGroups, unionOf } from "./groups.js";
import { Initials } from "./initials.js";

/** @typedef {import("./groups.js").Groups} Groups */
/** @typedef {import("./people.js").People} People */
/** @typedef {import("./phrases.js").Words} Words */

const NOBODY = new Uint32Array(0);
/** @type {number[]} */
const NONE = [];
/** A slug that follows from the name. */
const PLAIN = 0;

export class Bearers {
  /**
   * @param {People} people
   * @param {Words} words  what names add is numbered here
   */
  constructor(people, words) {
    this.people = people;
    this.words = words;
    /** How parts are spelt in slugs, where that is another word; *digits* are the parts that make a slug a number. */
    /** @type {Map<number, number[]>} */
    this.spelt = new Map();
    this.digits = new Set();
    this.ofPart = this.#takeApart();
    /** @type {Map<number, number[]>}  the people whose slug, which does not follow from the name, has a word */
    this.ofSlug = new Map();
    /** @type {Map<number, number[]>}  the words of the slug of each of them */
    this.slugWords = new Map();
    for (const [person, slug] of people.written) if (!isMadeUp(slug)) this.#addSlug(person, slug);
    this.partsOf = this.#partsByWord();
    /** @type {Groups | null} */
    this.byPart = null;
    /** @type {Map<number, Uint32Array>} */
    this.found = new Map();
    /** @type {Initials | null}  made when initials are first asked for */
    this.byInitials = null;
  }

  /**
   * Give the words of each part: those spoken, and where they are written without spaces, their endings.
   * @returns {Groups}
   */
  #takeApart() {
    const { parts, plainParts } = this.people;
    const starts = new Uint32Array(parts.length + 1);
    const plain = parts.slice(0, plainParts).join(" ").toLowerCase().split(" ");
    /** @type {number[]} */
    const items = [];
    for (let part = 0; part < plainParts; part++) {
      items.push(this.words.number(plain[part]));
      starts[part + 1] = items.length;
    }
    const others = parts.slice(plainParts);
    const [spoken, spelt] = [wordsOfEach(others), speltWordsOfEach(others)];
    for (let part = plainParts; part < parts.length; part++) {
      const own = spoken[part - plainParts];
      for (const word of own) {
        items.push(this.words.number(word));
        if (hasParts(word)) for (const end of endingsOf(word)) items.push(this.words.number(end));
      }
      this.#spell(part, own, spelt[part - plainParts]);
      starts[part + 1] = items.length;
    }
    return { starts, items: Uint32Array.from(items) };
  }

  /**
   * Note how a part is spelt in slugs.
   * @param {number} part
   * @param {string[]} spoken
   * @param {string[]} spelt
   */
  #spell(part, spoken, spelt) {
    if (spelt.some((word) => /[0-9]/.test(word))) this.digits.add(part);
    const others = spelt.filter((word) => !spoken.includes(word));
    if (others.length > 0) this.spelt.set(part, others.map((word) => this.words.number(word)));
  }

  /**
   * @param {number} person
   * @param {string} slug
   */
  #addSlug(person, slug) {
    const own = slug.split("-").map((word) => this.words.number(word));
    this.slugWords.set(person, own);
    for (const word of new Set(own)) {
      const found = this.ofSlug.get(word);
      if (found) found.push(person);
      else this.ofSlug.set(word, [person]);
    }
  }

  /** Give the parts in which each word stands, or as which it is spelt. */
  #partsByWord() {
    const { starts, items } = this.ofPart;
    /** @type {[number, number][]} */
    const pairs = [];
    for (const [part, words] of this.spelt) for (const word of words) pairs.push([word, part]);
    const counts = new Uint32Array(this.words.list.length + 1);
    for (let at = 0; at < items.length; at++) counts[items[at] + 1]++;
    for (const [word] of pairs) counts[word + 1]++;
    const found = startGroups(counts);
    for (let part = 0; part + 1 < starts.length; part++) {
      for (let at = starts[part]; at < starts[part + 1]; at++) found.items[counts[items[at]]++] = part;
    }
    for (const [word, part] of pairs) found.items[counts[word]++] = part;
    return found;
  }

  /**
   * Say whether a word is anybody's name, or a part of it.
   * @param {number} word
   */
  has(word) {
    const { starts } = this.partsOf;
    return (word + 1 < starts.length && starts[word + 1] > starts[word]) || this.ofSlug.has(word);
  }

  /**
   * Give the people who have this word in their name, or in a slug that spells it; ascending.
   * @param {number} word
   * @returns {Uint32Array}
   */
  of(word) {
    if (!this.has(word)) return NOBODY;
    const { starts, items } = this.partsOf;
    if (starts[word + 1] - starts[word] === 1 && !this.ofSlug.has(word)) {
      const part = items[starts[word]];
      if (!this.spelt.has(part)) return this.#ofPart(part);
    }
    let found = this.found.get(word);
    if (!found) {
      found = this.#gathered(word);
      this.found.set(word, found);
    }
    return found;
  }

  /** @param {number} word */
  #gathered(word) {
    const { starts, items } = this.partsOf;
    /** @type {ArrayLike<number>[]} */
    const groups = [this.ofSlug.get(word) ?? NONE];
    for (let at = starts[word]; at < starts[word + 1]; at++) {
      const who = this.#ofPart(items[at]);
      const spoken = this.#isSpoken(items[at], word);
      groups.push(spoken ? who : who.filter((person) => this.#isSpelt(person)));
    }
    return unionOf(groups, this.people.count);
  }

  /**
   * @param {number} part
   * @param {number} word
   */
  #isSpoken(part, word) {
    const { starts, items } = this.ofPart;
    for (let at = starts[part]; at < starts[part + 1]; at++) if (items[at] === word) return true;
    return false;
  }

  /**
   * Say whether somebody's slug spells their name: with digits it is a number, not a way to write it.
   * @param {number} person
   */
  #isSpelt(person) {
    const { people, digits } = this;
    return people.slugKinds[person] === PLAIN && (digits.size === 0 || !people.partsOf(person).some((part) => digits.has(part)));
  }

  /**
   * Give the people of whose names this is a part.
   * @param {number} part
   */
  #ofPart(part) {
    this.byPart ??= this.#peopleByPart();
    const { starts, items } = this.byPart;
    return items.subarray(starts[part], starts[part + 1]);
  }

  #peopleByPart() {
    const { parts, partColumns, count } = this.people;
    const counts = new Uint32Array(parts.length + 1);
    const last = new Int32Array(parts.length).fill(-1);
    for (let person = 0; person < count; person++) {
      for (let at = 0; at < partColumns.length; at++) {
        const part = partColumns[at][person];
        if (part < 0) break;
        // Somebody may be called the same twice.
        if (last[part] !== person) counts[part + 1]++;
        last[part] = person;
      }
    }
    const found = startGroups(counts);
    last.fill(-1);
    for (let person = 0; person < count; person++) {
      for (let at = 0; at < partColumns.length; at++) {
        const part = partColumns[at][person];
        if (part < 0) break;
        if (last[part] !== person) found.items[counts[part]++] = person;
        last[part] = person;
      }
    }
    return found;
  }

  /**
   * Give the words somebody is found by; some may occur twice.
   * @param {number} person
   * @returns {number[]}
   */
  wordsOf(person) {
    const { starts, items } = this.ofPart;
    const { partColumns } = this.people;
    const found = [];
    for (let at = 0; at < partColumns.length && partColumns[at][person] >= 0; at++) {
      const part = partColumns[at][person];
      for (let place = starts[part]; place < starts[part + 1]; place++) found.push(items[place]);
    }
    if (this.spelt.size > 0 && this.#isSpelt(person)) {
      for (const part of this.people.partsOf(person)) found.push(...(this.spelt.get(part) ?? NONE));
    }
    const slug = this.slugWords.get(person);
    return slug ? found.concat(slug) : found;
  }

  /** @param {number} person */
  initials(person) {
    this.byInitials ??= new Initials(this.people);
    return this.byInitials.of(person);
  }

  /**
   * Give the people with exactly these initials.
   * @param {string} initials
   */
  called(initials) {
    this.byInitials ??= new Initials(this.people);
    return this.byInitials.called(initials);
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
