/** Counts how many people would fit if one thing more were asked for. */

import { KNOWN, ofKind } from "./chips.js";
import { countKnown, countWanted, hasAllClaims, impliedBy } from "./knowledge.js";
import { LEVEL } from "./marking.js";
import { BIT, lowestLevel, teachesAll } from "./matching.js";
import { TRAIT } from "./moment.js";
import { nameOf, say } from "./naming.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./matching.js").Matched} Matched */

/**
 * One thing to ask for: *typed* says it in a query, *hits* is how many people fit everything of other kinds and this.
 * So of a kind of which any one will do (a team, a place), the hits of what is chosen add up to those who fit; of a
 * kind of which all are asked for (a skill), they are those who still fit with one more.
 * @typedef {{ id: number, label: string, typed: string, hits: number, chosen: boolean }} FacetValue
 * @typedef {{ kind: string, values: FacetValue[] }} Facet
 */

/** So many things of a kind are listed, besides those chosen; a hub has thousands of teams. */
const LISTED = 40;
const FLAGS = ["teaches", "seat", "awake", "wants"];
// Constants of this module, because each is looked at once for everybody.
const { team: BIT_TEAM, place: BIT_PLACE, language: BIT_LANGUAGE, level: BIT_LEVEL, teaches: BIT_TEACHES } = BIT;
const { seat: BIT_SEAT, awake: BIT_AWAKE, wants: BIT_WANTS } = BIT;
const { teaches: TEACHES, seat: SEAT, awake: AWAKE, wants: WANTS } = TRAIT;
const COUNTED = BIT.team | BIT.place | BIT.language | BIT.circle | BIT.level | BIT.teaches | BIT.seat | BIT.awake | BIT.wants;

/**
 * How many people fit each thing, by kind; flags and levels have their own counts.
 * @typedef {{ team: Uint32Array, sites: Uint32Array, tongues: Uint32Array, level: Uint32Array,
 *   flags: Record<string, number> }} Counts
 */

/**
 * Count every facet. What is chosen of a kind does not change the counts of that kind; nothing leads to nobody.
 * @param {Matched} matched
 * @returns {Facet[]}
 */
export function countFacets(matched) {
  const { columns, people, fails } = matched;
  const { lists } = columns;
  const counts = countPeople(matched);
  const places = new Uint32Array(lists.places.length);
  const languages = new Uint32Array(lists.languages.length);
  counts.sites.forEach((hits, id) => lists.bases[id].place >= 0 && (places[lists.bases[id].place] += hits));
  counts.tongues.forEach((hits, id) => lists.tongues[id].forEach((one) => (languages[one] += hits)));
  const circles = Uint32Array.from(people.members, (members) => {
    let hits = 0;
    for (const person of members) if ((fails[person] & ~BIT.circle) === 0) hits++;
    return hits;
  });
  /** @type {[string, Uint32Array][]} */
  const named = [["team", counts.team], ["place", places], ["language", languages], ["circle", circles]];
  const facets = [skillFacet(matched)];
  facets.push(...named.map(([kind, hits]) => ({ kind, values: namedValues(matched, kind, hits) })));
  facets.push(levelFacet(matched, counts.level), ...flagFacets(matched, counts.flags));
  return facets.filter((facet) => facet.values.length > 0);
}

/**
 * Go through everybody once: who fits counts for every kind, who fails one kind counts for that kind.
 * @param {Matched} matched
 * @returns {Counts}
 */
function countPeople(matched) {
  const { columns, people, fails, candidates } = matched;
  const { traits } = matched.moment;
  const { lists } = columns;
  const { team: teamOf, base: baseOf, tongues: tonguesOf } = people;
  // One place before the first is for those who have none.
  const team = new Uint32Array(lists.teams.length + 1);
  const sites = new Uint32Array(lists.bases.length);
  const tongues = new Uint32Array(lists.tongues.length);
  const level = new Uint32Array(LEVEL + 1);
  const havings = [...matched.skills.values()];
  let [teaches, seat, awake, wants] = [0, 0, 0, 0];
  for (let at = 0; at < candidates.length; at++) {
    const person = candidates[at];
    const failed = fails[person];
    if (failed !== 0 && ((failed & COUNTED) !== failed || (failed & (failed - 1)) !== 0)) continue;
    const counts = failed === 0 ? COUNTED : failed;
    const is = traits[person];
    if (counts & BIT_TEAM) team[teamOf[person] + 1]++;
    if (counts & BIT_PLACE) sites[baseOf[person]]++;
    if (counts & BIT_LANGUAGE) tongues[tonguesOf[person]]++;
    if (counts & BIT_LEVEL) level[lowestLevel(people, havings, person) + 1]++;
    if (counts & BIT_TEACHES && (havings.length > 0 ? teachesAll(havings, person) : is & TEACHES)) teaches++;
    if (counts & BIT_SEAT && is & SEAT) seat++;
    if (counts & BIT_AWAKE && is & AWAKE) awake++;
    if (counts & BIT_WANTS && is & WANTS) wants++;
  }
  const flags = { teaches, seat, awake, wants };
  return { team: team.subarray(1), sites, tongues, level: level.subarray(1), flags };
}

/**
 * @param {Matched} matched
 * @param {string} kind
 * @param {Uint32Array} hits
 * @returns {FacetValue[]}
 */
function namedValues({ columns, question }, kind, hits) {
  const chosen = new Set(ofKind(question, kind).flatMap((place) => question.chips[place].ids));
  const listed = new Set([...mostMet(hits), ...[...chosen].sort((a, b) => a - b)]);
  return valuesOf(columns, kind, hits, [...listed], chosen);
}

/**
 * @param {Columns} columns
 * @param {string} kind
 * @param {Uint32Array} hits
 * @param {number[]} listed
 * @param {Set<number>} chosen
 * @returns {FacetValue[]}
 */
function valuesOf(columns, kind, hits, listed, chosen) {
  return listed.map((id) => ({
    id,
    label: nameOf(columns, kind, id),
    typed: say(columns, kind, id),
    hits: hits[id],
    chosen: chosen.has(id),
  }));
}

/**
 * Count what those who fit know besides what is asked for, or where people who want to learn are asked for, what else
 * they want. Nothing while claims are missing, and where some are to teach and to want: it hangs on the place in the
 * query which of the two a skill more would be for.
 * @param {Matched} matched
 * @returns {Facet}
 */
function skillFacet(matched) {
  const { columns, question } = matched;
  const [taught, wanted] = ["teaches", "wants"].map((kind) => ofKind(question, kind).length > 0);
  if (!hasAllClaims(columns) || (taught && wanted)) return { kind: "skill", values: [] };
  const levels = ofKind(question, "level").map((place) => question.chips[place]);
  const level = Math.max(0, ...levels.filter((chip) => chip.of === -1).map((chip) => chip.level));
  const hits = wanted ? countWanted(matched) : countKnown(matched, { level, taught });
  for (const place of ofKind(question, "skill")) {
    const { ids } = question.chips[place];
    for (const id of [...ids, ...impliedBy(columns, ids)]) hits[id] = 0;
  }
  return { kind: "skill", values: valuesOf(columns, "skill", hits, mostMet(hits), new Set()) };
}

/**
 * Give the things that most people fit, most first; there may be thousands, so they are not all sorted.
 * @param {Uint32Array} hits
 */
function mostMet(hits) {
  /** @type {number[]} */
  let ids = [];
  let least = 0;
  for (let id = 0; id < hits.length; id++) {
    if (hits[id] <= least) continue;
    ids.push(id);
    if (ids.length < 8 * LISTED) continue;
    ids = ids.sort((a, b) => hits[b] - hits[a] || a - b).slice(0, LISTED);
    least = hits[ids[LISTED - 1]];
  }
  return ids.sort((a, b) => hits[b] - hits[a] || a - b).slice(0, LISTED);
}

/**
 * @param {Matched} matched
 * @param {Uint32Array} counts  of people by the level they reach
 * @returns {Facet}
 */
function levelFacet({ columns, question }, counts) {
  const chosen = ofKind(question, "level").map((place) => question.chips[place].level);
  const values = [1, 2, 3, 4].map((level) => ({
    id: level,
    label: columns.levels[level - 1],
    typed: `level:${level}`,
    hits: counts.slice(level).reduce((sum, hits) => sum + hits, 0),
    chosen: chosen.includes(level),
  }));
  return { kind: "level", values: values.filter((value) => value.hits > 0 || value.chosen) };
}

/**
 * @param {Matched} matched
 * @param {Record<string, number>} counts
 * @returns {Facet[]}
 */
function flagFacets({ question }, counts) {
  const skills = ofKind(question, ...KNOWN).length;
  const wanted = ofKind(question, "wants").length > 0;
  return FLAGS.map((kind) => {
    const chosen = ofKind(question, kind).length > 0;
    const value = { id: 0, label: kind, typed: `${kind}:yes`, hits: counts[kind], chosen };
    // Whoever wants a skill wants any; and to teach, beside several wishes, would be bound to one of them.
    const isSayable = kind === "wants" ? skills === 0 : chosen || kind !== "teaches" || !wanted || skills < 2;
    return { kind, values: isSayable && (value.hits > 0 || chosen) ? [value] : [] };
  });
}
