/** Shows a profile as its card will stand in the directory. */

import { element, isolated } from "../directory/elements.js";
import { words } from "./words.js";

/** @typedef {import("./skills.js").Skills} Skills */
/** @typedef {import("./yaml.js").Value} Value */
/** @typedef {import("./yaml.js").Values} Values */

/**
 * @param {Values} values  of a profile
 * @param {readonly string[]} levels
 * @param {Skills} skills
 */
export function cardOf(values, levels, skills) {
  const claims = mapsIn(values.skills);
  const card = element("div", { class: "hub-result" });
  const head = element("div", { class: "hub-result__head" }, element("p", { class: "hub-result__name" }, isolated(String(values.name ?? words.unnamed))));
  if (claims.some((claim) => claim.teaches)) head.append(element("span", { class: "hub-tag hub-tag--yes" }, words.teachesTag));
  card.append(head);
  const where = [values.role, values.team, values.location].filter((part) => part !== undefined);
  if (where.length > 0) card.append(listOf("hub-counts hub-quiet hub-result__where", where.map(String)));
  const known = claims.map((claim) => {
    const said = [nameOf(claim, skills), levels[Number(claim.level) - 1], claim.teaches ? words.teachesTag : ""];
    return said.filter(Boolean).join(", ");
  });
  const wanted = mapsIn(values.wants).map((want) => nameOf(want, skills));
  for (const [label, names] of /** @type {[string, string[]][]} */ ([[words.knows, known], [words.learns, wanted]])) {
    if (names.length > 0) card.append(element("p", {}, `${label}: `, isolated(names.join(" · "))));
  }
  return card;
}

/**
 * Give the name of the skill that a part of a profile is about.
 * @param {Value} part
 * @param {Skills} skills
 */
export function nameOf(part, skills) {
  const text = String((typeof part === "object" && !Array.isArray(part) ? part.skill : part) ?? "");
  return skills.find(text)?.name ?? text;
}

/**
 * @param {string} style
 * @param {string[]} parts
 */
function listOf(style, parts) {
  return element("ul", { class: style }, ...parts.map((part) => element("li", {}, isolated(part))));
}

/** @param {import("./yaml.js").Value | undefined} value @returns {Values[]} */
function mapsIn(value) {
  return Array.isArray(value) ? value.flatMap((one) => (typeof one === "object" && !Array.isArray(one) ? [one] : [])) : [];
}
