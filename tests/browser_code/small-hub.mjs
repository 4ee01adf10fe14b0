/** Makes the index of a hub that a test writes down, and an engine that has read it. */

import * as further from "../../src/hubgen/site/assets/further.js";
import { Engine } from "../../src/hubgen/site/assets/search/engine.js";
import { KIND, VERSION } from "../../src/hubgen/site/assets/search/reader.js";

/**
 * @typedef {{ name: string, slug?: string, aliases?: string[], category?: string, parent?: string, related?: string[] }} SmallSkill
 * @typedef {{ name: string, role?: string, team?: string, place?: string, zone?: string, languages?: string[],
 *   knows?: Record<string, [level: number, teaches?: boolean]>, wants?: string[], seats?: number, away?: boolean,
 *   paused?: number, wrote?: string[], circles?: string[] }} SmallPerson
 * @typedef {{ skills: SmallSkill[], people: Record<string, SmallPerson>, circles?: { name: string, slug: string, skills: string[] }[],
 *   zones?: Record<string, number>, apart?: boolean }} SmallHub  *apart*: claims in a file for each skill
 */

const DAY = 20_780;
const LEVELS = ["beginner", "works alone", "helps others", "others come to them"];

class Bytes {
  /** @param {number} kind */
  constructor(kind) {
    /** @type {number[]} */
    this.out = kind ? [..."HUBI"].map((letter) => letter.charCodeAt(0)).concat(VERSION, kind) : [];
  }

  /** @param {number} value */
  number(value) {
    for (; value > 127; value = Math.floor(value / 128)) this.out.push((value & 127) | 128);
    this.out.push(value);
  }

  /** @param {string[]} values */
  texts(values) {
    this.number(values.length);
    for (const value of values) this.out.push(...new TextEncoder().encode(value), 0);
  }

  /** @param {string[]} values  of which none says that it shares anything with the one before */
  sortedTexts(values) {
    this.number(values.length);
    for (const value of values) this.out.push(0, ...new TextEncoder().encode(value));
    this.out.push(0);
  }

  /** @param {string[][]} groups */
  textGroups(groups) {
    for (const group of groups) this.number(group.length);
    this.texts(groups.flat());
  }

  /** @param {number[][]} groups */
  groups(groups) {
    for (const group of groups) this.number(group.length);
    for (const value of groups.flat()) this.number(value);
  }

  /** @param {number[]} values  up to 15 */
  halves(values) {
    for (let at = 0; at < values.length; at += 2) this.out.push(values[at] | ((values[at + 1] ?? 0) << 4));
  }

  /** @param {number[]} values  less than 255 */
  column(values) {
    this.out.push(0, 1, ...values.map((value) => value + 1));
  }

  /** @param {number[]} values */
  ascending(values) {
    values.forEach((value, at) => this.number(value - (at ? values[at - 1] : -1) - 1));
  }
}

/**
 * Give each value once.
 * @param {(string | undefined)[]} values
 */
function once(values) {
  return [...new Set(values)].filter((value) => value !== undefined);
}

/** @param {SmallHub} hub */
function derive(hub) {
  const people = Object.entries(hub.people).sort(([a], [b]) => (a < b ? -1 : 1)).map(([slug, person]) => ({ slug, ...person }));
  const names = hub.skills.map((skill) => skill.name);
  /** @type {(test: (person: (typeof people)[number]) => unknown) => number[]} */
  const who = (test) => people.map((_, at) => at).filter((at) => test(people[at]));
  const claims = names.map((name) => who((person) => person.knows?.[name]));
  const levels = names.map((name, at) => claims[at].map((one) => packed(people[one].knows?.[name])));
  const wants = names.map((name) => who((person) => person.wants?.includes(name)));
  const bases = [...new Set(people.map(({ place, zone }) => JSON.stringify([place, zone])))];
  const tongues = [...new Set(people.map(({ languages }) => JSON.stringify(languages ?? [])))];
  const words = once(people.flatMap((person) => person.wrote ?? [])).sort();
  return { people, names, who, claims, levels, wants, bases, tongues, words };
}

/** @param {[level: number, teaches?: boolean] | undefined} claim */
function packed(claim) {
  return claim ? claim[0] + (claim[1] ? 8 : 0) : 0;
}

/**
 * Give the files of the index by their name.
 * @param {SmallHub} hub
 * @returns {Record<string, Uint8Array>}
 */
export function filesOf(hub) {
  const all = derive(hub);
  /** @param {Bytes} bytes  @param {number[]} skills */
  const claim = (bytes, skills) => {
    for (const skill of skills) bytes.ascending(all.claims[skill]);
    bytes.halves(skills.flatMap((skill) => all.levels[skill]));
    for (const skill of skills) bytes.ascending(all.wants[skill]);
  };
  const shards = hub.apart ? all.names.map((_, skill) => skill) : [];
  const people = writePeople(hub, all);
  if (!hub.apart) claim(people, all.names.map((_, skill) => skill));
  const words = new Bytes(KIND.words);
  const wrote = all.words.map((word) => all.who((person) => person.wrote?.includes(word)));
  words.sortedTexts(all.words);
  for (const found of wrote) words.number(found.length);
  for (const found of wrote) words.ascending(found);
  /** @type {Record<string, Uint8Array>} */
  const files = { boot: Uint8Array.from(writeBoot(hub, all, shards).out), people: Uint8Array.from(people.out) };
  files.words = Uint8Array.from(words.out);
  for (const skill of shards) {
    const bytes = new Bytes(KIND.claims);
    claim(bytes, [skill]);
    files[`claims-${skill}`] = Uint8Array.from(bytes.out);
  }
  return files;
}

/**
 * @param {SmallHub} hub
 * @param {ReturnType<typeof derive>} all
 * @param {number[]} shards
 */
function writeBoot(hub, { people, names, claims, wants, bases, tongues }, shards) {
  const boot = new Bytes(KIND.boot);
  const { skills, circles = [], zones = {} } = hub;
  const categories = once(skills.map((skill) => skill.category));
  const [places, languages] = [once(people.map(({ place }) => place)), once(people.flatMap((person) => person.languages ?? []))];
  boot.number(DAY);
  boot.number(people.length);
  boot.texts(LEVELS);
  boot.texts(["people"]);
  boot.texts(shards.map((skill) => `claims-${skill}`));
  boot.texts(["words"]);
  for (const skill of shards) boot.number(skill);
  boot.texts(names);
  boot.texts(skills.map((skill) => skill.slug ?? "="));
  boot.textGroups(skills.map((skill) => skill.aliases ?? []));
  boot.column(skills.map((skill) => categories.indexOf(skill.category ?? "")));
  boot.column(skills.map((skill) => names.indexOf(skill.parent ?? "")));
  boot.groups(skills.map((skill) => (skill.related ?? []).map((name) => names.indexOf(name))));
  boot.column(claims.map((found) => found.length));
  boot.column(wants.map((found) => found.length));
  for (const list of [categories, once(people.map(({ team }) => team)), once(people.map(({ role }) => role)), places, languages]) boot.texts(list);
  boot.texts(Object.keys(zones));
  for (const offset of Object.values(zones)) for (const value of [1, 0, offset + 1440]) boot.number(value);
  boot.number(1);
  for (const unsaid of [-1, -1, 0]) boot.column([unsaid]); // hours and days
  boot.number(bases.length);
  const read = bases.map((base) => JSON.parse(base));
  boot.column(read.map(([place]) => places.indexOf(place)));
  boot.column(read.map(([, zone]) => Object.keys(zones).indexOf(zone)));
  boot.column(read.map(() => 0));
  boot.number(tongues.length);
  boot.groups(tongues.map((set) => JSON.parse(set).map((/** @type {string} */ name) => languages.indexOf(name))));
  boot.texts(circles.map((circle) => circle.name));
  boot.texts(circles.map((circle) => circle.slug));
  boot.groups(circles.map((circle) => circle.skills.map((name) => names.indexOf(name))));
  return boot;
}

/**
 * @param {SmallHub} hub
 * @param {ReturnType<typeof derive>} all
 */
function writePeople(hub, { people, who, bases, tongues }) {
  const bytes = new Bytes(KIND.people);
  const split = people.map(({ name }) => name.split(" "));
  const parts = [...new Set(split.flat())].sort();
  bytes.number(0); // none is said to be a plain word
  bytes.sortedTexts(parts);
  const longest = Math.max(...split.map((name) => name.length));
  bytes.number(longest);
  for (let at = 0; at < longest; at++) bytes.column(split.map((name) => parts.indexOf(name[at] ?? "")));
  bytes.column(people.map(() => 1));
  bytes.sortedTexts(people.map(({ slug }) => slug));
  const [teams, roles] = [once(people.map(({ team }) => team)), once(people.map(({ role }) => role))];
  bytes.column(people.map(({ team = "" }) => teams.indexOf(team)));
  bytes.column(people.map(({ role = "" }) => roles.indexOf(role)));
  bytes.column(people.map(({ place, zone }) => bases.indexOf(JSON.stringify([place, zone]))));
  bytes.column(people.map(({ languages }) => tongues.indexOf(JSON.stringify(languages ?? []))));
  const claims = people.map(({ knows }) => Object.values(knows ?? {}));
  bytes.out.push(...claims.map((levels) => Math.max(0, ...levels.map(([level]) => level)) << 4));
  people.forEach((person, at) => {
    const [seats, teaches] = [person.seats === undefined ? 0 : person.seats + 1, claims[at].some(([, one]) => one)];
    bytes.out.push(seats | (person.away ? 16 : 0) | (teaches ? 32 : 0) | (person.wants ? 64 : 0));
  });
  const paused = who((person) => person.paused);
  bytes.number(paused.length);
  bytes.ascending(paused);
  for (const at of paused) bytes.number(people[at].paused ?? 0);
  for (const { slug } of hub.circles ?? []) {
    const members = who((person) => person.circles?.includes(slug));
    bytes.number(members.length);
    bytes.ascending(members);
  }
  return bytes;
}

/**
 * Give an engine that has read all files of the hub's index.
 * @param {SmallHub} hub
 */
export function engineOf(hub) {
  const files = filesOf(hub);
  const engine = new Engine(files.boot, further);
  for (const name of engine.allFiles) engine.add(name, files[name]);
  return engine;
}
