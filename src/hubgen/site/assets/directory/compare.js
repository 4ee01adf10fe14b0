/** Puts up to four people side by side: where they are, when they are there, and what each of them knows. */

import { compareButton, nameOf } from "./cards.js";
import { button, element, isolated } from "./elements.js";
import { MOST_COMPARED } from "./state.js";
import { words } from "./words.js";

/** @typedef {import("../search/engine.js").Answer} Answer */
/** @typedef {import("./cards.js").Around} Around */
/** @typedef {{ people: Answer[], rows: { name: string, slug: string, asked: boolean, cells: ({ level: number, teaches: boolean } | null)[] }[] }} Compared */

/**
 * Show whom a reader has chosen so far; nothing while nobody is chosen, or where they stand side by side already.
 * @param {HTMLElement} tray
 * @param {import("./state.js").State} state
 * @param {{ open: () => void, clear: () => void }} on
 */
export function showTray(tray, { compared, view }, { open, clear }) {
  tray.hidden = compared.length === 0 || view === "compare";
  if (tray.hidden) return tray.replaceChildren();
  const enough = compared.length > 1;
  const said = enough ? (compared.length === MOST_COMPARED ? words.full : "") : words.oneMore;
  tray.replaceChildren(
    element("strong", {}, `${words.compared}: ${words.people(compared.length)}`),
    ...(said ? [element("span", { class: "hub-quiet" }, said)] : []),
    ...(enough ? [button({ class: "md-button md-button--primary hub-button", id: "hub-compare-open" }, open, words.compareThese(compared.length))] : []),
    button({ class: "hub-link", id: "hub-compare-clear" }, clear, words.clearCompared),
  );
}

/**
 * @param {HTMLElement} parent
 * @param {Compared} compared
 * @param {Around} around
 * @param {() => void} back
 */
export function showComparison(parent, { people, rows }, around, back) {
  const way = button({ class: "hub-link", id: "hub-compare-back" }, back, `← ${words.back}`);
  if (people.length === 0) {
    parent.replaceChildren(way, element("p", { class: "hub-empty" }, words.nobodyCompared));
    return;
  }
  const head = element("tr", {}, element("th", { scope: "col" }, words.fact));
  for (const person of people) head.append(element("th", { scope: "col" }, nameOf(person, around, "span"), compareButton(person, around)));
  const body = element("tbody");
  for (const [title, say] of FACTS) body.append(rowOf(title, people.map((person) => say(person) || words.nothing)));
  for (const row of rows) body.append(rowOf(row.name, row.cells.map((cell) => sayCell(cell, around.levels)), row.asked));
  const table = element("table", { class: "hub-table hub-comparison" }, element("thead", {}, head), body);
  const scroll = element("div", { class: "hub-scroll", tabindex: 0, role: "group", "aria-label": words.compared }, table);
  parent.replaceChildren(way, scroll);
}

/** @type {[string, (person: Answer) => string][]} */
const FACTS = [
  [words.role, (person) => person.role],
  [words.columns.team, (person) => person.team],
  [words.columns.place, (person) => person.place],
  [words.columns.speaks, (person) => person.languages.join(", ")],
  [words.columns.time, (person) => (person.away ? words.away : person.time)],
  [words.columns.seats, (person) => words.seats(person.seats)],
];

/**
 * @param {string} title
 * @param {string[]} cells
 * @param {boolean} [asked]
 */
function rowOf(title, cells, asked = false) {
  const name = element("th", { scope: "row" }, asked ? element("strong", {}, isolated(title)) : isolated(title));
  return element("tr", {}, name, ...cells.map((cell) => element("td", {}, isolated(cell))));
}

/**
 * @param {{ level: number, teaches: boolean } | null} cell
 * @param {readonly string[]} levels
 */
function sayCell(cell, levels) {
  if (!cell) return words.nothing;
  const said = [cell.level ? levels[cell.level - 1] : "", cell.teaches ? words.teaches : ""].filter(Boolean);
  return said.length > 0 ? said.join(", ") : words.knowsIt;
}
