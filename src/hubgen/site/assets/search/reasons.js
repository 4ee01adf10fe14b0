/** Says in words why a person fits a question. */

import { KNOWN, ofKind } from "./chips.js";
import { TEACHES } from "./marking.js";
import { isPaused } from "./moment.js";
import { familyOf, skillsOf } from "./relations.js";
import { sayTime } from "./times.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./matching.js").Matched} Matched */

/**
 * One part of why somebody fits; *kind* is a kind of chip, or `room`, `time` or `away`.
 * @typedef {{ kind: string, text: string }} Reason
 */

/**
 * Say why somebody fits, the most telling part first.
 * @param {Matched} matched
 * @param {number} person
 * @returns {Reason[]}
 */
export function reasonsOf(matched, person) {
  const found = [...skillReasons(matched, person), ...otherReasons(matched, person)];
  if (matched.people.away(person)) return [...found, { kind: "away", text: "away" }];
  const time = timeOf(matched, person);
  return time ? [...found, { kind: "time", text: time }] : found;
}

/**
 * Say what time it is where somebody is, and when they work; nothing without a zone.
 * @param {Matched} matched
 * @param {number} person
 */
export function timeOf({ columns, people, moment }, person) {
  const base = people.base[person];
  const { wall } = moment.bases[base];
  return wall === null ? "" : sayTime(columns.lists.schedules[columns.lists.bases[base].schedule], wall);
}

/**
 * @param {Matched} matched
 * @param {number} person
 */
function skillReasons(matched, person) {
  const { columns, question } = matched;
  /** @type {Reason[]} */
  const found = [];
  let room = roomOf(matched, person);
  for (const place of ofKind(question, ...KNOWN)) {
    const ids = skillsOf(columns, question.chips[place]);
    if (matched.wanted.has(place)) {
      found.push({ kind: "wants", text: `wants to learn ${wantedOf(columns, ids, person)}` });
      continue;
    }
    const { words, teaches } = claimOf(columns, ids, person);
    if (teaches) {
      words.push(...room);
      room = [];
    }
    found.push({ kind: "skill", text: words.join(", ") });
  }
  if (ofKind(question, "teaches").length > 0 && matched.skills.size === 0) {
    found.push({ kind: "teaches", text: ["teaches", ...room].join(", ") });
  } else if (ofKind(question, "seat").length > 0 && room.length > 0) {
    found.push({ kind: "room", text: room.join(", ") });
  }
  return found;
}

/**
 * Give the words for the claim that fits best.
 * @param {Columns} columns
 * @param {number[]} ids
 * @param {number} person
 */
function claimOf(columns, ids, person) {
  const claim = bestClaim(columns, ids, person);
  if (!claim) return { words: [], teaches: false };
  const level = claim.packed % TEACHES;
  const teaches = claim.packed >= TEACHES;
  const words = [columns.lists.skills[claim.id].name, level ? columns.levels[level - 1] : "", teaches ? "teaches" : ""];
  return { words: words.filter(Boolean), teaches };
}

/**
 * Give the claim that fits best: a taught one, the skill itself before a part of it, a high one; null without any.
 * @param {Columns} columns
 * @param {number[]} ids
 * @param {number} person
 */
export function bestClaim(columns, ids, person) {
  /** @type {{ id: number, packed: number } | null} */
  let found = null;
  let best = -1;
  for (const id of familyOf(columns, ids)) {
    const packed = packedOf(columns, id, person);
    const fit = Math.floor(packed / TEACHES) * 32 + (ids.includes(id) ? 16 : 0) + (packed % TEACHES);
    if (packed >= 0 && fit > best) [best, found] = [fit, { id, packed }];
  }
  return found;
}

/**
 * Give the packed level of a person's claim, -1 where there is none.
 * @param {Columns} columns
 * @param {number} id
 * @param {number} person
 */
export function packedOf(columns, id, person) {
  const claimed = columns.claims[id];
  const at = claimed ? placeIn(claimed.people, person) : -1;
  return claimed && at >= 0 ? claimed.levels[at] : -1;
}

/**
 * Find a person in an ascending list, or give -1.
 * @param {Uint32Array} list
 * @param {number} person
 */
function placeIn(list, person) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < person) low = middle + 1;
    else high = middle;
  }
  return list[low] === person ? low : -1;
}

/**
 * @param {Columns} columns
 * @param {number[]} ids
 * @param {number} person
 */
function wantedOf(columns, ids, person) {
  const id = familyOf(columns, ids).find((one) => placeIn(columns.wants[one] ?? new Uint32Array(), person) >= 0);
  return id === undefined ? "" : columns.lists.skills[id].name;
}

/**
 * @param {Matched} matched
 * @param {number} person
 * @returns {string[]}
 */
function roomOf(matched, person) {
  const { people } = matched;
  if (isPaused(matched, person)) {
    const day = new Date((people.paused.get(person) ?? 0) * 86_400_000).toISOString().slice(0, 10);
    return [`takes nobody new before ${day}`];
  }
  const seats = people.seats(person) - 1;
  if (seats < 0) return [];
  return [seats ? `${seats} seat${seats === 1 ? "" : "s"} free` : "no seat free"];
}

/**
 * Give a part for each thing that was asked for by name.
 * @param {Matched} matched
 * @param {number} person
 * @returns {Reason[]}
 */
function otherReasons({ columns, people, question }, person) {
  const { lists } = columns;
  const base = lists.bases[people.base[person]];
  return question.chips.filter((chip) => !chip.negated).flatMap((chip) => {
    const { kind, ids } = chip;
    if (kind === "language") {
      const spoken = lists.tongues[people.tongues[person]].filter((id) => ids.includes(id));
      return spoken.map((id) => ({ kind, text: `speaks ${lists.languages[id]}` }));
    }
    if (kind === "place" && ids.includes(base.place)) return [{ kind, text: `in ${lists.places[base.place]}` }];
    if (kind === "team" && ids.includes(people.team[person])) return [{ kind, text: `team ${lists.teams[people.team[person]]}` }];
    if (kind === "role" && ids.includes(people.role[person])) return [{ kind, text: lists.roles[people.role[person]] }];
    if (kind === "circle") {
      const joined = ids.filter((id) => placeIn(people.members[id], person) >= 0);
      return joined.map((id) => ({ kind, text: `goes to ${lists.circles[id].name}` }));
    }
    return kind === "word" ? [{ kind, text: `wrote “${chip.text}”` }] : [];
  });
}
