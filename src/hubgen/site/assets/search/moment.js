/** Works out what is so at the moment of who asks, whatever they ask. */

import { roomOf } from "./people.js";
import { isAtWork, offsetAt } from "./times.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./people.js").People} People */

/**
 * Who asks: the *minute* (since 1970 in UTC), how far their clock is ahead of UTC in minutes (null: unsaid), and
 * their languages.
 * @typedef {{ minute: number, offset: number | null, languages: string[] }} Asker
 */

const MINUTES = 24 * 60;

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
  return { key, bases, traits: traitsOf(people, bases, day), everybody: before?.everybody ?? everybodyOf(people) };
}

/**
 * @param {People} people
 * @param {BaseFacts[]} bases
 * @param {number} day
 */
function traitsOf(people, bases, day) {
  const { room, base, count } = people;
  const atWork = Uint8Array.from(bases, (one) => (one.atWork ? TRAIT.awake : 0));
  // What one byte says is the same for everybody: work it out once for each byte there can be.
  const [said, here] = [new Uint8Array(256), new Uint8Array(256)];
  for (let byte = 0; byte < 256; byte++) {
    const { seats, away, teaches, wants } = roomOf(byte);
    here[byte] = away ? 0 : TRAIT.awake;
    said[byte] = (teaches ? TRAIT.teaches : 0) | (wants ? TRAIT.wants : 0) | (seats > 1 && !away ? TRAIT.seat : 0);
  }
  const traits = new Uint8Array(count);
  for (let person = 0; person < count; person++) traits[person] = said[room[person]] | (atWork[base[person]] & here[room[person]]);
  for (const [person, until] of people.paused) if (until > day) traits[person] = (traits[person] & ~TRAIT.seat) | PAUSED;
  return traits;
}

/** @param {People} people */
function everybodyOf({ count }) {
  const everybody = new Uint32Array(count);
  for (let person = 0; person < count; person++) everybody[person] = person;
  return everybody;
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
 * Say whether somebody takes nobody new on the day of the asker.
 * @param {{ people: People, asker: Asker }} matched
 * @param {number} person
 */
export function isPaused({ people, asker }, person) {
  return people.paused.size > 0 && (people.paused.get(person) ?? 0) > Math.floor(asker.minute / MINUTES);
}
