/** Gives what a card says of a person besides the reasons, from the columns. */

import { KNOWN, ofKind } from "./chips.js";
import { knowledgeOf } from "./knowledge.js";
import { TEACHES } from "./marking.js";
import { isPaused } from "./moment.js";
import { bestClaim, timeOf } from "./reasons.js";
import { skillsOf } from "./relations.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./matching.js").Matched} Matched */

/**
 * A skill somebody has; *slug* is empty where no file declares it, *level* 0 where nobody said.
 * @typedef {{ name: string, slug: string, level: number, teaches: boolean }} Skill
 */

/**
 * What there is to say of a person. *role*, *team* and *place* are empty where nobody said. *seats* are the free ones,
 * null where nobody said, none while they take nobody new. *time* is what the reasons say of it, else empty. *skills*
 * are those asked for and then the best known; only those asked for while not all claims are loaded.
 * @typedef {{ role: string, team: string, place: string, languages: string[], skills: Skill[], teaches: boolean,
 *   away: boolean, seats: number | null, time: string }} Facts
 */

const SKILLS = 5;

/**
 * @param {Matched} matched
 * @param {number} person
 * @returns {Facts}
 */
export function factsOf(matched, person) {
  const { columns, people } = matched;
  const { lists } = columns;
  const seats = people.seats(person) - 1;
  return {
    role: lists.roles[people.role[person]] ?? "",
    team: lists.teams[people.team[person]] ?? "",
    place: lists.places[lists.bases[people.base[person]].place] ?? "",
    languages: lists.tongues[people.tongues[person]].map((id) => lists.languages[id]),
    skills: skillsToShow(matched, person).slice(0, SKILLS),
    teaches: people.teaches(person),
    away: people.away(person),
    seats: seats < 0 ? null : isPaused(matched, person) ? 0 : seats,
    time: people.away(person) ? "" : timeOf(matched, person),
  };
}

/**
 * @param {Matched} matched
 * @param {number} person
 * @returns {Skill[]}
 */
function skillsToShow(matched, person) {
  const { columns, question } = matched;
  /** The packed levels. @type {Map<number, number>} */
  const found = new Map();
  for (const place of ofKind(question, ...KNOWN).filter((one) => !matched.wanted.has(one))) {
    const claim = bestClaim(columns, skillsOf(columns, question.chips[place]), person);
    if (claim) found.set(claim.id, claim.packed);
  }
  for (const { id, packed } of bestKnown(columns, person)) if (!found.has(id)) found.set(id, packed);
  return Array.from(found, ([id, packed]) => skillAt(columns, id, packed));
}

/**
 * Give what a person knows, the highest level first, of equal ones those that they teach.
 * @param {Columns} columns
 * @param {number} person
 */
function bestKnown(columns, person) {
  const knowledge = knowledgeOf(columns);
  if (!knowledge) return [];
  const { offsets, skills, levels } = knowledge;
  const found = [];
  for (let at = offsets[person]; at < offsets[person + 1]; at++) found.push({ id: skills[at], packed: levels[at] });
  return found.sort((a, b) => (b.packed % TEACHES) - (a.packed % TEACHES) || b.packed - a.packed || a.id - b.id);
}

/**
 * @param {Columns} columns
 * @param {number} id
 * @param {number} packed
 * @returns {Skill}
 */
function skillAt({ lists }, id, packed) {
  const { name, slug } = lists.skills[id];
  return { name, slug, level: packed % TEACHES, teaches: packed >= TEACHES };
}
