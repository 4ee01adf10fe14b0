/** Makes a field of people: those who are at hand are ticked, anybody else is named by their file. */

import { element } from "../directory/elements.js";
import { makeList, makeTicks } from "./fields.js";
import { words } from "./words.js";

/** @typedef {import("./fields.js").Field} Field */

/**
 * @param {string} id
 * @param {string} label
 * @param {[string, string][]} people  slugs and names
 * @param {(text: string) => string} clean
 * @returns {Field}
 */
export function makePeople(id, label, people, clean) {
  const ticks = people.length > 0 ? makeTicks({ id, label }, people) : null;
  const others = makeList({ id: `${id}-others`, label: ticks ? words.others : label, hint: words.othersHint }, clean);
  const known = new Set(people.map(([slug]) => slug));
  const ticked = () => listOf(ticks?.read());
  return {
    element: element("div", {}, ...(ticks ? [ticks.element] : []), others.element),
    read() {
      const all = [...new Set([...ticked(), ...listOf(others.read())])];
      return all.length > 0 ? all : undefined;
    },
    fill(value) {
      const all = listOf(value);
      ticks?.fill(all.filter((slug) => known.has(slug)));
      const rest = all.filter((slug) => !known.has(slug));
      others.fill(rest.length > 0 ? rest : undefined);
    },
    at: (rest) => (ticks && Number(rest[0] ?? 0) < ticked().length ? ticks.at(rest) : others.at(rest)),
  };
}

/**
 * @param {import("./yaml.js").Value | undefined} value
 * @returns {string[]}
 */
function listOf(value) {
  return Array.isArray(value) ? value.map(String) : [];
}
