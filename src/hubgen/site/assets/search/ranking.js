/** Gives a person who fits a question points: how much it would help the asker to write to them. */

import { ofKind } from "./chips.js";
import { fold, tieHash, wordsOf } from "./fold.js";
import { DIRECT, TAUGHT } from "./marking.js";
import { PAUSED } from "./moment.js";

/** @typedef {import("./matching.js").Matched} Matched */

/**
 * What the terms look at. *skills* counts the skills asked for, *direct* those had as such and not in part. *taught*
 * is how many of them the person teaches (any, where none is asked for), *levels* the sum of levels, each up to 3.
 * *seats* is 0 where nobody said, else one more than those free. *apart* is the time between the two clocks in
 * minutes, null where one is unknown. *asksToLearn* is true where people who want to learn are asked for.
 * @typedef {{ skills: number, direct: number, taught: number, levels: number, seats: number, paused: boolean,
 *   away: boolean, fresh: number, apart: number | null, sharesLanguage: boolean, complete: number,
 *   wholeName: boolean, asksToLearn: boolean }} Facts
 */

/** 12 where every skill is had as such, 8 where the name was typed whole. @param {Facts} facts */
export function matchQuality(facts) {
  return (facts.direct === facts.skills ? 12 : 0) + (facts.wholeName ? 8 : 0);
}

/**
 * 40 for teaching what is asked for, and 80 for a free seat, 40 where nobody said; half of it while paused. Each step
 * is more than levels, clocks and the rest can make up for (39).
 * @param {Facts} facts
 */
export function willingness(facts) {
  if (facts.asksToLearn || facts.taught === 0) return 0;
  const seats = facts.seats === 0 ? 40 : facts.seats > 1 ? 80 : 0;
  if (facts.skills === 0) return Math.floor((40 + seats) / 4);
  const points = Math.floor((40 * facts.taught) / facts.skills) + seats;
  return facts.paused ? Math.floor(points / 2) : points;
}

/** 10 for each level up to 3, on average over the skills asked for. @param {Facts} facts */
export function level(facts) {
  return facts.skills === 0 ? 0 : Math.floor((10 * facts.levels) / facts.skills);
}

/** Up to 6 for a profile that was confirmed lately. @param {Facts} facts */
export function freshness(facts) {
  return 2 * facts.fresh;
}

/** 6 within an hour of the asker's clock, 4 within three, 2 within six. @param {Facts} facts */
export function sharedTime({ apart }) {
  if (apart === null || apart > 360) return 0;
  if (apart > 180) return 2;
  return apart > 60 ? 4 : 6;
}

/** 4 for a language in common with the asker. @param {Facts} facts */
export function sharedLanguage(facts) {
  return facts.sharesLanguage ? 4 : 0;
}

/** 1 each for a way to reach them, for their hours, for a few words about themselves. @param {Facts} facts */
export function completeness(facts) {
  return facts.complete;
}

/** 200 less for somebody who is away. @param {Facts} facts */
export function presence(facts) {
  return facts.away ? -200 : 0;
}

/** What follows from the question. */
export const OF_MATCH = [matchQuality, willingness, level];

/** What follows from the person and the asker, whatever the question. */
export const OF_PERSON = [freshness, sharedTime, sharedLanguage, completeness, presence];

/** Points are at least this, so that they can be places in an array. */
const LEAST = -256;
const MOST = 256;

/** @returns {Facts} */
function noFacts() {
  return {
    skills: 0, direct: 0, taught: 0, levels: 0, seats: 0, paused: false, away: false, fresh: 0, apart: null,
    sharesLanguage: false, complete: 0, wholeName: false, asksToLearn: false,
  };
}

/**
 * Give everybody's points as far as they do not follow from the question.
 * @param {Matched} matched
 */
export function standingIn({ columns, people, asker, moment }) {
  const asked = new Set(asker.languages.map(fold));
  const speaks = columns.lists.languages.map((name) => asked.has(fold(name)));
  const shares = columns.lists.tongues.map((tongues) => tongues.some((id) => speaks[id]));
  const { base, tongues, standing, room, count } = people;
  const facts = noFacts();
  const points = new Int16Array(count);
  // Few things differ between people: work each case out once.
  const cases = new Int16Array(CASES * moment.bases.length).fill(UNKNOWN);
  const shared = Uint8Array.from(shares, (one) => (one ? 32 : 0));
  for (let person = 0; person < count; person++) {
    const which = base[person] * CASES + (shared[tongues[person]] | (room[person] & 16) | (standing[person] & 15));
    if (cases[which] === UNKNOWN) {
      facts.away = people.away(person);
      facts.fresh = people.fresh(person);
      facts.apart = moment.bases[base[person]].apart;
      facts.sharesLanguage = shares[tongues[person]];
      facts.complete = people.complete(person);
      cases[which] = OF_PERSON.reduce((sum, term) => sum + term(facts), 0);
    }
    points[person] = cases[which];
  }
  return points;
}

/** What no points are. */
const UNKNOWN = -32768;
/** So many cases there are in one base: shares a language or not, away or not, and four bits of standing. */
const CASES = 64;

/**
 * Give the points of some people.
 * @param {Matched} matched
 * @param {Uint32Array} fitting
 * @param {Int16Array} standing  everybody's
 */
export function pointsOf(matched, fitting, standing) {
  const { people } = matched;
  const havings = [...matched.skills.values()];
  const names = new Set(ofKind(matched.question, "person").map((place) => matched.question.chips[place].text));
  const facts = noFacts();
  facts.skills = havings.length;
  facts.asksToLearn = matched.wanted.size > 0 && havings.length === 0;
  const { traits } = matched.moment;
  // With one skill or none, few things differ between people: work each case out once.
  const cases = havings.length < 2 && names.size === 0 ? new Int16Array(1 << 13).fill(UNKNOWN) : null;
  const only = havings[0] ?? traits;
  const points = new Int16Array(fitting.length);
  for (let at = 0; at < fitting.length; at++) {
    const person = fitting[at];
    const paused = traits[person] & PAUSED;
    const which = (only[person] << 5) | (people.room[person] & 15) | paused;
    if (cases && cases[which] !== UNKNOWN) {
      points[at] = cases[which] + standing[person];
      continue;
    }
    gather(facts, havings, people, person);
    facts.paused = paused !== 0;
    facts.wholeName = names.size > 0 && names.has(wordsOf(people.name(person)).join(" "));
    const own = matchQuality(facts) + willingness(facts) + level(facts);
    if (cases) cases[which] = own;
    points[at] = own + standing[person];
  }
  return points;
}

/**
 * Gather how somebody has the skills that are asked for.
 * @param {Facts} facts
 * @param {Uint8Array[]} havings
 * @param {import("./people.js").People} people
 * @param {number} person
 */
function gather(facts, havings, people, person) {
  facts.direct = facts.levels = 0;
  facts.taught = havings.length === 0 && people.teaches(person) ? 1 : 0;
  for (const having of havings) {
    const has = having[person];
    if (has & DIRECT) facts.direct++;
    if (has & TAUGHT) facts.taught++;
    facts.levels += Math.min(has >> 3, 3);
  }
  facts.seats = people.seats(person);
}

/** The hashes of one day, made when they are asked for. */
export class Ties {
  /**
   * @param {import("./people.js").People} people
   * @param {number} day
   */
  constructor(people, day) {
    this.people = people;
    this.day = day;
    this.hashes = new Float64Array(people.count).fill(-1);
  }

  /** @param {number} person */
  of(person) {
    if (this.hashes[person] < 0) this.hashes[person] = tieHash(`${this.people.slug(person)}|${this.day}`);
    return this.hashes[person];
  }
}

/**
 * Order people who fit, at most *end* of them: `best` first, by `name`, by `level`, or `near`est in time. Who is
 * equal is ordered by a hash that changes by the day, so that nobody is always last.
 * @param {Matched} matched
 * @param {Uint32Array} fitting
 * @param {{ sort: string, end: number, ties: Ties, points: Int16Array }} by  *points* of each who fits
 * @returns {{ person: number, points: number }[]}
 */
export function inOrder(matched, fitting, { sort, end, ties, points }) {
  if (sort === "best") return bestOf(fitting, points, end, ties);
  const first = firstKey(matched, sort);
  const rows = Array.from(fitting, (person, at) => ({ person, points: points[at], first: first(person) }));
  rows.sort((a, b) => compare(a.first, b.first) || b.points - a.points || byTie(ties, a.person, b.person));
  return rows.slice(0, end).map(({ person, points: own }) => ({ person, points: own }));
}

/**
 * Order by points alone: only those groups are sorted that reach into the page.
 * @param {Uint32Array} fitting
 * @param {Int16Array} points
 * @param {number} end
 * @param {Ties} ties
 */
function bestOf(fitting, points, end, ties) {
  const counts = new Uint32Array(MOST - LEAST);
  for (let at = 0; at < fitting.length; at++) counts[points[at] - LEAST]++;
  let [lowest, enough] = [counts.length, 0];
  while (lowest > 0 && enough < end) enough += counts[--lowest];
  /** @type {{ person: number, points: number }[]} */
  const found = [];
  for (let at = 0; at < fitting.length; at++) {
    if (points[at] - LEAST >= lowest) found.push({ person: fitting[at], points: points[at] });
  }
  found.sort((a, b) => b.points - a.points || byTie(ties, a.person, b.person));
  return found.slice(0, end);
}

/**
 * @param {Matched} matched
 * @param {string} sort
 * @returns {(person: number) => number | string}
 */
function firstKey({ people, skills, moment }, sort) {
  const havings = [...skills.values()];
  if (sort === "name") return (person) => fold(people.name(person));
  if (sort === "level") {
    if (havings.length === 0) return (person) => -people.level(person);
    return (person) => -havings.reduce((levels, having) => levels + (having[person] >> 3), 0);
  }
  return (person) => moment.bases[people.base[person]].apart ?? 24 * 60;
}

/**
 * @param {number | string} a
 * @param {number | string} b
 */
function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * @param {Ties} ties
 * @param {number} a
 * @param {number} b
 */
function byTie(ties, a, b) {
  return ties.of(a) - ties.of(b) || a - b;
}
