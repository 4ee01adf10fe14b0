/** Finds the people who fit a question, and those who fit all of it but one kind of chip. */

import { KNOWN, ofKind } from "./chips.js";
import { TAUGHT, havingOf, marked, tableOf, wantingOf } from "./marking.js";
import { TRAIT } from "./moment.js";
import { skillsOf } from "./relations.js";

/** @typedef {import("./chips.js").Chip} Chip */
/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./people.js").People} People */
/** @typedef {import("./chips.js").Question} Question */
/** @typedef {import("./marking.js").Having} Having */
/** @typedef {import("./moment.js").Asker} Asker */
/** @typedef {import("./moment.js").Moment} Moment */

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
  const [first, ...others] = tests;
  const found = passingOf(people, first);
  if (others.length === 0) return found.slice();
  let count = found.length;
  for (const test of others) {
    let kept = 0;
    for (let at = 0; at < count; at++) if (test[found[at]] !== 0) found[kept++] = found[at];
    count = kept;
  }
  return found.slice(0, count);
}

/** Room for everybody, used again with each key: what is thrown away has to be cleared away. @type {WeakMap<People, Uint32Array>} */
const rooms = new WeakMap();

/**
 * Give the people who pass a test, in a room that the next call uses again.
 * @param {People} people
 * @param {Uint8Array} test
 */
function passingOf(people, test) {
  const found = rooms.get(people) ?? new Uint32Array(people.count);
  rooms.set(people, found);
  // Few pass most tests, so four people are looked at at once.
  const quads = new Uint32Array(test.buffer, test.byteOffset, test.length >> 2);
  let count = 0;
  for (let quad = 0; quad < quads.length; quad++) {
    if (quads[quad] === 0) continue;
    for (let person = 4 * quad; person < 4 * quad + 4; person++) if (test[person] !== 0) found[count++] = person;
  }
  for (let person = 4 * quads.length; person < test.length; person++) if (test[person] !== 0) found[count++] = person;
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
