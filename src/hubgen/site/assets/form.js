/** Turns the page of a form into the form: filled with what is known, checked as it is filled in, and carried to the forge. */

import { element, isolated } from "./directory/elements.js";
import { changesOf } from "./form/changes.js";
import { describeNote } from "./form/note.js";
import { describeProfile } from "./form/profile.js";
import { describeProgram } from "./form/program.js";
import { makeResult } from "./form/result.js";
import { Rules } from "./form/rules.js";
import { describeSession } from "./form/session.js";
import { Skills } from "./form/skills.js";
import { askWho, sayWho } from "./form/who.js";
import { words } from "./form/words.js";
import { writeFrontMatter, writeYaml } from "./form/yaml.js";
import { SETTINGS_KEY, readSettings } from "./search/asker.js";
import { openStore } from "./storage.js";

/** @typedef {import("./form/description.js").Description} Description */
/** @typedef {import("./form/description.js").Given} Given */
/** @typedef {import("./form/result.js").Trouble} Trouble */
/** @typedef {import("./form/rules.js").Problem} Problem */
/** @typedef {import("./form/yaml.js").Value} Value */
/** @typedef {import("./form/yaml.js").Values} Values */
/** @typedef {import("./page.js").Page} Page */
/** @typedef {Omit<import("./form/rules.js").Given, "schema"> & { schemas: Record<string, import("./form/rules.js").Schema> }} RuleFile */

const NAMED = 5;

/** @type {Record<string, (around: import("./form/description.js").Around) => Description>} */
const DESCRIPTIONS = { person: describeProfile, note: describeNote, session: describeSession, program: describeProgram };

/**
 * @param {HTMLElement} root
 * @param {Page} page
 */
export async function setUpForm(root, page) {
  const hand = Array.from(root.childNodes);
  page.onEnd(() => root.replaceChildren(...hand));
  try {
    const address = new URL(root.dataset.data ?? "", location.href);
    const [given, rules] = await Promise.all([load(address), load(new URL("../form-rules.json", address))]);
    if (page.signal.aborted) return;
    await new Form(root, page, /** @type {Given} */ (given), /** @type {RuleFile} */ (rules), address).start();
  } catch (error) {
    console.warn(error);
    if (!page.signal.aborted) root.prepend(element("p", { role: "alert" }, words.failed));
  }
}

/** @param {URL} address @returns {Promise<unknown>} */
async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  return answer.json();
}

class Form {
  /**
   * @param {HTMLElement} root
   * @param {Page} page
   * @param {Given} given
   * @param {RuleFile} rules
   * @param {URL} address  of what was given
   */
  constructor(root, page, given, rules, address) {
    this.root = root;
    this.page = page;
    this.given = given;
    this.address = address;
    this.kind = root.dataset.hubForm ?? "";
    this.asked = new URLSearchParams(location.search);
    this.rules = new Rules({ ...rules, schema: rules.schemas[this.kind] });
    this.skills = new Skills(given.skills);
    this.memory = openStore(() => localStorage);
    // What is typed is kept for this tab only: it may be about a person.
    this.drafts = openStore(() => sessionStorage);
    this.you = "";
    /** @type {Values} */
    this.before = {};
    /** Where something wrong is said. @type {Set<import("./form/fields.js").Control>} */
    this.said = new Set();
  }

  async start() {
    const slug = this.kind === "person" ? (this.asked.get("person") ?? readSettings(this.memory.read(SETTINGS_KEY)).you) : "";
    await this.open(slug);
  }

  /** @param {string} slug  whose profile is changed, empty for a new file */
  async open(slug) {
    const written = slug ? await this.profileOf(slug).catch(() => undefined) : undefined;
    if (this.page.signal.aborted) return;
    this.you = written ? slug : "";
    this.description = DESCRIPTIONS[this.kind]({
      rules: this.rules,
      skills: this.skills,
      given: this.given,
      today: today(),
      asked: this.asked,
      written: written ?? null,
      reopen: (asked) => {
        for (const [key, value] of Object.entries(asked)) this.asked.set(key, value);
        this.open("");
      },
      changed: () => this.refresh(),
    });
    const begun = written ?? this.description.begin();
    this.fill(begun);
    this.before = this.written(written?.confirmed);
    this.said.clear();
    const draft = this.draft;
    if (draft) this.fill(draft);
    const proposed = this.description.propose?.(this.asked) ?? [];
    this.draw(Boolean(draft), slug !== "" && !written, proposed);
    this.refresh();
  }

  /**
   * Give what somebody's file says, from the parcel it stands in.
   * @param {string} slug
   * @returns {Promise<Values | undefined>}
   */
  async profileOf(slug) {
    const parcel = (this.given.parcels ?? []).filter(([first]) => first <= slug).pop();
    if (!parcel) return undefined;
    const profiles = /** @type {Record<string, Values>} */ (await load(new URL(parcel[1], this.address)));
    return Object.hasOwn(profiles, slug) ? profiles[slug] : undefined;
  }

  /**
   * Give what the file says now, as the form would write it.
   * @param {Value | undefined} confirmed
   */
  written(confirmed) {
    const { values } = /** @type {Description} */ (this.description).toFile(this.read());
    const { confirmed: _, ...rest } = values;
    return confirmed === undefined ? rest : { ...rest, confirmed };
  }

  get key() {
    return ["hub-form", this.kind, this.you || (this.asked.get("circle") ?? this.asked.get("program") ?? "")].join("-");
  }

  /** @returns {Values | null} */
  get draft() {
    try {
      const kept = JSON.parse(this.drafts.read(this.key) ?? "null");
      return kept && typeof kept === "object" ? kept : null;
    } catch {
      return null;
    }
  }

  get fields() {
    return this.description?.fields ?? [];
  }

  /** @param {Values} values */
  fill(values) {
    for (const { route, field } of this.fields) field.fill(valueAt(values, route));
  }

  /** Give what was typed, nested as in the file; what stands in no file has keys that begin with #. */
  read() {
    /** @type {Values} */
    const values = {};
    for (const { route, field } of this.fields) {
      const value = field.read();
      if (value !== undefined) put(values, route, value);
    }
    return values;
  }

  /**
   * @param {boolean} restored
   * @param {boolean} isGone  whether a profile was asked for that is not there
   * @param {readonly string[]} proposed  names of what the link that led here proposes
   */
  draw(restored, isGone, proposed) {
    const { root, page, description, you } = this;
    if (!description) return;
    const isEdit = you !== "";
    this.result = makeResult({
      ways: { fresh: root.dataset.new ?? "", edit: root.dataset.edit ?? "", most: this.rules.given.limits.filled },
      isEdit,
      check: () => this.check(),
      made: () => this.made(),
      startOver: () => this.startOver(),
    });
    const form = element("form", { class: "hub-form__fields", novalidate: true, autocomplete: "on" }, ...description.elements);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => this.typed(), { signal: page.signal });
    form.addEventListener("change", (event) => this.left(event.target), { signal: page.signal });
    const notices = [
      ...(isGone ? [element("p", { class: "hub-notice" }, words.gone)] : []),
      ...(restored ? [element("p", { class: "hub-quiet", role: "status" }, words.restored)] : []),
      ...(proposed.length > 0 ? [sayProposed(proposed)] : []),
    ];
    const who = this.kind !== "person" ? [] : isEdit ? [sayWho(String(this.before.name), () => this.be(""))] : [askWho(findPeople, (slug) => this.be(slug))];
    const { summary, next, element: result } = this.result;
    root.replaceChildren(...who, ...notices, element("div", { class: "hub-form__body" }, form, element("div", { class: "hub-form__side" }, summary, result, next)));
    root.dataset.ready = "";
  }

  /**
   * Remember who the reader is, and open what is theirs.
   * @param {string} slug
   */
  async be(slug) {
    const settings = readSettings(this.memory.read(SETTINGS_KEY));
    this.memory.write(SETTINGS_KEY, JSON.stringify({ ...settings, you: slug }));
    this.asked.delete("person");
    await this.open(slug);
    this.root.querySelector("input")?.focus();
  }

  startOver() {
    this.drafts.write(this.key, "null");
    this.open(this.you);
  }

  typed() {
    this.drafts.write(this.key, JSON.stringify(this.read()));
    this.refresh();
    // What was wrong may be mended; what is not finished yet is not called wrong.
    const troubles = this.troubles();
    const wrong = new Set(troubles.map(({ control }) => control));
    for (const control of this.said) if (!wrong.has(control)) control.say(null);
    this.result?.stillWrong(troubles);
  }

  /** @param {EventTarget | null} target  the field that was left with another value than before */
  left(target) {
    for (const { control, said } of this.troubles()) {
      if (control.focus === target) this.say(control, said);
    }
  }

  /**
   * @param {import("./form/fields.js").Control} control
   * @param {import("./form/rules.js").Said} said
   */
  say(control, said) {
    control.say(said);
    this.said.add(control);
  }

  /** @returns {Trouble[]} */
  troubles() {
    const { description, rules } = this;
    if (!description) return [];
    const raw = this.read();
    const { values } = description.toFile(raw);
    const problems = [...rules.problems(values), ...description.problems(values, raw)];
    return problems.map((problem) => ({ control: this.controlOf(problem), said: problem }));
  }

  /** @param {Problem} problem */
  controlOf({ route }) {
    const placed = this.fields.find((one) => one.route.every((key, at) => key === route[at])) ?? this.fields[0];
    return placed.field.at(route.slice(placed.route.length));
  }

  /** Say all that is wrong, next to each field. */
  async check() {
    const troubles = this.troubles();
    const { path } = this.made();
    const slug = path.slice(path.lastIndexOf("/") + 1, -4);
    if (this.kind === "person" && !this.you && troubles.length === 0 && (await this.profileOf(slug).catch(() => undefined))) {
      troubles.push({ control: this.controlOf({ route: ["#file"], message: "", hint: "" }), said: { message: words.taken(path), hint: words.takenHint } });
    }
    for (const control of this.said) control.say(null);
    for (const { control, said } of troubles) this.say(control, said);
    return troubles;
  }

  /** @returns {import("./form/result.js").Made} */
  made() {
    const description = /** @type {Description} */ (this.description);
    const { values, folder, file, head = "", body } = description.toFile(this.read());
    if (this.you) {
      const changes = changesOf(this.before, values, description.origins?.() ?? {});
      return { path: `${folder}/${this.you}.yml`, text: "", changes };
    }
    if (body === undefined) return { path: `${folder}/${file || "your-name"}.yml`, text: head + writeYaml(values), changes: null };
    return { path: `${folder}/${file}.md`, text: writeFrontMatter(values, body), changes: null };
  }

  refresh() {
    const { description, result } = this;
    if (!description || !result) return;
    const { values } = description.toFile(this.read());
    result.show(description.preview?.(values) ?? null);
  }
}

/**
 * Find people by their name; the search is loaded when the first one is asked for.
 * @param {string} name
 */
async function findPeople(name) {
  const { openSearch } = await import("./search.js");
  const search = await openSearch();
  return (await search.find(`person:"${name.replaceAll('"', "")}"`, { limit: NAMED, facets: false })).answers;
}

/** @param {readonly string[]} names */
function sayProposed(names) {
  const said = names.flatMap((name, at) => [at > 0 ? ", " : " ", isolated(name)]);
  return element("p", { class: "hub-notice", role: "status" }, words.proposed, ...said, `. ${words.proposedKeep}`);
}

/** Give the day it is for the reader. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * @param {Values} values
 * @param {string[]} route
 * @returns {Value | undefined}
 */
function valueAt(values, [key, ...rest]) {
  const value = values[key];
  if (rest.length === 0 || value === undefined) return value;
  return typeof value === "object" && !Array.isArray(value) ? valueAt(value, rest) : undefined;
}

/**
 * @param {Values} values
 * @param {string[]} route
 * @param {Value} value
 */
function put(values, [key, ...rest], value) {
  if (rest.length === 0) {
    values[key] = value;
    return;
  }
  const inner = values[key];
  const map = typeof inner === "object" && !Array.isArray(inner) ? inner : {};
  values[key] = map;
  put(map, rest, value);
}
