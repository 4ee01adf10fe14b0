/** Describes the form of a circle's note. */

import { element } from "../directory/elements.js";
import { plainSlug } from "../search/fold.js";
import { makeChoice, makeLine, makeSelect, makeText } from "./fields.js";
import { makeSkill } from "./parts.js";
import { nameOf } from "./preview.js";
import { makePeople } from "./people.js";
import { makeMap, makeRows } from "./rows.js";
import { words } from "./words.js";

/** @typedef {import("./description.js").Around} Around */
/** @typedef {import("./description.js").Description} Description */
/** @typedef {import("./description.js").Placed} Placed */
/** @typedef {import("./yaml.js").Values} Values */

const ORDER = ["title", "presenters", "attendees", "skills", "decisions", "actions", "visibility"];

/**
 * @param {Around} around
 * @returns {Description}
 */
export function describeNote({ rules, skills, given, today, asked, changed, reopen }) {
  const clean = rules.clean.bind(rules);
  const circles = given.circles ?? {};
  const slugs = Object.keys(circles);
  const slug = slugs.includes(asked.get("circle") ?? "") ? String(asked.get("circle")) : (slugs[0] ?? "");
  const circle = circles[slug] ?? { name: "", day: "", people: [], leads: [], skills: [] };
  const choice = makeSelect({ id: "hub-circle", label: words.circle }, slugs.map((one) => [one, circles[one].name]));
  choice.input.addEventListener("change", () => reopen({ circle: choice.input.value }));
  /** @param {string} id */
  const action = (id) => makeMap({
    who: makeSelect({ id: `${id}-who`, label: words.who }, [["", "–"], ...circle.people]),
    what: makeLine({ id: `${id}-what`, label: words.what, attributes: { dir: "auto" } }, clean),
    due: makeLine({ id: `${id}-due`, label: words.due, attributes: { type: "date" } }, clean),
  }, ["who", "what", "due"], "what");
  /** @type {Placed[]} */
  const fields = [
    { route: ["#circle"], field: choice },
    { route: ["#day"], field: makeLine({ id: "hub-day", label: words.day, attributes: { type: "date" } }, clean) },
    { route: ["title"], field: makeLine({ id: "hub-title", label: words.title, attributes: { required: true, dir: "auto" } }, clean) },
    { route: ["presenters"], field: makePeople("hub-presenters", words.presenters, circle.people, clean) },
    { route: ["attendees"], field: makePeople("hub-attendees", words.attendees, circle.people, clean) },
    { route: ["#body"], field: makeText({ id: "hub-body", label: words.body, hint: words.bodyHint, attributes: { rows: 8 } }, clean) },
    { route: ["skills"], field: makeRows({
      id: "hub-note-skills", legend: words.noteSkills, one: words.skill, another: words.anotherSkill, make: (id) => makeSkill(id, words.skill, rules, skills),
      name: (value) => nameOf(value, skills),
    }, changed) },
    { route: ["decisions"], field: makeRows({
      id: "hub-decisions", legend: words.decisions, one: words.decision, another: words.anotherDecision,
      make: (id) => makeLine({ id, label: words.what, attributes: { dir: "auto" } }, clean), name: shorten,
    }, changed) },
    { route: ["actions"], field: makeRows({
      id: "hub-actions", legend: words.actions, one: words.action, another: words.anotherAction, make: action,
      name: (value) => shorten(typeof value === "object" && !Array.isArray(value) ? (value.what ?? "") : ""),
    }, changed) },
    { route: ["visibility"], field: makeChoice({ id: "hub-visibility", label: words.noteVisibility }, Object.entries(words.visibilities)) },
  ];
  return {
    fields,
    elements: slugs.length > 0 ? fields.map(({ field }) => field.element) : [element("p", { class: "hub-empty" }, words.noCircle)],
    // A note is of what was; the next meeting's may be what is offered where the last one has its note.
    begin: () => ({ "#circle": slug, "#day": circle.day && circle.day < today ? circle.day : today, presenters: circle.leads.slice(0, 1), skills: circle.skills }),
    toFile(raw) {
      const values = inOrder(raw, ORDER);
      if (values.visibility === "internal") delete values.visibility;
      const title = String(raw.title ?? "");
      return { values, folder: `circles/${slug}`, file: `${raw["#day"] ?? ""}-${title ? topicOf(title) : "topic"}`, body: String(raw["#body"] ?? "") };
    },
    problems: (_, raw) => dayProblems(raw),
  };
}

/**
 * @param {Values} raw
 * @param {readonly string[]} order
 */
export function inOrder(raw, order) {
  return Object.fromEntries(order.filter((key) => raw[key] !== undefined).map((key) => [key, raw[key]]));
}

/**
 * @param {Values} raw
 * @returns {import("./rules.js").Problem[]}
 */
export function dayProblems(raw) {
  return raw["#day"] ? [] : [{ route: ["#day"], message: "`date` is missing", hint: "write the day on which it was" }];
}

/** @param {import("./yaml.js").Value} value */
function shorten(value) {
  const text = String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** @param {string} title */
function topicOf(title) {
  return plainSlug(title).slice(0, 48).replace(/-+$/, "");
}
