/** Makes the parts that speak of skills: a skill that one has, one that one would like to have, or one by itself. */

import { element } from "../directory/elements.js";
import { makeCombobox } from "./combobox.js";
import { makeChoice, makeLine, makeTick } from "./fields.js";
import { makeMap } from "./rows.js";
import { words } from "./words.js";

/** @typedef {import("./fields.js").Field} Field */
/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {import("./skills.js").Skill} Skill */
/** @typedef {import("./skills.js").Skills} Skills */

const OFFERED = 6;
/** The order of keys in a file. */
const CLAIM = ["skill", "level", "teaches", "since", "note", "evidence", "confirmed"];
const WANT = ["skill", "why"];

/**
 * Make a box for a skill: the hub's own are offered and written by their file's name, any other word is said to be new.
 * @param {string} id
 * @param {string} label
 * @param {Rules} rules
 * @param {Skills} skills
 * @param {(skill: Skill | null) => void} [found]  told which skill stands there
 * @returns {Field}
 */
export function makeSkill(id, label, rules, skills, found = () => undefined) {
  const line = makeLine({ id, label, hint: words.skillHint, attributes: { autocapitalize: "none", spellcheck: "false" } }, rules.clean.bind(rules));
  const list = makeCombobox(line.input, (text) => skills.suggest(text, OFFERED));
  const note = element("p", { class: "hub-quiet hub-field__note", role: "status" });
  line.input.after(list, note);
  const tell = (/** @type {boolean} */ finished) => {
    const text = rules.clean(line.input.value);
    const skill = text ? skills.find(text) : null;
    found(skill);
    note.textContent = finished || skill ? sayOf(text, skill, skills) : "";
  };
  line.input.addEventListener("input", () => tell(false));
  line.input.addEventListener("change", () => tell(true));
  return {
    ...line,
    read() {
      const text = rules.clean(line.input.value);
      return text ? (skills.find(text)?.slug ?? text) : undefined;
    },
    fill(value) {
      const text = String(value ?? "");
      line.input.value = text ? (skills.find(text)?.name ?? text) : "";
      tell(true);
    },
  };
}

/**
 * @param {string} text
 * @param {Skill | null} skill
 * @param {Skills} skills
 */
function sayOf(text, skill, skills) {
  if (!text) return "";
  if (!skill) return words.unknownSkill(text);
  if (skill.replacedBy) return words.oldSkill(text, skills.find(skill.replacedBy)?.name ?? "");
  return skill.name.toLowerCase() === text.toLowerCase() ? "" : words.means(skill.name);
}

/**
 * Make a part for a skill that somebody has.
 * @param {string} id
 * @param {Rules} rules
 * @param {Skills} skills
 * @param {readonly string[]} names  of the levels
 * @returns {Field}
 */
export function makeClaim(id, rules, skills, names) {
  const level = makeLevel(`${id}-level`, names);
  /** @param {Skill | null} skill */
  const anchor = (skill) => names.forEach((name, at) => {
    const own = skill?.levels[at];
    level.labels[at + 1].replaceChildren(...levelWords(at + 1, name, own));
  });
  anchor(null);
  const fields = {
    skill: makeSkill(`${id}-skill`, words.skill, rules, skills, anchor),
    level,
    teaches: makeTick({ id: `${id}-teaches`, label: words.teaches }),
    note: makeLine({ id: `${id}-note`, label: words.note, attributes: { dir: "auto" } }, rules.clean.bind(rules)),
  };
  return makeMap(fields, CLAIM, "skill");
}

/**
 * Make a choice of level; in a file it is a number, or one of the hub's names for it.
 * @param {string} id
 * @param {readonly string[]} names
 */
function makeLevel(id, names) {
  const choice = makeChoice({ id, label: words.level }, ["", ...names].map((name, at) => [at ? String(at) : "", name || words.noLevel]));
  return {
    ...choice,
    read: () => Number(choice.chosen()) || undefined,
    fill(/** @type {import("./yaml.js").Value | undefined} */ value) {
      const text = String(value ?? "").toLowerCase();
      const named = names.findIndex((name) => name.toLowerCase() === text) + 1;
      choice.fill(String(named || text));
    },
  };
}

/**
 * @param {number} level
 * @param {string} name
 * @param {string} [own]
 */
function levelWords(level, name, own) {
  const label = `${level} ${name}`;
  return own ? [label, element("span", { class: "hub-line hub-quiet" }, own)] : [label];
}

/**
 * Make a part for a skill that somebody would like to have.
 * @param {string} id
 * @param {Rules} rules
 * @param {Skills} skills
 * @returns {Field}
 */
export function makeWant(id, rules, skills) {
  const fields = {
    skill: makeSkill(`${id}-skill`, words.skill, rules, skills),
    why: makeLine({ id: `${id}-why`, label: words.why, attributes: { dir: "auto" } }, rules.clean.bind(rules)),
  };
  return makeMap(fields, WANT, "skill");
}
