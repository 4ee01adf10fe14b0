/** Reads a query into a question, piece by piece. */

import { KNOWN, add, bound, chipWith, keyChip } from "./chips.js";
import { wordsOf } from "./fold.js";
import { TYPED } from "./keys.js";
import { labelOf, sayAny } from "./naming.js";
import { bestReadings } from "./readings.js";
import { eitherOf, readTyped } from "./typed.js";

/** @typedef {import("./chips.js").Chip} Chip */
/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./chips.js").Question} Question */
/** @typedef {import("./readings.js").Reading} Reading */
/** @typedef {import("./typed.js").TypedForm} TypedForm */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/**
 * Words to be read together; *negated* is true of what the first of them name.
 * @typedef {{ words: string[], negated: boolean }} Run
 */

const WHITE = " \\t\\n\\r\\f\\v\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff";
const PIECE = new RegExp(`-?[A-Za-z]+:"[^"]*"|-?"[^"]*"|[^${WHITE}]+`, "gu");
const TYPED_FORM = /^(-?)([A-Za-z]+):"?([^"]*)"?$/u;
const ALTERNATIVES = 3;

/**
 * @param {Columns} columns
 * @param {Vocabulary} vocabulary
 * @param {string} query
 * @returns {Question}
 */
export function readQuestion(columns, vocabulary, query) {
  /** @type {Chip[]} */
  const chips = [];
  let vague = false;
  for (const piece of piecesOf(query)) {
    if ("words" in piece) {
      readRun(columns, vocabulary, piece, chips);
      vague ||= piece.words.length === 1 && Array.from(piece.words[0]).length === 1;
    } else {
      add(chips, readTyped(columns, vocabulary, piece));
    }
  }
  return { chips: bound(chips), vague: vague && chips.length === 0 };
}

/**
 * Cut a query into runs of words, and typed forms.
 * @param {string} query
 * @returns {(Run | TypedForm)[]}
 */
function piecesOf(query) {
  /** @type {(Run | TypedForm)[]} */
  const found = [];
  let openRun = false;
  for (const piece of query.match(PIECE) ?? []) {
    const typed = TYPED_FORM.exec(piece);
    const kind = typed ? TYPED.get(typed[2].toLowerCase()) : undefined;
    if (typed && kind && typed[3]) {
      found.push({ kind, value: typed[3], negated: typed[1] !== "" });
      openRun = false;
      continue;
    }
    const negated = piece.length > 1 && piece.startsWith("-");
    const quoted = piece.endsWith('"');
    if (negated || quoted || !openRun) found.push({ words: [], negated });
    const last = found[found.length - 1];
    if ("words" in last) last.words.push(...wordsOf(piece));
    openRun = !quoted;
  }
  return found;
}

/**
 * @param {Columns} columns
 * @param {Vocabulary} vocabulary
 * @param {Run} run
 * @param {Chip[]} chips
 */
function readRun(columns, vocabulary, run, chips) {
  const { path, every } = bestReadings(vocabulary, run.words);
  let [negated, either] = [run.negated, false];
  for (const reading of path) {
    if (reading.kind === "") continue;
    if (reading.key?.name === "not" || reading.key?.name === "or") {
      [negated, either] = [reading.key.name === "not", reading.key.name === "or"];
      continue;
    }
    const chip = chipOf(columns, reading, run.words.slice(reading.start, reading.end).join(" "), every, chips);
    const before = chips[chips.length - 1];
    if (chip && either && chip.kind === "skill" && before?.kind === "skill") {
      chips[chips.length - 1] = eitherOf(columns, before, chip);
    } else if (chip) {
      add(chips, { ...chip, negated });
    }
    negated = either = false;
  }
}

/**
 * @param {Columns} columns
 * @param {Reading} reading
 * @param {string} text
 * @param {Reading[]} every
 * @param {Chip[]} chips
 * @returns {Chip | null}
 */
function chipOf(columns, reading, text, every, chips) {
  const { kind, ids, corrected, start, end } = reading;
  if (reading.key) return keyChip(reading.key, text, chips);
  if (kind === "word") {
    if (Array.from(text).length > 1) return chipWith({ kind, text, label: text, typed: `word:${text}` });
    const afterSkill = chips.length > 0 && KNOWN.includes(chips[chips.length - 1].kind) && "1234".includes(text);
    return afterSkill ? keyChip({ name: "level", level: Number(text) }, `level ${text}`, chips) : null;
  }
  const others = every
    .filter((other) => other.start === start && other.end === end && ![kind, "key", ""].includes(other.kind))
    .sort((a, b) => b.points - a.points)
    .slice(0, ALTERNATIVES)
    .map((other) => ({
      kind: other.kind,
      label: labelOf(columns, other.kind, other.ids, text),
      typed: sayAny(columns, other.kind, other.ids, text),
    }));
  const label = labelOf(columns, kind, ids, text);
  return chipWith({ kind, ids, text, label, typed: sayAny(columns, kind, ids, text), corrected, alternatives: others });
}
