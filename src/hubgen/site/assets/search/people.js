/** Reads what an index says of everybody: one typed array for each fact. */

import { plainSlug } from "./fold.js";

/** @typedef {import("./reader.js").Reader} Reader */

/** What an index says of everybody, ordered by slug; names and slugs are put together when they are asked for. */
export class People {
  /**
   * @param {Reader} reader
   * @param {number} count
   * @param {number} circles
   */
  constructor(reader, count, circles) {
    this.count = count;
    /** So many parts, the first ones, are words as they stand, but for their capitals. */
    this.plainParts = reader.number();
    this.parts = reader.sortedTexts();
    this.partColumns = Array.from({ length: reader.number() }, () => reader.column(count));
    this.slugKinds = reader.column(count);
    this.written = writtenSlugs(this.slugKinds, reader.sortedTexts());
    this.team = reader.column(count);
    this.role = reader.column(count);
    this.base = reader.column(count);
    this.tongues = reader.column(count, this.base);
    this.standing = reader.bytes(count);
    this.room = reader.bytes(count);
    const paused = reader.ascending(reader.number());
    /** @type {Map<number, number>} */
    this.paused = new Map(Array.from(paused, (person) => [person, reader.number()]));
    this.members = Array.from({ length: circles }, () => reader.ascending(reader.number()));
  }

  /** @param {number} person */
  name(person) {
    return this.partsOf(person).map((part) => this.parts[part]).join(" ");
  }

  /** @param {number} person */
  partsOf(person) {
    return this.partColumns.map((column) => column[person]).filter((part) => part >= 0);
  }

  /** @param {number} person */
  slug(person) {
    const kind = this.slugKinds[person];
    return this.written.get(person) ?? plainSlug(this.name(person)) + (kind ? `-${kind - 1}` : "");
  }

  /** @param {number} person  @returns {number}  0 where nobody said, else one more than the free seats */
  seats(person) {
    return roomOf(this.room[person]).seats;
  }

  /** @param {number} person */
  away(person) {
    return roomOf(this.room[person]).away;
  }

  /** @param {number} person */
  teaches(person) {
    return roomOf(this.room[person]).teaches;
  }

  /** @param {number} person */
  wants(person) {
    return roomOf(this.room[person]).wants;
  }

  /** @param {number} person  @returns {number}  the highest level of any skill */
  level(person) {
    return this.standing[person] >> 4;
  }

  /** @param {number} person */
  fresh(person) {
    return this.standing[person] & 3;
  }

  /** @param {number} person */
  complete(person) {
    return (this.standing[person] >> 2) & 3;
  }
}

/**
 * Take a byte apart that says how much room somebody has.
 * @param {number} byte
 */
export function roomOf(byte) {
  return { seats: byte & 15, away: (byte & 16) !== 0, teaches: (byte & 32) !== 0, wants: (byte & 64) !== 0 };
}

const WRITTEN = 1;

/**
 * Give the slugs that do not follow from a name, by person.
 * @param {Int32Array} kinds
 * @param {string[]} slugs
 * @returns {Map<number, string>}
 */
function writtenSlugs(kinds, slugs) {
  const found = new Map();
  for (let person = kinds.indexOf(WRITTEN); person >= 0; person = kinds.indexOf(WRITTEN, person + 1)) {
    found.set(person, slugs[found.size]);
  }
  return found;
}
