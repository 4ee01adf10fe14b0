/** Turns the lists of who knows a skill into what each person knows, and into how many of those who fit know it. */

import { TEACHES } from "./marking.js";
import { familyOf } from "./relations.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./matching.js").Matched} Matched */

/**
 * Person *p* knows `skills[at]`, at the packed level `levels[at]`, for each *at* from `offsets[p]` to before
 * `offsets[p + 1]`, the skills ascending.
 * @typedef {{ offsets: Uint32Array, skills: Uint16Array | Uint32Array, levels: Uint8Array }} Knowledge
 */

/** @type {WeakMap<Columns, Knowledge>} */
const known = new WeakMap();

/**
 * Say whether everything that people claim to know is loaded.
 * @param {Columns} columns
 */
export function hasAllClaims({ boot, read }) {
  const { people, claims } = boot.files;
  return [people, ...claims].every((name) => read.has(name));
}

/**
 * Give what each person knows, made on first need; null while not all of it is loaded.
 * @param {Columns} columns
 * @returns {Knowledge | null}
 */
export function knowledgeOf(columns) {
  let found = known.get(columns) ?? null;
  if (!found && hasAllClaims(columns)) {
    found = turnedRound(columns);
    known.set(columns, found);
  }
  return found;
}

/**
 * @param {Columns} columns
 * @returns {Knowledge}
 */
function turnedRound({ boot, claims }) {
  const offsets = new Uint32Array(boot.count + 1);
  for (const claimed of claims) {
    if (claimed) for (let at = 0; at < claimed.people.length; at++) offsets[claimed.people[at] + 1]++;
  }
  for (let person = 0; person < boot.count; person++) offsets[person + 1] += offsets[person];
  const total = offsets[boot.count];
  const skills = claims.length > 0xffff ? new Uint32Array(total) : new Uint16Array(total);
  const levels = new Uint8Array(total);
  const next = offsets.slice();
  claims.forEach((claimed, skill) => {
    if (!claimed) return;
    for (let at = 0; at < claimed.people.length; at++) {
      const place = next[claimed.people[at]]++;
      skills[place] = skill;
      levels[place] = claimed.levels[at];
    }
  });
  return { offsets, skills, levels };
}

/**
 * Give the skills that everybody knows, at least in part, who knows one of these.
 * @param {Columns} columns
 * @param {number[]} ids
 * @returns {number[]}
 */
export function impliedBy(columns, ids) {
  const [first, ...others] = ids.map((id) => widerThan(columns, id));
  return first ? [...first].filter((skill) => others.every((other) => other.has(skill))) : [];
}

/**
 * Give a skill and those that it is a part of.
 * @param {Columns} columns
 * @param {number} id
 */
function widerThan({ lists }, id) {
  const found = new Set([id]);
  // A set goes on to what is added while one goes through it.
  for (const one of found) if (lists.skills[one].parent >= 0) found.add(lists.skills[one].parent);
  return found;
}

/**
 * Count, by skill, those who fit and know it or a part of it: at *level* at least, and with *taught* teach it. Each
 * person counts once for a skill.
 * @param {Matched} matched
 * @param {{ level: number, taught: boolean }} need
 * @returns {Uint32Array}
 */
export function countKnown(matched, need) {
  const { columns, people, fails } = matched;
  // One claim may reach the level and another be taught, both of them parts of the same skill.
  const meets = Uint8Array.from({ length: 2 * TEACHES }, (_, packed) => meeting(packed, need));
  // The skill that each person was last looked at for, and in the two lowest bits what they meet of it.
  const met = new Int32Array(people.count).fill(-1);
  return Uint32Array.from(columns.lists.skills, (_, skill) => {
    const family = familyOf(columns, [skill]);
    if (family.length === 1) return countAlone(columns.claims[skill], fails, meets);
    return family.reduce((hits, part) => hits + countPart(columns.claims[part], fails, meets, met, skill), 0);
  });
}

const ALL = 3;

/**
 * Count those who fit and know a skill that has no parts.
 * @param {import("./columns.js").Claimed | undefined} claimed
 * @param {Uint16Array} fails
 * @param {Uint8Array} meets  by packed level
 */
function countAlone(claimed, fails, meets) {
  let hits = 0;
  for (let at = 0; claimed && at < claimed.people.length; at++) {
    if (fails[claimed.people[at]] === 0 && meets[claimed.levels[at]] === ALL) hits++;
  }
  return hits;
}

/**
 * Count those who fit and whom a part of a skill is the last to make know the skill as it is asked for.
 * @param {import("./columns.js").Claimed | undefined} claimed
 * @param {Uint16Array} fails
 * @param {Uint8Array} meets  by packed level
 * @param {Int32Array} met
 * @param {number} skill
 */
function countPart(claimed, fails, meets, met, skill) {
  let hits = 0;
  for (let at = 0; claimed && at < claimed.people.length; at++) {
    const person = claimed.people[at];
    if (fails[person] !== 0) continue;
    const before = met[person] >> 2 === skill ? met[person] & ALL : 0;
    const after = before | meets[claimed.levels[at]];
    if (before !== ALL && after === ALL) hits++;
    met[person] = (skill << 2) | after;
  }
  return hits;
}

/**
 * @param {number} packed
 * @param {{ level: number, taught: boolean }} need
 */
function meeting(packed, { level, taught }) {
  return (packed % TEACHES >= level ? 1 : 0) | (!taught || packed >= TEACHES ? 2 : 0);
}

/**
 * Count, by skill, those who fit and want to learn it or a part of it, each once.
 * @param {Matched} matched
 * @returns {Uint32Array}
 */
export function countWanted({ columns, people, fails }) {
  const last = new Int32Array(people.count).fill(-1);
  return Uint32Array.from(columns.lists.skills, (_, skill) => {
    let hits = 0;
    for (const part of familyOf(columns, [skill])) {
      for (const person of columns.wants[part] ?? []) {
        if (fails[person] === 0 && last[person] !== skill) hits++;
        last[person] = skill;
      }
    }
    return hits;
  });
}
