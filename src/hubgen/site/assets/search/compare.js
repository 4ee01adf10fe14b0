/** Sets what a few people know side by side. */

import { KNOWN, ofKind } from "./chips.js";
import { TEACHES } from "./marking.js";
import { packedOf } from "./reasons.js";
import { familyOf, skillsOf } from "./relations.js";

/** @typedef {import("./people.js").People} People */
/** @typedef {import("./matching.js").Matched} Matched */

/**
 * How somebody has a skill; *level* is 0 where nobody said.
 * @typedef {{ level: number, teaches: boolean }} Cell
 */

/**
 * A skill and how each of the people has it, null for who has not; *asked* is true of what was asked for.
 * @typedef {{ name: string, slug: string, asked: boolean, cells: (Cell | null)[] }} Row
 */

/**
 * *pending* names the files without which nothing can be compared.
 * @typedef {{ people: import("./engine.js").Answer[], rows: Row[], pending: string[] }} Compared
 */

/** So many people fit beside one another. */
export const COMPARED = 4;

/**
 * Give the places of the people with these slugs, without those whom nobody knows and whoever is named again.
 * @param {People} people
 * @param {string[]} slugs
 * @returns {number[]}
 */
export function peopleWith(people, slugs) {
  const found = [...new Set(slugs)].map((slug) => personWith(people, slug)).filter((person) => person >= 0);
  return found.slice(0, COMPARED);
}

/**
 * Find a person; they are ordered by slug.
 * @param {People} people
 * @param {string} slug
 */
function personWith(people, slug) {
  let [low, high] = [0, people.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (people.slug(middle) < slug) low = middle + 1;
    else high = middle;
  }
  return low < people.count && people.slug(low) === slug ? low : -1;
}

/**
 * Give the skills of some people: those asked for in their order, then those that most of them have, at the highest
 * levels together.
 * @param {Matched} matched
 * @param {number[]} chosen
 * @returns {Row[]}
 */
export function rowsOf({ columns, question }, chosen) {
  const { skills } = columns.lists;
  const named = ofKind(question, "skill").flatMap((place) => question.chips[place].ids);
  const chips = ofKind(question, ...KNOWN).map((place) => question.chips[place]);
  const asked = new Set(chips.flatMap((chip) => familyOf(columns, skillsOf(columns, chip))));
  /** @type {{ id: number, packed: number[], people: number, levels: number }[]} */
  const every = skills.map((_, id) => {
    const packed = chosen.map((person) => packedOf(columns, id, person));
    const had = packed.filter((one) => one >= 0);
    return { id, packed, people: had.length, levels: had.reduce((sum, one) => sum + (one % TEACHES), 0) };
  });
  const others = every.filter((row) => row.people > 0 && !asked.has(row.id));
  others.sort((a, b) => b.people - a.people || b.levels - a.levels || a.id - b.id);
  // What was asked for by name stands there though none of them has it; its parts do only if somebody has.
  const first = [...asked].filter((id) => every[id].people > 0 || named.includes(id)).map((id) => every[id]);
  return [...first, ...others].map(({ id, packed }) => ({
    name: skills[id].name,
    slug: skills[id].slug,
    asked: asked.has(id),
    cells: packed.map((one) => (one < 0 ? null : { level: one % TEACHES, teaches: one >= TEACHES })),
  }));
}
