/** Finds people by their initials. */

import { wordsOfEach } from "./fold.js";

/** @typedef {import("./people.js").People} People */

const FACTOR = 31;

export class Initials {
  /** @param {People} people */
  constructor(people) {
    this.people = people;
    /** The initials of each part of a name. */
    this.ofPart = wordsOfEach(people.parts).map((words) => words.map((word) => Array.from(word)[0]).join(""));
    this.hashes = this.#hashes();
  }

  /** A number for each person, so that initials need not be put together for everybody to find a few. */
  #hashes() {
    const { partColumns, count } = this.people;
    const factors = Int32Array.from(this.ofPart, (initials) => Array.from(initials).reduce((product) => Math.imul(product, FACTOR), 1));
    const terms = Int32Array.from(this.ofPart, hashOf);
    const found = new Int32Array(count);
    for (const column of partColumns) {
      for (let person = 0; person < count; person++) {
        const part = column[person];
        if (part >= 0) found[person] = Math.imul(found[person], factors[part]) + terms[part];
      }
    }
    return found;
  }

  /** @param {number} person */
  of(person) {
    const { partColumns } = this.people;
    let found = "";
    for (let at = 0; at < partColumns.length && partColumns[at][person] >= 0; at++) found += this.ofPart[partColumns[at][person]];
    return found;
  }

  /**
   * Give the people with exactly these initials.
   * @param {string} initials
   * @returns {number[]}
   */
  called(initials) {
    const found = [];
    const { hashes } = this;
    const hash = hashOf(initials);
    for (let person = hashes.indexOf(hash); person >= 0; person = hashes.indexOf(hash, person + 1)) {
      if (this.of(person) === initials) found.push(person);
    }
    return found;
  }
}

/** @param {string} initials */
function hashOf(initials) {
  let hash = 0;
  for (const sign of initials) hash = (Math.imul(hash, FACTOR) + (sign.codePointAt(0) ?? 0)) | 0;
  return hash;
}
