/** Shows those who fit, as cards or as a table: who, where, and why. */

import { button, element, isolated, isolatedAlone, showItems } from "./elements.js";
import { words } from "./words.js";

/** @typedef {import("../search/engine.js").Answer} Answer */

/** So many skills stand in a row of the table: those asked for come first. */
const IN_ROW = 3;

/**
 * What a card needs to know besides the person. *choose* puts somebody side by side with others or takes them out.
 * @typedef {{ compared: string[], levels: readonly string[], profile: (slug: string) => string, choose: (slug: string) => void }} Around
 */

/**
 * @param {HTMLElement} list
 * @param {Answer[]} answers
 * @param {Around} around
 */
export function showCards(list, answers, around) {
  showItems(list, answers, {
    key: (answer) => answer.slug,
    tells: (answer) => JSON.stringify([answer, around.compared.includes(answer.slug)]),
    make: (answer) => cardOf(answer, around),
  });
}

/**
 * @param {Answer} answer
 * @param {Around} around
 */
function cardOf(answer, around) {
  const card = element("li", { class: "hub-result" });
  const asked = answer.reasons.some((reason) => reason.kind === "skill" || reason.kind === "wants");
  card.append(element("div", { class: "hub-result__head" }, nameOf(answer, around, "h3"), ...tagsOf(answer, !asked)));
  const where = [answer.role, answer.team, answer.place].filter(Boolean);
  if (where.length > 0) card.append(lineOf("hub-quiet hub-result__where", where));
  card.append(lineOf("hub-result__why", answer.reasons.map((reason) => reason.text), answer.reasons.map((reason) => reason.kind)));
  if (!asked && answer.skills.length > 0) {
    const names = answer.skills.map((skill) => skill.name).join(" · ");
    card.append(element("p", { class: "hub-quiet" }, `${words.knows}: `, isolated(names)));
  }
  card.append(compareButton(answer, around));
  return card;
}

/**
 * @param {Answer} answer
 * @param {Around} around
 * @param {"h3" | "span"} tag
 */
export function nameOf(answer, { profile }, tag) {
  const name = tag === "h3" ? isolatedAlone(answer.name) : isolated(answer.name);
  const link = element("a", { href: profile(answer.slug) }, name);
  return element(tag, { class: "hub-result__name" }, link);
}

/**
 * @param {Answer} answer
 * @param {boolean} anything  whether teaching anything is worth saying: where a skill is asked for, the reasons tell
 */
function tagsOf(answer, anything) {
  const tags = [];
  if (anything && answer.teaches && !answer.away) tags.push(element("span", { class: "hub-tag hub-tag--yes" }, words.teaches));
  if (answer.away) tags.push(element("span", { class: "hub-tag" }, words.away));
  return tags;
}

/**
 * Make a list of short parts on one line.
 * @param {string} style
 * @param {string[]} parts
 * @param {string[]} [kinds]
 */
function lineOf(style, parts, kinds) {
  const items = parts.map((part, at) => element("li", kinds ? { "data-kind": kinds[at] } : {}, isolatedAlone(part)));
  return element("ul", { class: `hub-counts ${style}` }, ...items);
}

/**
 * @param {Answer} answer
 * @param {Around} around
 */
export function compareButton({ slug, name }, { compared, choose }) {
  const isChosen = compared.includes(slug);
  const label = isChosen ? words.stopComparing(name) : words.compareWith(name);
  const attributes = { class: "hub-compare", id: `hub-compare-${slug}`, "aria-pressed": String(isChosen), "aria-label": label };
  return button(attributes, () => choose(slug), words.compare);
}

/**
 * @param {HTMLElement} parent
 * @param {Answer[]} answers
 * @param {Around} around
 */
export function showTable(parent, answers, around) {
  const { columns } = words;
  const titles = [columns.name, columns.team, columns.place, columns.skills, columns.speaks, columns.time, columns.seats];
  const head = element("tr", {}, ...titles.map((title) => element("th", { scope: "col" }, title)));
  head.append(element("th", { scope: "col" }, element("span", { class: "hub-hidden" }, words.compare)));
  let body = parent.querySelector("tbody");
  if (!body) {
    body = element("tbody");
    const table = element("table", { class: "hub-table hub-results-table" }, element("thead", {}, head), body);
    parent.replaceChildren(table);
  }
  showItems(body, answers, {
    key: (answer) => answer.slug,
    tells: (answer) => JSON.stringify([answer, around.compared.includes(answer.slug)]),
    make: (answer) => rowOf(answer, around),
  });
}

/**
 * @param {Answer} answer
 * @param {Around} around
 */
function rowOf(answer, around) {
  const skills = answer.skills.slice(0, IN_ROW).map((skill) => sayLevel(skill.name, skill.level, skill.teaches, around.levels)).join("; ");
  const cells = [answer.team, answer.place, skills, answer.languages.join(", "), answer.time, words.seats(answer.seats)];
  const name = element("th", { scope: "row" }, nameOf(answer, around, "span"), " ", ...tagsOf(answer, false));
  const row = element("tr", {}, name, ...cells.map((cell) => element("td", {}, isolated(cell || words.nothing))));
  row.append(element("td", {}, compareButton(answer, around)));
  return row;
}

/**
 * @param {string} name
 * @param {number} level
 * @param {boolean} teaches
 * @param {readonly string[]} levels
 */
function sayLevel(name, level, teaches, levels) {
  return [name, level ? levels[level - 1] : "", teaches ? words.teaches : ""].filter(Boolean).join(", ");
}
