/** Reads the files of an index into columns: one typed array for each fact, one list of people for each skill. */

import { plainSlug } from "./fold.js";
import { KIND, open } from "./reader.js";

/** @typedef {import("./reader.js").Reader} Reader */

/**
 * A skill; *slug* is empty where no file declares it, -1 stands for no category and no parent.
 * @typedef {{ name: string, slug: string, aliases: string[], category: number, parent: number, related: number[],
 *   claims: number, wants: number }} Skill
 * @typedef {{ name: string, offsets: { minute: number, offset: number }[] }} Zone
 * @typedef {{ start: number, end: number, days: number }} Schedule
 * @typedef {{ place: number, zone: number, schedule: number }} Base
 * @typedef {{ name: string, slug: string, skills: number[] }} Circle
 * @typedef {{ people: Uint32Array, levels: Uint8Array }} Claimed
 */

/**
 * @typedef {{ skills: Skill[], categories: string[], teams: string[], roles: string[], places: string[],
 *   languages: string[], zones: Zone[], schedules: Schedule[], bases: Base[], tongues: number[][],
 *   circles: Circle[] }} Lists
 */

/**
 * What the boot file says. *firsts* are the first skills of each file of claims; none where they stand with the people.
 * @typedef {{ day: number, count: number, levels: string[], files: { people: string, claims: string[], words: string[] },
 *   firsts: number[], lists: Lists }} Boot
 */

/**
 * @param {Uint8Array} data
 * @returns {Boot}
 */
export function readBoot(data) {
  const reader = open(data, KIND.boot);
  const [day, count, levels] = [reader.number(), reader.number(), reader.texts()];
  const [[people], claims, words] = [reader.texts(), reader.texts(), reader.texts()];
  const firsts = claims.map(() => reader.number());
  return { day, count, levels, files: { people, claims, words }, firsts, lists: readLists(reader) };
}

/**
 * @param {Reader} reader
 * @returns {Lists}
 */
function readLists(reader) {
  const names = reader.texts();
  const size = names.length;
  const slugs = names.map((name) => {
    const slug = reader.text();
    return slug === "=" ? plainSlug(name) : slug;
  });
  const aliases = names.map(() => reader.texts());
  const [category, parent] = [reader.column(size), reader.column(size)];
  const related = names.map(() => reader.numbers());
  const [claims, wants] = [reader.column(size), reader.column(size)];
  const skills = names.map((name, id) => ({
    name,
    slug: slugs[id],
    aliases: aliases[id],
    category: category[id],
    parent: parent[id],
    related: related[id],
    claims: claims[id],
    wants: wants[id],
  }));
  const [categories, teams, roles, places, languages] = Array.from({ length: 5 }, () => reader.texts());
  const zones = Array.from({ length: reader.number() }, () => readZone(reader));
  const schedules = readTable(reader).map(([start, end, days]) => ({ start, end, days }));
  const bases = readTable(reader).map(([place, zone, schedule]) => ({ place, zone, schedule }));
  const tongues = Array.from({ length: reader.number() }, () => reader.numbers());
  const circles = Array.from({ length: reader.number() }, () => {
    const [name, slug] = [reader.text(), reader.text()];
    return { name, slug, skills: reader.numbers() };
  });
  return { skills, categories, teams, roles, places, languages, zones, schedules, bases, tongues, circles };
}

/** @param {Reader} reader */
function readZone(reader) {
  const name = reader.text();
  const offsets = Array.from({ length: reader.number() }, () => {
    const minute = reader.number();
    return { minute, offset: reader.number() - 1440 };
  });
  return { name, offsets };
}

/**
 * Read rows of three numbers, which are written as three columns.
 * @param {Reader} reader
 */
function readTable(reader) {
  const size = reader.number();
  const columns = Array.from({ length: size ? 3 : 0 }, () => reader.column(size));
  return Array.from({ length: size }, (_, place) => columns.map((column) => column[place]));
}

/** What an index says of everybody, ordered by slug; names and slugs are put together when they are asked for. */
export class People {
  /**
   * @param {Reader} reader
   * @param {number} count
   * @param {number} circles
   */
  constructor(reader, count, circles) {
    this.count = count;
    this.parts = reader.sortedTexts();
    this.partColumns = Array.from({ length: reader.number() }, () => reader.column(count));
    this.slugKinds = reader.column(count);
    this.odd = reader.sortedTexts();
    this.oddPlaces = placesOf(this.slugKinds);
    this.team = reader.column(count);
    this.role = reader.column(count);
    this.base = reader.column(count);
    this.tongues = reader.column(count);
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
    if (kind === WRITTEN) return this.odd[this.oddPlaces[person]];
    return plainSlug(this.name(person)) + (kind ? `-${kind - 1}` : "");
  }

  /** @param {number} person  @returns {number}  0 where nobody said, else one more than the free seats */
  seats(person) {
    return this.room[person] & 15;
  }

  /** @param {number} person */
  away(person) {
    return (this.room[person] & 16) !== 0;
  }

  /** @param {number} person */
  teaches(person) {
    return (this.room[person] & 32) !== 0;
  }

  /** @param {number} person */
  wants(person) {
    return (this.room[person] & 64) !== 0;
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

export const WRITTEN = 1;

/**
 * Number those whose slug is written.
 * @param {Int32Array} kinds
 */
function placesOf(kinds) {
  const places = new Int32Array(kinds.length);
  for (let person = 0, next = 0; person < kinds.length; person++) places[person] = kinds[person] === WRITTEN ? next++ : -1;
  return places;
}

/** All that is known of a hub so far: the boot file, then the people, then claims and words as they are asked for. */
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
    for (let id = start; id < end; id++) {
      this.claims[id] = { people: people[id - start], levels: reader.bytes(skills[id].claims) };
    }
    for (let id = start; id < end; id++) this.wants[id] = reader.ascending(skills[id].wants);
  }

  /** @param {Reader} reader */
  #addWords(reader) {
    const stems = reader.sortedTexts();
    const counts = stems.map(() => reader.number());
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
