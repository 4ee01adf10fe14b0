/** Turns the lists of who knows a skill round: what each person knows. */

import { familyOf } from "./matching.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./matching.js").Matched} Matched */

/**
 * Person *p* knows `skills[at]`, at the packed level `levels[at]`, for each *at* from `offsets[p]` to before
 * `offsets[p + 1]`, the skills ascending.
 * @typedef {{ offsets: Uint32Array, skills: Uint16Array | Uint32Array, levels: Uint8Array }} Knowledge
 */

/**
 * Whoever knows skill *s* knows each `wider[at]` in part, for each *at* from `starts[s]` to before `starts[s + 1]`;
 * the first of these is the skill itself.
 * @typedef {{ starts: Uint32Array, wider: Uint32Array }} Wider
 */

/** @type {WeakMap<Columns, Knowledge>} */
const known = new WeakMap();
/** @type {WeakMap<Columns["lists"], Wider>} */
const widened = new WeakMap();
/** So many values does a packed level have. */
const PACKED = 16;

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
 * Give, for each skill, itself and those that it is a part of.
 * @param {Columns} columns
 * @returns {Wider}
 */
function widerOf(columns) {
  const { lists } = columns;
  let found = widened.get(lists);
  if (!found) {
    const every = lists.skills.map((_, skill) => [skill]);
    const parents = new Set(lists.skills.map((skill) => skill.parent).filter((parent) => parent >= 0));
    for (const parent of parents) {
      for (const part of familyOf(columns, [parent])) if (part !== parent) every[part].push(parent);
    }
    const starts = new Uint32Array(every.length + 1);
    every.forEach((wider, skill) => (starts[skill + 1] = starts[skill] + wider.length));
    found = { starts, wider: Uint32Array.from(every.flat()) };
    widened.set(lists, found);
  }
  return found;
}

/**
 * Give the skills that everybody knows, at least in part, who knows one of these.
 * @param {Columns} columns
 * @param {number[]} ids
 * @returns {Set<number>}
 */
export function impliedBy(columns, ids) {
  const { starts, wider } = widerOf(columns);
  const [first, ...others] = ids.map((id) => wider.subarray(starts[id], starts[id + 1]));
  return new Set(first ? first.filter((skill) => others.every((other) => other.includes(skill))) : []);
}

/**
 * Count, by skill, those who fit and know it or a part of it: at *level* at least, and with *taught* teach it. Each
 * person counts once for a skill.
 * @param {Matched} matched
 * @param {Knowledge} knowledge
 * @param {{ level: number, taught: boolean }} need
 * @returns {Uint32Array}
 */
export function countKnown({ columns, fails, candidates }, { offsets, skills, levels }, need) {
  const { starts, wider } = widerOf(columns);
  const size = columns.lists.skills.length;
  const counts = new Uint32Array(size);
  // One claim may reach the level and another be taught, both of them parts of the same skill.
  const meets = Uint8Array.from({ length: PACKED }, (_, packed) => meeting(packed, need));
  const last = new Int32Array(size).fill(-1);
  const met = new Uint8Array(size);
  for (let at = 0; at < candidates.length; at++) {
    const person = candidates[at];
    if (fails[person] !== 0) continue;
    for (let claim = offsets[person], end = offsets[person + 1]; claim < end; claim++) {
      const skill = skills[claim];
      const own = meets[levels[claim]];
      for (let place = starts[skill], beyond = starts[skill + 1]; place < beyond; place++) {
        const whole = wider[place];
        const before = last[whole] === person ? met[whole] : 0;
        last[whole] = person;
        met[whole] = before | own;
        if (before !== ALL && (before | own) === ALL) counts[whole]++;
      }
    }
  }
  return counts;
}

const ALL = 3;

/**
 * @param {number} packed
 * @param {{ level: number, taught: boolean }} need
 */
function meeting(packed, { level, taught }) {
  return (packed % (PACKED / 2) >= level ? 1 : 0) | (!taught || packed >= PACKED / 2 ? 2 : 0);
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
        if (fails[person] === 0) last[person] = skill;
      }
    }
    return hits;
  });
}
