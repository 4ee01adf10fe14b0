/** Shows how a query was read: each part of it can be seen, taken away, and read in another way. */

import { button, element, isolated, showItems } from "./elements.js";
import { words } from "./words.js";

/** @typedef {import("../search/chips.js").Alternative} Alternative */
/** @typedef {import("../search/chips.js").Chip} Chip */

const FLAGS = ["teaches", "wants", "awake", "seat", "level"];

/**
 * Say a chip in words.
 * @param {Chip} chip
 * @param {readonly string[]} levels
 */
export function sayChip(chip, levels) {
  const kind = words.chipKind(chip, levels);
  const said = FLAGS.includes(chip.kind) ? kind : `${kind} ${chip.label}`;
  return chip.negated ? `${words.not} ${said}` : said;
}

/**
 * Say a chip as shortly as one would in a sentence.
 * @param {Chip} chip
 * @param {readonly string[]} levels
 */
export function sayShort(chip, levels) {
  const said = FLAGS.includes(chip.kind) ? words.chipKind(chip, levels) : chip.label;
  return chip.negated ? `${words.not} ${said}` : said;
}

/**
 * @param {HTMLElement} list
 * @param {Chip[]} chips
 * @param {readonly string[]} levels
 * @param {{ remove: (place: number) => void, reread: (place: number, alternative: Alternative) => void }} on
 */
export function showChips(list, chips, levels, on) {
  list.hidden = chips.length === 0;
  const placed = chips.map((chip, place) => ({ chip, place }));
  showItems(list, placed, {
    key: ({ chip }) => `${chip.kind} ${chip.ids} ${chip.level} ${chip.negated} ${chip.text}`,
    tells: ({ place }) => String(place),
    make: ({ chip, place }) => chipItem(chip, place, levels, on),
  });
}

/**
 * Say what was corrected, in a sentence for each word.
 * @param {Chip[]} chips
 */
export function sayCorrections(chips) {
  return chips.filter((chip) => chip.corrected && chip.label).map((chip) => words.showing(chip.label, chip.text)).join(" ");
}

/**
 * @param {Chip} chip
 * @param {number} place
 * @param {readonly string[]} levels
 * @param {{ remove: (place: number) => void, reread: (place: number, alternative: Alternative) => void }} on
 */
function chipItem(chip, place, levels, { remove, reread }) {
  const said = sayChip(chip, levels);
  const kind = element("span", { class: "hub-chip__kind" }, words.chipKind(chip, levels));
  const item = element("li", { class: "hub-chip" });
  if (chip.negated) item.append(element("strong", {}, `${words.not} `));
  item.append(kind);
  if (!FLAGS.includes(chip.kind)) item.append(" ", isolated(chip.label));
  if (isNobody(chip)) item.append(" ", element("span", { class: "hub-quiet" }, `(${words.unknown})`));
  const label = { class: "hub-chip__remove", id: `hub-chip-${place}`, "aria-label": words.takeAway(said), title: words.takeAway(said) };
  item.append(button(label, () => remove(place), "×"));
  const other = chip.alternatives.find((one) => isAsLikely(chip, one));
  if (other) {
    const meant = words.meant(other.kind, other.label, chip.text);
    item.append(button({ class: "hub-chip__other" }, () => reread(place, other), meant));
  }
  return item;
}

/**
 * Say whether a reader may have meant the other thing: it has just this name, or it is somebody of that name.
 * @param {Chip} chip
 * @param {Alternative} other
 */
function isAsLikely(chip, other) {
  return !chip.corrected && (other.kind === "person" || other.label.toLowerCase() === chip.text);
}

/** @param {Chip} chip */
function isNobody(chip) {
  return chip.ids.length === 0 && !FLAGS.includes(chip.kind) && chip.kind !== "word";
}
