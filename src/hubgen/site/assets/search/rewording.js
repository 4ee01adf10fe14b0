/** Writes a query anew with one thing more or less, in words where these read unmistakably. */

import { KNOWN, bound, ofKind } from "./chips.js";
import { nameOf, say } from "./naming.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./chips.js").Chip} Chip */
/** @typedef {import("./chips.js").Question} Question */

/**
 * What reads queries: the engine.
 * @typedef {{ columns: Columns, read: (query: string) => Question }} QueryReader
 */

/**
 * One thing to ask for: a facet's value with the facet's kind. *id* is the level for levels, 0 for what is only so or
 * not.
 * @typedef {{ kind: string, id: number, label: string, typed: string }} Wish
 */

/**
 * How a chip can be said, in words, the likeliest first, and unmistakably.
 * @typedef {{ spoken: string[], typed: string }} Wording
 */

/** The words for what is only so or not. @type {Record<string, string>} */
const FLAGS = { teaches: "mentor", wants: "learning", awake: "now", seat: "free seat" };

/** The words that make a kind likelier. @type {Record<string, (name: string) => string>} */
const HINTED = {
  place: (name) => `in ${name}`,
  language: (name) => `speaks ${name}`,
  team: (name) => `${name} team`,
  circle: (name) => `${name} circle`,
};

/**
 * Ask for one thing more; a level takes the place of those that were asked for. Words behind the query come first,
 * then words before it, then the typed form.
 * @param {QueryReader} reader
 * @param {string} query
 * @param {Wish} wish
 * @returns {string}
 */
export function plus(reader, query, wish) {
  const chips = reader.read(query).chips;
  if (chips.some((chip) => isAbout(chip, wish))) return query;
  const level = wish.kind === "level" ? chips.findIndex((chip) => chip.kind === "level" && !chip.negated) : -1;
  if (level >= 0) return plus(reader, without(reader, query, level), wish);
  const chip = chipFor(wish);
  const spoken = spokenAs(wish.kind, chip.text);
  const behind = [...chips, chip];
  const before = [chip, ...chips.map((one) => movedBy(one, 1))];
  const typed = { text: `${query} ${wish.typed}`, expected: behind };
  const ways = [
    ...spoken.map((words) => ({ text: `${query} ${words}`, expected: behind })),
    ...spoken.map((words) => ({ text: `${words} ${query}`, expected: before })),
    typed,
    { text: `${wish.typed} ${query}`, expected: before },
  ];
  return (ways.find(({ text, expected }) => isReadAs(reader, text, expected)) ?? typed).text.trim();
}

/**
 * Take a chip away.
 * @param {QueryReader} reader
 * @param {string} query
 * @param {number} place
 * @returns {string}
 */
export function without(reader, query, place) {
  const question = reader.read(query);
  return question.chips[place] ? worded(reader, remaining(question, place).chips) : query;
}

/**
 * Take away what a facet's value stands for, wherever it is asked for; a chip of several things keeps the others.
 * @param {QueryReader} reader
 * @param {string} query
 * @param {Wish} wish
 * @returns {string}
 */
export function minus(reader, query, wish) {
  const question = reader.read(query);
  const place = question.chips.findIndex((chip) => isAbout(chip, wish));
  if (place < 0) return query;
  const chip = question.chips[place];
  const ids = chip.ids.filter((id) => id !== wish.id);
  const others = question.chips.filter((one, at) => at !== place && one.kind === chip.kind && !one.negated);
  const covered = others.some((one) => isSame(one.ids, ids));
  const less =
    ids.length === 0 || chip.ids.length === 0 || covered
      ? without(reader, query, place)
      : replaced(reader, question, place, chip.kind, ids);
  // Each turn takes away a thing or a chip; a query that reads as before would go on for ever.
  return less === query ? query : minus(reader, less, wish);
}

/**
 * Ask for other things in the place of a chip, any of them.
 * @param {QueryReader} reader
 * @param {Question} question
 * @param {number} place
 * @param {string} kind
 * @param {number[]} ids
 * @returns {string}
 */
export function replaced(reader, question, place, kind, ids) {
  const names = ids.map((id) => nameOf(reader.columns, kind, id));
  const typed = ids.map((id) => say(reader.columns, kind, id));
  const key = typed[0].slice(0, typed[0].indexOf(":"));
  const values = typed.map((form) => form.slice(key.length + 1).replaceAll('"', ""));
  const chip = {
    ...question.chips[place],
    kind,
    ids,
    text: names.join(" or ").toLowerCase(),
    typed: ids.length === 1 ? typed[0] : `${key}:"${values.join("|")}"`,
  };
  return worded(reader, question.chips.map((one, at) => (at === place ? chip : one)));
}

/**
 * Take a chip away. A level that was bound to it belongs to every skill then; to teach and to want are bound anew.
 * @param {Question} question
 * @param {number} place
 * @returns {Question}
 */
export function remaining(question, place) {
  const chips = question.chips.filter((_, at) => at !== place).map((chip) => {
    if (chip.kind !== "level") return { ...chip, of: -1 };
    return chip.of > place ? movedBy(chip, -1) : { ...chip, of: chip.of === place ? -1 : chip.of };
  });
  const anew = bound(chips);
  return { ...question, chips: chips.map((chip, at) => (chip.kind === "level" ? chip : anew[at])) };
}

/**
 * Say chips in words as far as these read as the chips, else in their typed forms.
 * @param {QueryReader} reader
 * @param {Chip[]} chips
 * @returns {string}
 */
function worded(reader, chips) {
  const [order, ahead] = [chips, levelsAhead(chips)];
  return wordedAs(reader, order) ?? wordedAs(reader, ahead) ?? chips.map((chip) => wordingOf(chip).typed).join(" ");
}

/**
 * Say chips in this order, each in words if one can; null where not even the typed forms read as the chips.
 * @param {QueryReader} reader
 * @param {Chip[]} chips
 */
function wordedAs(reader, chips) {
  const wordings = chips.map(wordingOf);
  const words = wordings.map(({ spoken }) => spoken[0]).join(" ");
  if (isReadAs(reader, words, chips)) return words;
  const parts = wordings.map(({ typed }) => typed);
  if (!isReadAs(reader, parts.join(" "), chips)) return null;
  wordings.forEach(({ spoken }, at) => {
    /** @param {string} words */
    const saying = (words) => [...parts.slice(0, at), words, ...parts.slice(at + 1)].join(" ");
    parts[at] = spoken.find((text) => isReadAs(reader, saying(text), chips)) ?? parts[at];
  });
  return parts.join(" ");
}

/**
 * Put the levels that belong to every skill first: behind a skill they would belong to that one.
 * @param {Chip[]} chips
 * @returns {Chip[]}
 */
function levelsAhead(chips) {
  /** @param {Chip} chip */
  const isGeneral = (chip) => chip.kind === "level" && chip.of === -1;
  const every = chips.map((_, place) => place);
  const places = [...every.filter((at) => isGeneral(chips[at])), ...every.filter((at) => !isGeneral(chips[at]))];
  return places.map((place) => ({ ...chips[place], of: places.indexOf(chips[place].of) }));
}

/**
 * Give the words for a chip, and its typed form.
 * @param {Chip} chip
 * @returns {Wording}
 */
function wordingOf(chip) {
  const spoken = spokenAs(chip.kind, chip.text);
  if (chip.kind === "level") spoken.push(`level ${chip.level}`);
  if (!chip.negated) return { spoken, typed: typedAs(chip) };
  return { spoken: spoken.map((words) => `not ${words}`), typed: `-${typedAs(chip)}` };
}

/**
 * @param {string} kind
 * @param {string} words
 */
function spokenAs(kind, words) {
  return kind in HINTED ? [words, HINTED[kind](words)] : [words];
}

/**
 * Give the typed form that is read as the chip itself, be it of nothing or of several words.
 * @param {Chip} chip
 */
function typedAs({ kind, text, typed }) {
  // An empty value would be read as a word with a colon behind it.
  if (kind === "word") return text && !text.includes(" ") ? typed : `word:"${text || "-"}"`;
  return typed.endsWith('""') ? `${typed.slice(0, -1)}-"` : typed;
}

/**
 * @param {Wish} wish
 * @returns {Chip}
 */
function chipFor({ kind, id, label, typed }) {
  const isLevel = kind === "level";
  const text = isLevel ? `level ${id}` : FLAGS[kind] ?? label.toLowerCase();
  const none = { level: 0, of: -1, corrected: false, negated: false, alternatives: [] };
  return { ...none, kind, ids: isLevel || kind in FLAGS ? [] : [id], text, label, typed, level: isLevel ? id : 0 };
}

/**
 * Say whether a chip asks for this thing, perhaps among others.
 * @param {Chip} chip
 * @param {Wish} wish
 */
function isAbout(chip, { kind, id }) {
  if (chip.kind !== kind || chip.negated) return false;
  return kind in FLAGS || (kind === "level" ? chip.level === id : chip.ids.includes(id));
}

/**
 * Say whether a text reads as exactly these chips.
 * @param {QueryReader} reader
 * @param {string} text
 * @param {Chip[]} expected
 */
function isReadAs(reader, text, expected) {
  const question = reader.read(text);
  const { chips } = question;
  const known = ofKind(question, ...KNOWN);
  return (
    chips.length === expected.length &&
    chips.every((chip, at) => {
      const other = expected[at];
      return (
        chip.kind === other.kind &&
        chip.negated === other.negated &&
        chip.level === other.level &&
        isSame(chip.ids, other.ids) &&
        (chip.ids.length > 0 || chip.kind in FLAGS || chip.kind === "level" || chip.text === other.text) &&
        isBoundAlike(chip.of, other.of, known)
      );
    })
  );
}

/**
 * Say whether both belong to the same skills: to every one is to the only one.
 * @param {number} one
 * @param {number} other
 * @param {number[]} known  the places of the chips of skills
 */
function isBoundAlike(one, other, known) {
  /** @param {number} of */
  const plain = (of) => (known.length === 1 && of === known[0] ? -1 : of);
  return plain(one) === plain(other);
}

/**
 * @param {number[]} one
 * @param {number[]} other
 */
function isSame(one, other) {
  return one.length === other.length && one.every((id) => other.includes(id));
}

/**
 * @param {Chip} chip
 * @param {number} by
 * @returns {Chip}
 */
function movedBy(chip, by) {
  return chip.of < 0 ? chip : { ...chip, of: chip.of + by };
}
