/** What a question consists of: the chips that a query was read into, each of which one can see and take away. */

import { stem } from "./fold.js";

/** @typedef {import("./keys.js").Key} Key */

/**
 * Another way to read a chip's words; *typed* says it unmistakably.
 * @typedef {{ kind: string, label: string, typed: string }} Alternative
 */

/**
 * One thing that is asked for, or with *negated* one that is not wanted.
 *
 * *ids* are places in the list of the chip's kind (any of them fits). *text* is what was typed, *label* what it was
 * read as, *typed* how to say the same unmistakably. *of* is the chip of the skill that a level, a wish to teach or a
 * wish to learn belongs to, -1 where it belongs to every skill.
 * @typedef {{ kind: string, ids: number[], text: string, label: string, typed: string, level: number, of: number,
 *   corrected: boolean, negated: boolean, alternatives: Alternative[] }} Chip
 */

/**
 * *vague* where only a letter was typed, for which suggestions are the better answer.
 * @typedef {{ chips: Chip[], vague: boolean }} Question
 */

/** The kinds of chips about what people know; a category stands for any of its skills. */
export const KNOWN = ["skill", "category"];

/**
 * Give the places of the chips of these kinds that are wanted.
 * @param {Question} question
 * @param {...string} kinds
 */
export function ofKind({ chips }, ...kinds) {
  return chips.map((_, place) => place).filter((place) => kinds.includes(chips[place].kind) && !chips[place].negated);
}

/**
 * @param {Partial<Chip> & { kind: string }} said
 * @returns {Chip}
 */
export function chipWith(said) {
  const none = { ids: [], text: "", label: "", typed: "", level: 0, of: -1, corrected: false, negated: false };
  return { ...none, alternatives: [], ...said };
}

/**
 * @param {Key} key
 * @param {string} text
 * @param {Chip[]} chips
 */
export function keyChip({ name, level }, text, chips) {
  if (name !== "level") return chipWith({ kind: name, text, label: name, typed: `${name}:yes` });
  // A number right after a skill is about that skill; "expert" is about all of them.
  const after = text.startsWith("level") && chips.length > 0 && KNOWN.includes(chips[chips.length - 1].kind);
  return chipWith({ kind: name, text, label: String(level), typed: `level:${level}`, level, of: after ? chips.length - 1 : -1 });
}

/**
 * @param {Chip[]} chips
 * @param {Chip} chip
 */
export function add(chips, chip) {
  if (!chips.some((one) => isSame(one, chip))) chips.push(chip);
}

/**
 * @param {Chip} one
 * @param {Chip} other
 */
function isSame(one, other) {
  if (one.kind !== other.kind || one.level !== other.level || one.negated !== other.negated) return false;
  return one.label === other.label && one.ids.length === other.ids.length && one.ids.every((id, at) => id === other.ids[at]);
}

/**
 * Bind each level to the one skill it is about; and to teach and to want, where both are asked for.
 * @param {Chip[]} chips
 * @returns {Chip[]}
 */
export function bound(chips) {
  const mixed = ["teaches", "wants"].every((kind) => chips.some((chip) => chip.kind === kind && !chip.negated));
  /** @param {number} at */
  const isKnown = (at) => at >= 0 && at < chips.length && KNOWN.includes(chips[at].kind);
  return chips.map((chip, place) => {
    if (chip.kind === "level" && chip.text.startsWith("level:") && isKnown(place - 1)) return { ...chip, of: place - 1 };
    if (!mixed || (chip.kind !== "teaches" && chip.kind !== "wants")) return chip;
    return { ...chip, of: [place + 1, place - 1].find(isKnown) ?? -1 };
  });
}

/**
 * Give the stem that the words people wrote are looked up by.
 * @param {Chip} chip
 */
export function queryStem(chip) {
  return stem(chip.text);
}
