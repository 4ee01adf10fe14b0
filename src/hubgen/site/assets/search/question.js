/** Reads a query into a question: the chips that it was read into, each of which one can see and take away. */

import { plainSlug, stem, wordsOf } from "./fold.js";
import { TYPED } from "./keys.js";
import { bestReadings } from "./readings.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./keys.js").Key} Key */
/** @typedef {import("./readings.js").Reading} Reading */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

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

/**
 * Words to be read together; *negated* is true of what the first of them name.
 * @typedef {{ words: string[], negated: boolean }} Run
 * @typedef {{ kind: string, value: string, negated: boolean }} TypedForm
 */

const WHITE = " \\t\\n\\r\\f\\v\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff";
const PIECE = new RegExp(`-?[A-Za-z]+:"[^"]*"|-?"[^"]*"|[^${WHITE}]+`, "gu");
const TYPED_FORM = /^(-?)([A-Za-z]+):"?([^"]*)"?$/u;
const PLAIN_VALUE = /^[a-z0-9-]+$/;
const FLAGS = ["teaches", "wants", "awake", "seat"];
const ALTERNATIVES = 3;

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
 * @param {Partial<Chip> & { kind: string }} said
 * @returns {Chip}
 */
function chipWith(said) {
  const none = { ids: [], text: "", label: "", typed: "", level: 0, of: -1, corrected: false, negated: false };
  return { ...none, alternatives: [], ...said };
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

/**
 * @param {Key} key
 * @param {string} text
 * @param {Chip[]} chips
 */
function keyChip({ name, level }, text, chips) {
  if (name !== "level") return chipWith({ kind: name, text, label: name, typed: `${name}:yes` });
  // A number right after a skill is about that skill; "expert" is about all of them.
  const after = text.startsWith("level") && chips.length > 0 && KNOWN.includes(chips[chips.length - 1].kind);
  return chipWith({ kind: name, text, label: String(level), typed: `level:${level}`, level, of: after ? chips.length - 1 : -1 });
}

/**
 * Read a typed form: the best reading of its kind that takes in the whole value, else nobody.
 * @param {Columns} columns
 * @param {Vocabulary} vocabulary
 * @param {TypedForm} form
 * @returns {Chip}
 */
function readTyped(columns, vocabulary, { kind, value, negated }) {
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
  const found = [];
  const plain = slug.replace(/-[1-9][0-9]*$/, "");
  for (let person = 0; person < people.count; person++) {
    // To put a slug together is slow: do it only for those whose beginning may be it.
    if (people.slugKinds[person] === 1 ? people.slug(person) === slug : beginsLike(people, person, plain, slug)) found.push(person);
  }
  return found;
}

/**
 * @param {NonNullable<Columns["people"]>} people
 * @param {number} person
 * @param {string} plain
 * @param {string} slug
 */
function beginsLike(people, person, plain, slug) {
  const first = plainSlug(people.parts[people.partColumns[0][person]]);
  return (first === "" || plain.startsWith(first) || slug.startsWith(first)) && people.slug(person) === slug;
}

/**
 * Give what the thing of that kind is called.
 * @param {Columns} columns
 * @param {string} kind
 * @param {number} id
 * @returns {string}
 */
export function nameOf({ lists, people }, kind, id) {
  if (kind === "skill") return lists.skills[id].name;
  if (kind === "zone") return lists.zones[id].name;
  if (kind === "circle") return lists.circles[id].name;
  if (kind === "person") return people?.name(id) ?? "";
  if (kind === "team") return lists.teams[id];
  if (kind === "role") return lists.roles[id];
  if (kind === "place") return lists.places[id];
  return kind === "language" ? lists.languages[id] : lists.categories[id];
}

/**
 * @param {Columns} columns
 * @param {string} kind
 * @param {number[]} ids
 * @param {string} text
 */
function labelOf(columns, kind, ids, text) {
  if (ids.length === 0 || (kind === "person" && ids.length > 1)) return text;
  const names = ids.slice(0, 2).map((id) => nameOf(columns, kind, id));
  if (ids.length > 2) names.push(`${ids.length - 2} more`);
  return names.join(" or ");
}

/**
 * Give what stands before the colon of a typed form.
 * @param {string} kind
 */
function keyOf(kind) {
  if (kind === "place") return "in";
  return kind === "language" ? "speaks" : kind;
}

/**
 * Give the typed form that means exactly this thing.
 * @param {Columns} columns
 * @param {string} kind
 * @param {number} id
 */
export function say(columns, kind, id) {
  let slug = "";
  if (kind === "skill") slug = columns.lists.skills[id].slug;
  if (kind === "circle") slug = columns.lists.circles[id].slug;
  if (kind === "person") slug = columns.people?.slug(id) ?? "";
  const value = slug || nameOf(columns, kind, id);
  return PLAIN_VALUE.test(value) ? `${keyOf(kind)}:${value}` : `${keyOf(kind)}:"${value.replaceAll('"', "")}"`;
}

/**
 * @param {Columns} columns
 * @param {string} kind
 * @param {number[]} ids
 * @param {string} text
 */
function sayAny(columns, kind, ids, text) {
  return ids.length === 1 ? say(columns, kind, ids[0]) : `${keyOf(kind)}:"${text}"`;
}

/**
 * @param {Columns} columns
 * @param {Chip} one
 * @param {Chip} other
 * @returns {Chip}
 */
function eitherOf(columns, one, other) {
  const ids = [...new Set([...one.ids, ...other.ids])];
  const text = `${one.text} or ${other.text}`;
  const values = [one, other].map((chip) => chip.typed.slice(chip.typed.indexOf(":") + 1).replace(/^"+|"+$/g, "")).join("|");
  const typed = `${one.typed.split(":")[0]}:"${values}"`;
  return { ...one, ids, text, label: labelOf(columns, one.kind, ids, text), typed };
}

/**
 * @param {Chip[]} chips
 * @param {Chip} chip
 */
function add(chips, chip) {
  /** @param {Chip} one */
  const told = (one) => JSON.stringify([one.kind, one.ids, one.level, one.negated, one.label]);
  if (!chips.some((one) => told(one) === told(chip))) chips.push(chip);
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
