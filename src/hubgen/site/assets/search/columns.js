/** Gathers all that is known of a hub so far, file by file. */

import { People } from "./people.js";
import { KIND, open } from "./reader.js";

/** @typedef {import("./boot.js").Boot} Boot */
/** @typedef {import("./boot.js").Lists} Lists */
/** @typedef {import("./reader.js").Reader} Reader */

/**
 * Who has a skill: places in the list of people, ascending, and for each of them the level (0 unsaid) + 8 if they teach.
 * @typedef {{ people: Uint32Array, levels: Uint8Array }} Claimed
 */

/** What is known of a hub: the boot file, then the people, then claims and words as they are asked for. */
export class Columns {
  /** @param {Boot} boot */
  constructor(boot) {
    this.boot = boot;
    this.day = boot.day;
    this.levels = boot.levels;
    this.lists = boot.lists;
    /** @type {People | null} */
    this.people = null;
    /** @type {(Claimed | undefined)[]} */
    this.claims = new Array(boot.lists.skills.length);
    /** @type {(Uint32Array | undefined)[]} */
    this.wants = new Array(boot.lists.skills.length);
    /** @type {Map<string, Uint32Array>} */
    this.words = new Map();
    /** @type {Set<string>} */
    this.read = new Set();
  }

  /**
   * Take in a file.
   * @param {string} name
   * @param {Uint8Array} data  unpacked
   */
  add(name, data) {
    const { files, firsts, count, lists } = this.boot;
    if (this.read.has(name)) return;
    if (name === files.people) {
      const reader = open(data, KIND.people);
      this.people = new People(reader, count, lists.circles.length);
      if (files.claims.length === 0) this.#addClaims(reader, 0, lists.skills.length);
    } else if (files.words.includes(name)) {
      this.#addWords(open(data, KIND.words));
    } else {
      const shard = files.claims.indexOf(name);
      this.#addClaims(open(data, KIND.claims), firsts[shard], firsts[shard + 1] ?? lists.skills.length);
    }
    this.read.add(name);
  }

  /**
   * @param {Reader} reader
   * @param {number} start
   * @param {number} end
   */
  #addClaims(reader, start, end) {
    const { skills } = this.lists;
    const people = [];
    for (let id = start; id < end; id++) people.push(reader.ascending(skills[id].claims));
    const levels = reader.halves(people.reduce((sum, who) => sum + who.length, 0));
    for (let id = start, at = 0; id < end; id++) {
      const size = skills[id].claims;
      this.claims[id] = { people: people[id - start], levels: levels.subarray(at, at + size) };
      at += size;
    }
    for (let id = start; id < end; id++) this.wants[id] = reader.ascending(skills[id].wants);
  }

  /** @param {Reader} reader */
  #addWords(reader) {
    const stems = reader.sortedTexts();
    const counts = reader.numbers(stems.length);
    stems.forEach((stem, place) => this.words.set(stem, reader.ascending(counts[place])));
  }

  /**
   * Give the file that holds the claims of a skill.
   * @param {number} id
   */
  claimsFile(id) {
    const { files, firsts } = this.boot;
    if (files.claims.length === 0) return files.people;
    let shard = 0;
    while (shard + 1 < firsts.length && firsts[shard + 1] <= id) shard++;
    return files.claims[shard];
  }
}
