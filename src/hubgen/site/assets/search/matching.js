/** Finds the people who fit a question, and those who fit all of it but one kind of chip. */

import { KNOWN, ofKind, queryStem } from "./question.js";
import { isAtWork, offsetAt } from "./times.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./columns.js").People} People */
/** @typedef {import("./question.js").Chip} Chip */
/** @typedef {import("./question.js").Question} Question */

/**
 * Who asks: the *minute* (since 1970 in UTC), how far their clock is ahead of UTC in minutes (null: unsaid), and
 * their languages.
 * @typedef {{ minute: number, offset: number | null, languages: string[] }} Asker
 */

/**
 * How everybody has the skill of a chip, one byte a person: 0 for not at all, else HAS + DIRECT where it is the skill
 * itself and not a part of it + TAUGHT where they teach it + LEVEL times the level.
 * @typedef {Uint8Array} Having
 */

export const HAS = 1;
export const DIRECT = 2;
export const TAUGHT = 4;
export const LEVEL = 8;

/** What a claim's level is packed with. */
export const TEACHES = 8;

const MINUTES = 24 * 60;

/** The kinds of tests, each a bit of what somebody fails. */
const TESTS = [
  "skill", "team", "place", "language", "zone", "circle", "role", "person", "word", "level", "teaches", "wants", "seat", "awake", "not",
];
/** @type {Record<string, number>} */
export const BIT = Object.fromEntries(TESTS.map((kind, place) => [kind, 1 << place]));

/**
 * *candidates* are the people who have what the question asks of skills, names and words, and *fails* holds, for each
 * of them, the bits of the other kinds of chips they do not fit. *skills* holds, by the place of the
 * chip, how everybody has a skill that they are to know; *wanted* the chips of skills that they are to want.
 * @typedef {{ columns: Columns, people: People, question: Question, asker: Asker, fails: Uint16Array,
 *   candidates: Uint32Array, skills: Map<number, Having>, wanted: Set<number>, moment: Moment }} Matched
 */

/**
 * What follows from a place, a zone and hours at the asker's moment. *wall* is the minute on the clocks there, null
 * without a zone; *apart* the minutes between the two clocks, null where one is unknown.
 * @typedef {{ wall: number | null, apart: number | null, atWork: boolean }} BaseFacts
 */

/**
 * What is so at the asker's moment, whatever the question; *key* tells two moments apart. *traits* holds a bit for
 * each thing that is true of a person.
 * @typedef {{ key: string, bases: BaseFacts[], traits: Uint8Array, everybody: Uint32Array }} Moment
 */

/** The bit of each trait, by the kind of chip that asks for it. @type {Record<string, number>} */
export const TRAIT = { teaches: 1, wants: 2, seat: 4, awake: 8 };

/** The bit of those who take nobody new for now, which no chip asks for. */
export const PAUSED = 16;

/**
 * Work out what is so at the asker's moment, unless *before* tells already.
 * @param {Columns} columns
 * @param {People} people
 * @param {Asker} asker
 * @param {Moment | null} before
 * @returns {Moment}
 */
export function momentOf(columns, people, asker, before) {
  const bases = basesAt(columns, asker);
  const day = Math.floor(asker.minute / MINUTES);
  const key = [day, asker.languages, bases.map((base) => `${base.apart}${base.atWork}`)].join();
  if (before?.key === key) return { ...before, bases };
  const traits = new Uint8Array(people.count);
  for (let person = 0; person < traits.length; person++) {
    const here = !people.away(person);
    const paused = (people.paused.get(person) ?? 0) > day;
    traits[person] =
      (people.teaches(person) ? TRAIT.teaches : 0) |
      (people.wants(person) ? TRAIT.wants : 0) |
      (people.seats(person) > 1 && here && !paused ? TRAIT.seat : 0) |
      (bases[people.base[person]].atWork && here ? TRAIT.awake : 0) |
      (paused ? PAUSED : 0);
  }
  const everybody = before?.everybody ?? Uint32Array.from({ length: people.count }, (_, person) => person);
  return { key, bases, traits, everybody };
}

/**
 * @param {Columns} columns
 * @param {People} people
 * @param {Question} question
 * @param {Asker} asker
 * @param {Moment} moment
 * @returns {Matched}
 */
export function match(columns, people, question, asker, moment) {
  const wanted = wantedChips(question);
  /** @type {Map<number, Having>} */
  const skills = new Map();
  /** @type {Uint8Array[]} */
  const known = [];
  for (const place of ofKind(question, ...KNOWN)) {
    const ids = skillsOf(columns, question.chips[place]);
    const having = wanted.has(place) ? wantingOf(columns, people, ids) : havingOf(columns, people, ids);
    if (!wanted.has(place)) skills.set(place, having);
    known.push(having);
  }
  for (const place of ofKind(question, "word")) known.push(marked(columns, people, [question.chips[place]]));
  const named = ofKind(question, "person").map((place) => question.chips[place]);
  if (named.length > 0) known.push(marked(columns, people, named));
  const candidates = candidatesOf(people, known, moment);
  const fails = new Uint16Array(people.count).fill(BIT.skill);
  for (let at = 0; at < candidates.length; at++) fails[candidates[at]] = 0;
  const matched = { columns, people, question, asker, fails, candidates, skills, wanted, moment };
  for (const kind of ["team", "place", "language", "zone", "circle", "role"]) {
    const chips = ofKind(question, kind).map((place) => question.chips[place]);
    if (chips.length > 0) keepNamed(matched, kind, chips);
  }
  keepFlags(matched);
  for (const chip of question.chips.filter((one) => one.negated)) {
    const unwanted = flagMarks(matched, chip, new Map()) ?? marked(columns, people, [chip]);
    for (let at = 0; at < candidates.length; at++) if (unwanted[candidates[at]]) fails[candidates[at]] |= BIT.not;
  }
  return matched;
}

/**
 * Give the people who pass all tests that no facet is counted without; nobody else matters to an answer.
 * @param {People} people
 * @param {Uint8Array[]} tests
 * @param {Moment} moment
 */
function candidatesOf(people, tests, moment) {
  if (tests.length === 0) return moment.everybody;
  const found = new Uint32Array(people.count);
  const [first, ...others] = tests;
  let count = 0;
  for (let person = 0; person < first.length; person++) {
    if (first[person] !== 0) found[count++] = person;
  }
  for (const test of others) {
    let kept = 0;
    for (let at = 0; at < count; at++) if (test[found[at]] !== 0) found[kept++] = found[at];
    count = kept;
  }
  return found.subarray(0, count);
}

/**
 * Note which candidates a test fails.
 * @param {Matched} matched
 * @param {number} bit
 * @param {Uint8Array} passing
 */
function keep({ fails, candidates }, bit, passing) {
  for (let at = 0; at < candidates.length; at++) if (passing[candidates[at]] === 0) fails[candidates[at]] |= bit;
}

/**
 * Note which candidates some chips of one kind fail.
 * @param {Matched} matched
 * @param {string} kind
 * @param {Chip[]} chips
 */
function keepNamed(matched, kind, chips) {
  const { columns, people, fails, candidates } = matched;
  const table = tableOf(columns, people, chips);
  if (!table) {
    keep(matched, BIT[kind], marked(columns, people, chips));
    return;
  }
  const { column, passes } = table;
  const bit = BIT[kind];
  for (let at = 0; at < candidates.length; at++) {
    const person = candidates[at];
    if (passes[column[person] + 1] === 0) fails[person] |= bit;
  }
}

/**
 * Give the chips of skills that a wish to learn is about.
 * @param {Question} question
 */
function wantedChips(question) {
  const every = ofKind(question, ...KNOWN);
  const about = ofKind(question, "wants").map((place) => question.chips[place].of);
  return new Set(about.includes(-1) ? every : every.filter((place) => about.includes(place)));
}

/**
 * Give the skills a chip is about: those of a category are all that are filed under it.
 * @param {Columns} columns
 * @param {Chip} chip
 * @returns {number[]}
 */
export function skillsOf(columns, chip) {
  if (chip.kind === "skill") return chip.ids;
  const { filed } = relationsOf(columns);
  return chip.ids.length === 1 ? (filed.get(chip.ids[0]) ?? []) : chip.ids.flatMap((id) => filed.get(id) ?? []).sort((a, b) => a - b);
}

/**
 * *parts* are the skills by their parent, *filed* those of a category.
 * @typedef {{ parts: Map<number, number[]>, filed: Map<number, number[]> }} Relations
 */

/** @type {WeakMap<Columns["lists"], Relations>} */
const relations = new WeakMap();

/** @param {Columns} columns */
function relationsOf({ lists }) {
  let found = relations.get(lists);
  if (!found) {
    found = { parts: new Map(), filed: new Map() };
    for (let id = 0; id < lists.skills.length; id++) {
      addTo(found.parts, lists.skills[id].parent, id);
      addTo(found.filed, lists.skills[id].category, id);
    }
    relations.set(lists, found);
  }
  return found;
}

/**
 * @param {Map<number, number[]>} groups
 * @param {number} key
 * @param {number} id
 */
function addTo(groups, key, id) {
  const group = groups.get(key);
  if (group) group.push(id);
  else if (key >= 0) groups.set(key, [id]);
}

/**
 * Give the skills and all their parts, each once.
 * @param {Columns} columns
 * @param {number[]} ids
 * @returns {number[]}
 */
export function familyOf(columns, ids) {
  const { parts } = relationsOf(columns);
  const found = new Set(ids);
  // A set goes on to what is added while one goes through it.
  for (const id of found) for (const part of parts.get(id) ?? []) found.add(part);
  return [...found];
}

/**
 * @param {Columns} columns
 * @param {People} people
 * @param {number[]} ids
 * @returns {Having}
 */
function havingOf(columns, people, ids) {
  const found = new Uint8Array(people.count);
  const asked = new Set(ids);
  for (const id of familyOf(columns, ids)) {
    const claimed = columns.claims[id];
    if (!claimed) continue;
    const base = HAS | (asked.has(id) ? DIRECT : 0);
    for (let at = 0; at < claimed.people.length; at++) {
      const old = found[claimed.people[at]];
      const packed = claimed.levels[at];
      const level = Math.max(packed % TEACHES, old >> 3);
      found[claimed.people[at]] = (old & 7) | base | (packed >= TEACHES ? TAUGHT : 0) | (level << 3);
    }
  }
  return found;
}

/**
 * @param {Columns} columns
 * @param {People} people
 * @param {number[]} ids
 */
function wantingOf(columns, people, ids) {
  const found = new Uint8Array(people.count);
  for (const id of familyOf(columns, ids)) for (const person of columns.wants[id] ?? []) found[person] = 1;
  return found;
}

/** @param {Matched} matched */
function keepFlags(matched) {
  const { question, skills } = matched;
  for (const kind of ["level", "teaches", "wants", "seat", "awake"]) {
    if (kind === "wants" && ofKind(question, ...KNOWN).length > 0) continue;
    for (const place of ofKind(question, kind)) {
      const passing = flagMarks(matched, question.chips[place], skills);
      if (passing) keep(matched, BIT[kind], passing);
    }
  }
}

/**
 * Mark who fits a chip that is not about a thing, null for other chips.
 * @param {Matched} matched
 * @param {Chip} chip
 * @param {Map<number, Having>} skills
 * @returns {Uint8Array | null}
 */
function flagMarks({ people, moment, candidates }, chip, skills) {
  const found = new Uint8Array(people.count);
  const asked = [...skills].filter(([place]) => chip.of === -1 || chip.of === place).map(([, having]) => having);
  if (chip.kind === "level") {
    for (const person of candidates) found[person] = lowestLevel(people, asked, person) >= chip.level ? 1 : 0;
  } else if (chip.kind === "teaches" && asked.length > 0) {
    for (const person of candidates) found[person] = teachesAll(asked, person) ? 1 : 0;
  } else if (chip.kind in TRAIT) {
    const bit = TRAIT[chip.kind];
    for (const person of candidates) found[person] = moment.traits[person] & bit;
  } else {
    return null;
  }
  return found;
}

/**
 * Give the lowest level among the skills that are asked for (-1 where one is missing), or the highest of any skill.
 * @param {People} people
 * @param {Having[]} asked
 * @param {number} person
 */
export function lowestLevel(people, asked, person) {
  if (asked.length === 0) return people.level(person);
  let lowest = 9;
  for (const having of asked) lowest = Math.min(lowest, having[person] ? having[person] >> 3 : -1);
  return lowest;
}

/**
 * Say whether somebody teaches each skill that is asked for.
 * @param {Having[]} asked
 * @param {number} person
 */
export function teachesAll(asked, person) {
  for (const having of asked) if (!(having[person] & TAUGHT)) return false;
  return true;
}

/**
 * Say whether somebody takes nobody new on the day of the asker.
 * @param {Matched} matched
 * @param {number} person
 */
export function isPaused({ people, asker }, person) {
  return people.paused.size > 0 && (people.paused.get(person) ?? 0) > Math.floor(asker.minute / MINUTES);
}

/**
 * @param {Columns} columns
 * @param {Asker} asker
 * @returns {BaseFacts[]}
 */
function basesAt({ lists }, asker) {
  return lists.bases.map((base) => {
    if (base.zone < 0) return { wall: null, apart: null, atWork: false };
    const offset = offsetAt(lists.zones[base.zone], asker.minute);
    const wall = asker.minute + offset;
    const apart = asker.offset === null ? null : Math.abs(offset - asker.offset);
    return { wall, apart, atWork: isAtWork(lists.schedules[base.schedule], wall) };
  });
}

/**
 * Mark the people that any of some chips of one kind is about.
 * @param {Columns} columns
 * @param {People} people
 * @param {Chip[]} chips
 */
function marked(columns, people, chips) {
  const found = new Uint8Array(people.count);
  const table = tableOf(columns, people, chips);
  if (table) {
    for (let person = 0; person < found.length; person++) found[person] = table.passes[table.column[person] + 1];
    return found;
  }
  const { kind } = chips[0];
  const ids = new Set(chips.flatMap((chip) => chip.ids));
  /** @type {Iterable<number>[]} */
  let groups = [ids];
  if (kind === "circle") groups = [...ids].map((id) => people.members[id]);
  if (kind === "word") groups = chips.map((chip) => columns.words.get(queryStem(chip)) ?? []);
  if (KNOWN.includes(kind)) {
    groups = chips.flatMap((chip) => familyOf(columns, skillsOf(columns, chip)).map((id) => columns.claims[id]?.people ?? []));
  }
  for (const group of groups) for (const person of group) found[person] = 1;
  return found;
}

/**
 * Give the column that chips of a kind are about, and which of its values pass (from -1 on); null where there is none.
 * @param {Columns} columns
 * @param {People} people
 * @param {Chip[]} chips
 * @returns {{ column: Int32Array, passes: Uint8Array } | null}
 */
function tableOf({ lists }, people, chips) {
  const { kind } = chips[0];
  const ids = new Set(chips.flatMap((chip) => chip.ids));
  if (kind === "team") return { column: people.team, passes: passing(lists.teams, (_, id) => ids.has(id)) };
  if (kind === "role") return { column: people.role, passes: passing(lists.roles, (_, id) => ids.has(id)) };
  if (kind === "language") {
    return { column: people.tongues, passes: passing(lists.tongues, (tongues) => tongues.some((id) => ids.has(id))) };
  }
  if (kind !== "place" && kind !== "zone") return null;
  return { column: people.base, passes: passing(lists.bases, (base) => ids.has(base[kind])) };
}

/**
 * @template Value
 * @param {Value[]} values
 * @param {(value: Value, id: number) => boolean} test
 */
function passing(values, test) {
  return Uint8Array.from([false, ...values.map(test)], Number);
}
