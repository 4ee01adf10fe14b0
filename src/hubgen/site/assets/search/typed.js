/** Reads typed forms, such as `skill:sql` or `level:3`, into chips. */

import { chipWith, keyChip } from "./chips.js";
import { wordsOf } from "./fold.js";
import { labelOf, sayAny } from "./naming.js";
import { bestReadings } from "./readings.js";

/** @typedef {import("./chips.js").Chip} Chip */
/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./readings.js").Reading} Reading */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/** @typedef {{ kind: string, value: string, negated: boolean }} TypedForm */

const FLAGS = ["teaches", "wants", "awake", "seat"];

/**
 * Read a typed form: the best reading of its kind that takes in the whole value, else nobody.
 * @param {Columns} columns
 * @param {Vocabulary} vocabulary
 * @param {TypedForm} form
 * @returns {Chip}
 */
export function readTyped(columns, vocabulary, { kind, value, negated }) {
  if (FLAGS.includes(kind)) return { ...keyChip({ name: kind, level: 0 }, kind, []), negated };
  if (kind === "level") {
    const level = ["1", "2", "3", "4"].includes(value) ? Number(value) : 1;
    return chipWith({ kind, text: `level:${value}`, label: value, typed: `level:${value}`, level, negated });
  }
  if (kind === "word") {
    const text = wordsOf(value).join(" ");
    return chipWith({ kind, text, label: text, typed: `word:${text}`, negated });
  }
  const chips = value.split("|").map((part) => readName(columns, vocabulary, kind, part));
  return { ...chips.reduce((one, other) => eitherOf(columns, one, other)), negated };
}

/**
 * @param {Columns} columns
 * @param {Vocabulary} vocabulary
 * @param {string} kind
 * @param {string} value
 */
function readName(columns, vocabulary, kind, value) {
  const words = wordsOf(value);
  const text = words.join(" ");
  const exact = withSlug(columns, kind, value);
  /** @type {Reading} */
  let best = { start: 0, end: 0, kind, ids: [], points: 0, corrected: false };
  for (const one of bestReadings(vocabulary, words).every) {
    if (one.kind === kind && one.start === 0 && one.end === words.length && one.points > best.points) best = one;
  }
  const ids = exact.length > 0 ? exact : best.ids;
  const corrected = best.corrected && exact.length === 0;
  return chipWith({ kind, ids, text, label: labelOf(columns, kind, ids, text), typed: sayAny(columns, kind, ids, text), corrected });
}

/**
 * Give the things of a kind that have this slug.
 * @param {Columns} columns
 * @param {string} kind
 * @param {string} slug
 * @returns {number[]}
 */
function withSlug({ lists, people }, kind, slug) {
  if (slug === "") return [];
  if (kind === "skill") return lists.skills.flatMap((skill, id) => (skill.slug === slug ? [id] : []));
  if (kind === "circle") return lists.circles.flatMap((circle, id) => (circle.slug === slug ? [id] : []));
  if (kind !== "person" || !people) return [];
  // People are ordered by their slugs.
  let [low, high] = [0, people.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (people.slug(middle) < slug) low = middle + 1;
    else high = middle;
  }
  return low < people.count && people.slug(low) === slug ? [low] : [];
}

/**
 * @param {Columns} columns
 * @param {Chip} one
 * @param {Chip} other
 * @returns {Chip}
 */
export function eitherOf(columns, one, other) {
  const ids = [...new Set([...one.ids, ...other.ids])];
  const text = `${one.text} or ${other.text}`;
  const values = [one, other].map((chip) => chip.typed.slice(chip.typed.indexOf(":") + 1).replace(/^"+|"+$/g, "")).join("|");
  const typed = `${one.typed.split(":")[0]}:"${values}"`;
  return { ...one, ids, text, label: labelOf(columns, one.kind, ids, text), typed };
}
