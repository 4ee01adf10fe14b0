/** Makes a field that holds any number of like parts, which can be added and taken out. */

import { button, element, isolated } from "../directory/elements.js";
import { words } from "./words.js";

/** @typedef {import("./fields.js").Field} Field */
/** @typedef {import("./rules.js").Route} Route */
/** @typedef {import("./yaml.js").Part} Part */
/** @typedef {import("./yaml.js").Value} Value */
/** @typedef {import("./yaml.js").Values} Values */

/** @typedef {{ element: HTMLElement, field: Field, origin: number }} Row */

/**
 * What a list of parts is called, how a part is made, and which of them it is: what it says in a word.
 * @typedef {{ id: string, legend: string, one: string, another: string, make: (id: string) => Field,
 *   name: (value: Value) => string }} AboutRows
 */

/**
 * *propose* adds a part that stands in no file yet, and shows it whole.
 * @typedef {Field & { origins: () => number[], propose: (value: Value) => void }} RowsField
 */

/**
 * @param {AboutRows} about
 * @param {() => void} changed  called when a part came or went
 * @returns {RowsField}
 */
export function makeRows(about, changed) {
  /** @type {Row[]} */
  let rows = [];
  let made = 0;
  const list = element("div", { class: "hub-parts" });
  const another = button({ class: "md-button hub-button", id: `${about.id}-another` }, () => {
    const row = add(undefined, -1);
    changed();
    row.element.querySelector("input")?.focus();
  }, about.another);
  const box = element("section", { class: "hub-group", "aria-labelledby": about.id }, element("h2", { id: about.id }, about.legend), list, another);

  const number = () => rows.forEach((row, at) => {
    const label = words.nth(about.one, at + 1);
    const value = row.field.read();
    const name = value === undefined ? "" : about.name(value);
    const [summary, group, out] = ["summary", "[role=group]", ".hub-part__out"].map((part) => row.element.querySelector(part));
    summary?.replaceChildren(...(name ? [`${label}: `, isolated(name)] : [label]));
    group?.setAttribute("aria-label", label);
    out?.setAttribute("aria-label", `${words.takeOut}: ${label}`);
  });
  /**
   * @param {Value | undefined} value
   * @param {number} origin  which entry of the file it was, -1 for a new one
   */
  const add = (value, origin) => {
    const field = about.make(`${about.id}-${(made += 1)}`);
    const out = button({ class: "hub-link hub-part__out" }, () => takeOut(row), words.takeOut);
    const group = element("div", { role: "group" }, field.element, out);
    // Who changes one entry of ten need not see them all; who writes a new one does.
    const row = { field, origin, element: element("details", { class: "hub-details hub-part", open: value === undefined }, element("summary"), group) };
    if (value !== undefined) field.fill(value);
    row.element.addEventListener("change", number);
    rows.push(row);
    list.append(row.element);
    number();
    return row;
  };
  /** @param {Row} row */
  const takeOut = (row) => {
    rows = rows.filter((other) => other !== row);
    row.element.remove();
    if (rows.length === 0) add(undefined, -1);
    number();
    changed();
    another.focus();
  };
  const said = () => rows.filter((row) => row.field.read() !== undefined);
  add(undefined, -1);

  return {
    element: box,
    origins: () => said().map((row) => row.origin),
    propose(value) {
      if (said().length === 0) {
        rows = [];
        made = 0;
        list.replaceChildren();
      }
      add(value, -1).element.open = true;
    },
    read() {
      const values = /** @type {Part[]} */ (said().map((row) => row.field.read()));
      return values.length > 0 ? values : undefined;
    },
    fill(value) {
      rows = [];
      made = 0;
      list.replaceChildren();
      if (Array.isArray(value)) value.forEach((one, at) => add(one, at));
      if (rows.length === 0) add(undefined, -1);
    },
    at([place, ...rest]) {
      const row = said()[Number(place)] ?? rows[0];
      return row.field.at(rest);
    },
  };
}

/**
 * Make one field of several, a map by their keys; what no field shows is kept as it came.
 * @param {Record<string, Field>} fields
 * @param {readonly string[]} order  of the keys in the file
 * @param {string} needed  without which the others say nothing
 * @returns {Field}
 */
export function makeMap(fields, order, needed) {
  /** @type {Values} */
  let kept = {};
  return {
    element: element("div", {}, ...Object.values(fields).map((field) => field.element)),
    read() {
      /** @type {Values} */
      const values = {};
      let said = false;
      for (const key of order) {
        const value = key in fields ? fields[key].read() : kept[key];
        if (value === undefined) continue;
        values[key] = value;
        said ||= key in fields;
      }
      return said ? values : undefined;
    },
    fill(value) {
      const given = typeof value === "object" && !Array.isArray(value) ? value : {};
      kept = Object.fromEntries(Object.entries(given).flatMap(([key, one]) => (key in fields ? [] : [[key, asNumber(one)]])));
      for (const [key, field] of Object.entries(fields)) field.fill(given[key]);
    },
    at([key, ...rest]) {
      return (fields[String(key)] ?? fields[needed]).at(rest);
    },
  };
}

/**
 * Give a number that came as text, so that it is written without quotes; anything else as it is.
 * @param {Value} value
 */
export function asNumber(value) {
  return typeof value === "string" && /^(?:0|[1-9]\d{0,8})$/.test(value) ? Number(value) : value;
}
