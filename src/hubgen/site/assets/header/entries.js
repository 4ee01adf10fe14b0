/** Chooses what the search in the header offers for a query: skills and the like, people, and where all of them are. */

import { words } from "./words.js";

/** @typedef {import("../search/engine.js").Found} Found */
/** @typedef {import("../search/chips.js").Chip} Chip */
/** @typedef {import("../search/suggestions.js").Suggestion} Suggestion */

/**
 * A link: *name* is whose or what it is, *notes* are what else there is to say.
 * @typedef {{ path: string, name: string, notes: string[] }} Entry
 */

/**
 * What is offered, with paths from the site's root. *corrections* say what which words were read as. *total* people
 * fit; *all* leads to them, empty where they are not more than one. *enter* is where the Enter key leads, empty where
 * that is not ours.
 * @typedef {{ corrections: { label: string, text: string }[], things: Entry[], people: Entry[], total: number,
 *   all: string, enter: string }} Offer
 */

/** What stands there without a query, or where nothing is found. @type {Offer} */
export const NOTHING = { corrections: [], things: [], people: [], total: 0, all: "", enter: "" };

const THINGS = 4;
/** People who are shown at most. */
export const PEOPLE = 4;
/** Some of those suggested are people, of whom those who fit are shown already. */
export const SUGGESTED = 8;

/**
 * @param {string} query
 * @param {Found} found  with its first people
 * @param {Suggestion[]} suggested
 * @param {(text: string) => string[]} wordsOf
 * @param {(slug: string) => string} profileOf  gives the path of a profile
 * @returns {Offer}
 */
export function offerFor(query, found, suggested, wordsOf, profileOf) {
  const { chips, vague } = found.question;
  // A question without anything in it fits everyone; that is no answer.
  const total = chips.length > 0 && !vague ? found.total : 0;
  const everyone = `people/?${new URLSearchParams({ find: query })}`;
  const fitting = total > 0 ? found.answers.slice(0, PEOPLE).map((one) => personEntry(one, profileOf)) : [];
  const begun = vague ? [] : suggested.filter(({ kind, slug }) => kind === "person" && slug);
  const named = begun.map(({ slug, label }) => personEntry({ slug, name: label, reasons: [] }, profileOf));
  const isByName = total === 1 && chips.some((chip) => chip.kind === "person" && !chip.negated);
  return {
    corrections: chips.filter((chip) => chip.corrected && chip.label).map(({ label, text }) => ({ label, text })),
    things: thingsFor(found, suggested, wordsOf(query).length),
    people: fitting.length > 0 ? fitting : once(named).slice(0, PEOPLE),
    total,
    all: total > 1 ? everyone : "",
    enter: total === 0 ? "" : isByName && fitting.length > 0 ? fitting[0].path : everyone,
  };
}

/**
 * Give the skills that were asked for, which may stand anywhere in the query, and what its last words may name.
 * @param {Found} found
 * @param {Suggestion[]} suggested
 * @param {number} length  of the query, in words
 */
function thingsFor({ question, answers, instead }, suggested, length) {
  const skills = [...answers.flatMap((answer) => answer.skills), ...(instead?.asked ?? [])];
  const asked = skills.filter(({ name, slug }) => slug && question.chips.some((chip) => asksFor(chip, name)));
  const others = suggested.filter(({ kind }) => kind !== "person");
  const entries = [...asked.map(skillEntry), ...others.flatMap((one) => thingEntry(one, one.words === length))];
  return once(entries).slice(0, THINGS);
}

/**
 * @param {Chip} chip  of one skill, or of several: "Go or Python"
 * @param {string} name
 */
function asksFor({ kind, negated, label }, name) {
  return kind === "skill" && !negated && label.split(" or ").includes(name);
}

/**
 * @param {Pick<Found["answers"][number], "slug" | "name" | "reasons">} person
 * @param {(slug: string) => string} profileOf
 * @returns {Entry}
 */
function personEntry({ slug, name, reasons }, profileOf) {
  return { path: profileOf(slug), name, notes: reasons.map((reason) => reason.text) };
}

/** @param {{ name: string, slug: string }} skill @returns {Entry} */
function skillEntry({ name, slug }) {
  return { path: `skills/${slug}/`, name, notes: [words.kinds.skill] };
}

/**
 * Give the page of a thing; else, where it stands for the whole query, the people who have to do with it.
 * @param {Suggestion} suggestion
 * @param {boolean} isWhole
 * @returns {Entry[]}
 */
function thingEntry({ kind, slug, label, typed }, isWhole) {
  const notes = [words.kinds[kind] ?? kind];
  if (slug) return [{ path: `${kind}s/${slug}/`, name: label, notes }];
  return isWhole ? [{ path: `people/?${new URLSearchParams({ find: typed })}`, name: label, notes }] : [];
}

/** @param {Entry[]} entries */
function once(entries) {
  return entries.filter((entry, place) => entries.findIndex((other) => other.path === entry.path) === place);
}
