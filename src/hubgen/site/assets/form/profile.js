/** Describes the form of a profile: its fields, what the file says, and the card that comes of it. */

import { element } from "../directory/elements.js";
import { plainSlug } from "../search/fold.js";
import { makeChoice, makeLine, makeList, makeText, makeTicks } from "./fields.js";
import { makeClaim, makeWant } from "./parts.js";
import { cardOf, nameOf } from "./preview.js";
import { asNumber, makeRows } from "./rows.js";
import { words } from "./words.js";

/** @typedef {import("./description.js").Around} Around */
/** @typedef {import("./description.js").Description} Description */
/** @typedef {import("./description.js").Placed} Placed */
/** @typedef {import("./rules.js").Problem} Problem */
/** @typedef {import("./yaml.js").Value} Value */
/** @typedef {import("./yaml.js").Values} Values */

/** Above the first line of a new file: by it, editors know what may stand there. */
const EDITOR_LINE = "# yaml-language-server: $schema=../.hubgen/person.schema.json\n";

/** A link of more skills than that is nobody's who means well. */
const MOST_PROPOSED = 20;

/**
 * @param {Around} around
 * @returns {Description}
 */
export function describeProfile({ rules, skills, given, today, changed, written }) {
  const clean = rules.clean.bind(rules);
  /** @type {Placed[]} */
  const fields = [];
  /**
   * @template {import("./fields.js").Field} Made
   * @param {string} route  keys with points between them
   * @param {Made} field
   */
  const place = (route, field) => {
    fields.push({ route: route.split("."), field });
    return field;
  };
  /**
   * @param {string} route
   * @param {string} label
   * @param {Record<string, string | number | boolean>} [attributes]
   * @param {readonly string[]} [offered]
   * @param {string} [hint]
   */
  const line = (route, label, attributes, offered, hint) =>
    place(route, makeLine({ id: `hub-${route.replace(".", "-")}`, label, attributes, hint }, clean, offered)).element;

  const who = [
    line("name", words.name, { required: true, autocomplete: "name", dir: "auto" }, [], words.nameHint),
    ...(written ? [] : [makeAddress(fields)]),
    line("role", words.role, { autocomplete: "organization-title", dir: "auto" }),
    line("team", words.team, { dir: "auto" }, given.teams),
    line("location", words.location, { dir: "auto" }, given.places),
    line("timezone", words.zone, { spellcheck: "false", autocapitalize: "none" }, rules.given.zones, words.zoneHint),
    line("contact.email", words.email, { type: "email", autocomplete: "email" }),
    line("contact.chat", words.chat, { type: "url", placeholder: "https://" }),
  ];
  const name = (/** @type {Value} */ part) => nameOf(part, skills);
  const claims = place("skills", makeRows({
    id: "hub-skills", legend: words.skills, one: words.skill, another: words.anotherSkill, make: (id) => makeClaim(id, rules, skills, given.levels), name,
  }, changed));
  const wants = place("wants", makeRows({
    id: "hub-wants", legend: words.wants, one: words.skill, another: words.anotherWant, make: (id) => makeWant(id, rules, skills), name,
  }, changed));
  const more = [
    line("pronouns", words.pronouns),
    place("languages", makeList({ id: "hub-languages", label: words.languages }, clean)).element,
    line("hours", words.hours, {}, [], words.hoursHint),
    place("days", makeTicks({ id: "hub-days", label: words.days }, Object.entries(words.dayNames))).element,
    line("contact.calendar", words.calendar, { type: "url", placeholder: "https://" }),
    line("contact.forge", words.forge, { spellcheck: "false", autocapitalize: "none" }),
    place("about", makeText({ id: "hub-about", label: words.about, hint: words.aboutHint }, clean)).element,
    place("teaching.seats", makeCount(makeLine({ id: "hub-teaching-seats", label: words.seats, attributes: { inputmode: "numeric" } }, clean))).element,
    line("teaching.paused_until", words.paused, { type: "date" }),
  ];
  const sight = place("visibility", makeChoice({ id: "hub-visibility", label: words.visibility }, Object.entries(words.visibilities)));

  return {
    fields,
    elements: [
      element("section", { class: "hub-group" }, ...who),
      claims.element,
      wants.element,
      element("details", { class: "hub-details" }, element("summary", {}, words.optional), ...more),
      sight.element,
    ],
    begin: () => ({ timezone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
    toFile(raw) {
      const values = inOrder({ ...raw, confirmed: today }, given.order ?? []);
      // What a file says if it says nothing.
      if (values.visibility === "internal" && written?.visibility === undefined) delete values.visibility;
      return { values, folder: "people", file: String(raw["#file"] ?? ""), head: EDITOR_LINE };
    },
    problems: (values, raw) => [...doubled(values, skills), ...(given.closed_skills ? unknown(values, skills) : []), ...(written ? [] : addressProblems(raw, rules))],
    propose(asked) {
      const known = new Set(keysOf(claims.read(), skills));
      const fresh = declared(asked.getAll("skill"), skills).filter((slug) => !known.has(slug));
      for (const skill of fresh) claims.propose({ skill });
      const said = new Set([...keysOf(claims.read(), skills), ...keysOf(wants.read(), skills)]);
      const wanted = declared(asked.getAll("want"), skills).filter((slug) => !said.has(slug));
      for (const skill of wanted) wants.propose({ skill });
      return [...fresh, ...wanted].map((slug) => nameOf(slug, skills));
    },
    origins: () => ({ skills: claims.origins(), wants: wants.origins() }),
    preview: (values) => cardOf(values, given.levels, skills),
  };
}

/**
 * Have a field of one line give a number where it holds one.
 * @param {import("./fields.js").Field} line
 * @returns {import("./fields.js").Field}
 */
function makeCount(line) {
  return {
    ...line,
    read() {
      const value = line.read();
      return value === undefined ? undefined : asNumber(value);
    },
  };
}

/**
 * Make the field for the file's name, which follows the name until somebody writes their own.
 * @param {Placed[]} fields
 */
function makeAddress(fields) {
  const attributes = { spellcheck: "false", autocapitalize: "none" };
  const made = makeLine({ id: "hub-file", label: words.file, hint: words.fileHint, attributes }, (text) => text.trim().toLowerCase());
  const [{ field: name }] = fields;
  let own = false;
  made.input.addEventListener("input", () => (own = made.input.value !== ""));
  name.element.addEventListener("input", () => {
    const said = name.read();
    if (!own) made.input.value = said ? plainSlug(String(said)).slice(0, 64).replace(/-+$/, "") : "";
  });
  fields.push({
    route: ["#file"],
    field: {
      ...made,
      fill(value) {
        made.fill(value);
        own = value !== undefined && value !== plainSlug(String(name.read() ?? ""));
      },
    },
  });
  return made.element;
}

/**
 * Give the slugs of those words of a link that mean a skill of the hub, each once: anybody may have made the link.
 * @param {string[]} asked
 * @param {import("./skills.js").Skills} skills
 */
function declared(asked, skills) {
  const found = asked.map((word) => skills.find(word));
  return [...new Set(found.flatMap((skill) => (skill && !skill.replacedBy ? [skill.slug] : [])))].slice(0, MOST_PROPOSED);
}

/**
 * Give what tells the skills of a list's parts apart; empty for a part that names none.
 * @param {Value | undefined} parts
 * @param {import("./skills.js").Skills} skills
 */
function keysOf(parts, skills) {
  return wordsIn(parts).map((word) => word && skills.key(word));
}

/**
 * Give the skill that each part of a list names, as it is written.
 * @param {Value | undefined} parts
 */
function wordsIn(parts) {
  return (Array.isArray(parts) ? parts : []).map((part) => (typeof part === "object" && !Array.isArray(part) ? String(part.skill ?? "") : ""));
}

/**
 * @param {Values} values
 * @param {readonly string[]} order
 */
function inOrder(values, order) {
  return Object.fromEntries(order.filter((key) => values[key] !== undefined).map((key) => [key, values[key]]));
}

/**
 * @param {Values} values
 * @param {import("./skills.js").Skills} skills
 * @returns {Problem[]}
 */
function doubled(values, skills) {
  const keys = keysOf(values.skills, skills);
  return wordsIn(values.skills).flatMap((name, at) => {
    if (!name || keys.indexOf(keys[at]) === at) return [];
    return [{ route: ["skills", at, "skill"], message: `the profile names \`${name}\` twice`, hint: "keep the higher level and delete the other entry" }];
  });
}

/**
 * Give the skills that no file declares, for a hub whose owner allows none.
 * @param {Values} values
 * @param {import("./skills.js").Skills} skills
 * @returns {Problem[]}
 */
function unknown(values, skills) {
  return ["skills", "wants"].flatMap((key) => {
    const parts = Array.isArray(values[key]) ? values[key] : [];
    return parts.flatMap((part, at) => {
      const name = nameOf(part, skills);
      if (!name || skills.find(name)) return [];
      return [{ route: [key, at, "skill"], message: `no file declares the skill \`${name}\``, hint: "choose one of those that are offered" }];
    });
  });
}

/**
 * @param {Values} raw
 * @param {import("./rules.js").Rules} rules
 * @returns {Problem[]}
 */
function addressProblems(raw, rules) {
  const file = String(raw["#file"] ?? "");
  // Without a name there is no address yet, and one thing to mend is enough.
  if (rules.isSlug(file) || (!file && !raw.name)) return [];
  return [{ route: ["#file"], message: `\`${file}\` is not the name of a file here`, hint: "write small letters, digits and hyphens" }];
}
