/** Finds what there is for those whom no person fits: what to ask for less, who learns it too, what is near it. */

import { KNOWN, ofKind } from "./chips.js";
import { match } from "./matching.js";
import { familyOf, skillsOf } from "./relations.js";
import { remaining, replaced, without } from "./rewording.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./matching.js").Matched} Matched */
/** @typedef {import("./rewording.js").QueryReader} QueryReader */

/**
 * Something with a page of its own; *slug* is empty for a skill that no file declares.
 * @typedef {{ slug: string, name: string }} Named
 */

/**
 * What there is where nobody fits: *loosen* says which chip to take away, how many people fit then, and the query for
 * it; *learning* people and *circles* are about the same; *related* skills come with the query that asks for them
 * instead. *asked* are the skills that were asked for.
 * @typedef {{ loosen: { chip: number, hits: number, query: string }[], learning: Named[], circles: Named[],
 *   related: { name: string, slug: string, query: string }[], asked: Named[] }} Instead
 */

const NAMED = 3;

/**
 * @param {QueryReader} reader
 * @param {string} query
 * @param {Matched} matched
 * @param {import("./ranking.js").Ties} ties
 * @returns {Instead}
 */
export function insteadOf(reader, query, matched, ties) {
  const { columns, people, question } = matched;
  const { lists } = columns;
  const families = ofKind(question, ...KNOWN).map((place) => {
    return { place, ids: familyOf(columns, skillsOf(columns, question.chips[place])) };
  });
  const asked = families.flatMap(({ ids }) => ids);
  const learning = [...new Set(asked.flatMap((id) => Array.from(columns.wants[id] ?? [])))];
  learning.sort((a, b) => ties.of(a) - ties.of(b) || a - b);
  const circles = lists.circles.filter((circle) => circle.skills.some((skill) => asked.includes(skill)));
  const named = [...new Set(ofKind(question, "skill").flatMap((place) => question.chips[place].ids))];
  return {
    loosen: loosenings(reader, query, matched),
    learning: learning.slice(0, NAMED).map((person) => ({ slug: people.slug(person), name: people.name(person) })),
    circles: circles.slice(0, NAMED).map(({ slug, name }) => ({ slug, name })),
    related: relatedTo(reader, matched, families),
    asked: named.slice(0, NAMED).map((id) => ({ name: lists.skills[id].name, slug: lists.skills[id].slug })),
  };
}

/**
 * Give the chips without which somebody fits, those with most people first.
 * @param {QueryReader} reader
 * @param {string} query
 * @param {Matched} matched
 */
function loosenings(reader, query, { columns, people, question, asker, moment }) {
  const places = question.chips.length > 1 ? question.chips.map((_, place) => place) : [];
  return places
    .map((chip) => ({ chip, hits: hitsOf(match(columns, people, remaining(question, chip), asker, moment)) }))
    .filter((one) => one.hits > 0)
    .sort((a, b) => b.hits - a.hits || a.chip - b.chip)
    .map((one) => ({ ...one, query: without(reader, query, one.chip) }));
}

/**
 * Give the skills near those asked for that somebody knows, each with the query in which it stands for the other.
 * @param {QueryReader} reader
 * @param {Matched} matched
 * @param {{ place: number, ids: number[] }[]} families
 */
function relatedTo(reader, { columns, question }, families) {
  const { skills } = columns.lists;
  const asked = new Set(families.flatMap(({ ids }) => ids));
  /** The chips by the skill that is near. @type {Map<number, number>} */
  const found = new Map();
  for (const { place, ids } of families) {
    for (const near of ids.flatMap((id) => [...skills[id].related, skills[id].parent])) {
      if (near >= 0 && skills[near].claims > 0 && !asked.has(near) && !found.has(near)) found.set(near, place);
    }
  }
  return Array.from(found).slice(0, NAMED).map(([id, place]) => {
    const { name, slug } = skills[id];
    return { name, slug, query: replaced(reader, question, place, "skill", [id]) };
  });
}

/** @param {Matched} matched */
function hitsOf({ fails, candidates }) {
  let hits = 0;
  for (let at = 0; at < candidates.length; at++) if (fails[candidates[at]] === 0) hits++;
  return hits;
}
