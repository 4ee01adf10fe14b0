/** Marks the people that a chip is about: who has a skill and how, who wants it, who is in a team or a place. */

import { KNOWN, queryStem } from "./chips.js";
import { familyOf, skillsOf } from "./relations.js";

/** @typedef {import("./chips.js").Chip} Chip */
/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./people.js").People} People */

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

/**
 * @param {Columns} columns
 * @param {People} people
 * @param {number[]} ids
 * @returns {Having}
 */
export function havingOf(columns, people, ids) {
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
export function wantingOf(columns, people, ids) {
  const found = new Uint8Array(people.count);
  for (const id of familyOf(columns, ids)) for (const person of columns.wants[id] ?? []) found[person] = 1;
  return found;
}

/**
 * Mark the people that any of some chips of one kind is about.
 * @param {Columns} columns
 * @param {People} people
 * @param {Chip[]} chips
 */
export function marked(columns, people, chips) {
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
export function tableOf({ lists }, people, chips) {
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
