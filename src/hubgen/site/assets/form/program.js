/** Describes the form that starts a program: its four steps, and what is said beside them. */

import { element, isolated } from "../directory/elements.js";
import { firstDay, isWeekend, sayDay, weekdayOf } from "./agenda.js";
import { makeLine, makeList, makeSelect, makeText, makeTicks } from "./fields.js";
import { missingParts, wishOf } from "./goal.js";
import { makeSkill } from "./parts.js";
import { goalOf, listOf, mapOf, problemsOf, toFile } from "./program-file.js";
import { makeMap, makeRows } from "./rows.js";
import { makeSuggestion } from "./suggestion.js";
import { words } from "./words.js";

/** @typedef {import("./description.js").Around} Around */
/** @typedef {import("./description.js").Description} Description */
/** @typedef {import("./description.js").Placed} Placed */
/** @typedef {import("./description.js").Starting} Starting */
/** @typedef {import("./goal.js").Goal} Goal */
/** @typedef {import("./yaml.js").Value} Value */
/** @typedef {import("./yaml.js").Values} Values */

const WORKDAYS = ["mon", "tue", "wed", "thu", "fri"];
const TUESDAY = "1";

/** @typedef {ReturnType<typeof makeFields>} Fields */
/** Fields that wrap others have no input of their own. @typedef {import("./fields.js").Field} Field */

/**
 * @param {Around} around
 * @returns {Description}
 */
export function describeProgram(around) {
  const { skills, asked, today, changed } = around;
  const start = /** @type {Starting} */ (around.given);
  const made = makeFields(around, start);
  const lacks = element("div", { class: "hub-notice hub-goal-lacks", "aria-live": "polite" });
  const playbook = element("p", { class: "hub-quiet" });
  const suggestion = makeSuggestion(({ teachers, learners, pairs }) => {
    const everyone = modelOf(made, start).roles === "everyone" ? [...teachers, ...learners] : null;
    made.who.fill(everyone ?? learners);
    made.from.fill(everyone ?? teachers);
    made.pairs.fill(modelOf(made, start).roles === "pairs" ? pairs.map(([teacher, learner]) => ({ teacher, learner })) : undefined);
    // As if somebody had typed it: what is kept of a form is what was typed.
    made.who.element.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const skipped = () => listOf(made.closed.read()).concat(listOf(made.skip.read()));
  const setStart = () => made.starts.fill(firstDay(today, start.agenda.ahead, Number(made.on.read()), skipped()));
  const setRhythm = () => {
    const model = modelOf(made, start);
    made.weeks.fill(model.weeks);
    made.every.fill(model.every);
    made.minutes.fill(model.minutes);
    made.checkIn.fill(model.check_in);
  };
  made.model.input.addEventListener("change", setRhythm);
  made.on.input.addEventListener("change", setStart);
  made.starts.input.addEventListener("change", () => {
    const day = made.starts.read();
    if (typeof day === "string" && !isWeekend(day)) made.on.fill(weekdayOf(day));
  });
  made.skill.element.addEventListener("change", () => changed());
  let shown = "";

  return {
    fields: Object.entries(ROUTES).map(([key, route]) => ({ route: route.split("."), field: made[/** @type {keyof Fields} */ (key)] })),
    elements: stepsOf(made, { playbook, lacks, suggestion: suggestion.element }),
    begin() {
      const model = asked.get("model") ?? "";
      const known = Object.hasOwn(start.models, model) ? model : Object.keys(start.models)[0];
      const rhythm = start.models[known];
      const closed = (start.closed ?? []).map(([day]) => day);
      const skill = skills.find(asked.get("skill") ?? "");
      return {
        name: skill ? words.pilotName(skill.name) : "",
        model: known,
        weeks: rhythm.weeks,
        ...(skill ? { goal: { learns: skill.slug } } : {}),
        starts: firstDay(today, start.agenda.ahead, Number(TUESDAY), closed),
        session: { minutes: rhythm.minutes, timezone: Intl.DateTimeFormat().resolvedOptions().timeZone },
        "#on": TUESDAY, "#every": String(rhythm.every), "#check-in": String(rhythm.check_in), "#closed": closed, "#stop": words.stopDefault,
      };
    },
    toFile: (raw) => toFile(raw, start),
    problems: (values, raw) => problemsOf(values, raw, start),
    // Asked for after each change, so that what stands beside the fields is told too.
    preview(values) {
      const model = modelOf(made, start);
      const skill = String(made.skill.read() ?? "");
      if (shown !== skill) suggestion.show(skills.find(skill)?.name ?? skill, start.suggestions[skill]);
      shown = skill;
      const root = element("a", { href: `../${model.page}` }, words.playbookOf(model.name));
      playbook.replaceChildren(root);
      lacks.replaceChildren(...lacksOf(goalOf(values), start, String(values.model)));
      return cardOf(values, start, skills);
    },
  };
}

/** Where the value of each field stands; what begins with # is worked into others. */
const ROUTES = {
  name: "name", model: "model", weeks: "weeks", skill: "goal.learns", outcome: "goal.outcome", measure: "goal.measure", who: "goal.who", from: "goal.from",
  pairs: "pairs", on: "#on", starts: "starts", every: "#every", at: "session.at", zone: "session.timezone", minutes: "session.minutes",
  closed: "#closed", skip: "#skip", checkIn: "#check-in", facilitator: "facilitator", stop: "#stop",
};

/**
 * @param {Around} around
 * @param {Starting} start
 */
function makeFields({ rules, skills, changed }, start) {
  const clean = rules.clean.bind(rules);
  /** @param {string} key  @param {string} label  @param {string} [hint]  @param {Record<string, string | boolean>} [attributes]  @param {readonly string[]} [offered] */
  const line = (key, label, hint, attributes = {}, offered = []) => makeLine({ id: `hub-${key}`, label, hint, attributes }, clean, offered);
  /** @param {string} key  @param {string} label */
  const weeks = (key, label) => makeSelect({ id: `hub-${key}`, label }, [1, 2, 3, 4, 6, 8].map((count) => [String(count), words.everyWeeks(count)]));
  const people = { spellcheck: "false", autocapitalize: "none" };
  /** @param {string} id */
  const pair = (id) => makeMap({
    teacher: makeLine({ id: `${id}-teacher`, label: words.teacher, attributes: people }, clean),
    learner: makeLine({ id: `${id}-learner`, label: words.learner, attributes: people }, clean),
  }, ["teacher", "learner"], "learner");
  /** @param {Value} value */
  const pairName = (value) => (typeof value === "object" && !Array.isArray(value) ? `${value.teacher ?? "–"} → ${value.learner ?? "–"}` : "");
  const closed = (start.closed ?? []).map(([day, who]) => /** @type {[string, string]} */ ([day, words.closedDay(sayDay(start.agenda, day), who)]));
  return {
    name: line("name", words.programName, undefined, { required: true, dir: "auto" }),
    model: makeSelect({ id: "hub-model", label: words.model }, Object.entries(start.models).map(([key, { name }]) => [key, name])),
    weeks: line("weeks", words.weeks, undefined, { inputmode: "numeric" }),
    skill: makeSkill("hub-skill", words.what_, rules, skills),
    outcome: makeText({ id: "hub-outcome", label: words.outcome, hint: words.outcomeHint, attributes: { rows: 2 } }, clean),
    measure: line("measure", words.measure, words.measureHint, { dir: "auto" }),
    who: makeList({ id: "hub-who", label: words.whoLearns, hint: words.othersHint, attributes: people }, clean),
    from: makeList({ id: "hub-from", label: words.fromWhom, hint: words.othersHint, attributes: people }, clean),
    pairs: makeRows({ id: "hub-pairs", legend: words.pairs, one: words.pair, another: words.anotherPair, make: pair, name: pairName }, changed),
    on: makeSelect({ id: "hub-on", label: words.weekday }, WORKDAYS.map((_, at) => [String(at), start.agenda.weekdays[at]])),
    starts: line("starts", words.firstSession, words.firstSessionHint, { type: "date" }),
    every: weeks("every", words.everySession),
    at: line("at", words.at, words.atHint),
    zone: line("zone", words.zone, words.zoneHint, people, rules.given.zones),
    minutes: line("minutes", words.minutes, undefined, { inputmode: "numeric" }),
    closed: closed.length > 0 ? makeTicks({ id: "hub-closed", label: words.closedDays }, closed) : makeNothing(),
    skip: makeList({ id: "hub-skip", label: words.skip, hint: words.skipHint }, clean),
    checkIn: weeks("check-in", words.checkIns),
    facilitator: line("facilitator", words.facilitator, words.facilitatorHint, people),
    stop: line("stop", words.stopIf, undefined, { dir: "auto" }),
  };
}

/** Make a field where there is nothing to choose. @returns {Field} */
function makeNothing() {
  const box = element("div", { hidden: true });
  return { element: box, read: () => undefined, fill: () => undefined, at: () => ({ focus: box, label: "", say: () => undefined }) };
}

/**
 * @param {Fields} made
 * @param {{ playbook: HTMLElement, lacks: HTMLElement, suggestion: HTMLElement }} beside
 */
function stepsOf(made, { playbook, lacks, suggestion }) {
  /** @param {keyof typeof words.steps} step  @param {...(Field | HTMLElement)} parts */
  const section = (step, ...parts) => {
    const id = `hub-step-${step}`;
    const inner = parts.map((part) => (part instanceof HTMLElement ? part : part.element));
    return element("section", { class: "hub-group", "aria-labelledby": id }, element("h2", { id }, words.steps[step]), ...inner);
  };
  const free = element("details", { class: "hub-details" }, element("summary", {}, words.without), made.closed.element, made.skip.element);
  const pairs = element("details", { class: "hub-details" }, element("summary", {}, words.whoWithWhom), made.pairs.element);
  return [
    section("goal", made.name, made.model, playbook, made.skill, made.outcome, made.measure, made.weeks, lacks),
    section("people", suggestion, made.who, made.from, pairs),
    section("days", made.on, made.starts, made.every, made.at, made.zone, made.minutes, free),
    section("care", made.checkIn, made.facilitator, made.stop),
  ];
}

/**
 * @param {Fields} made
 * @param {Starting} start
 */
function modelOf(made, start) {
  return start.models[String(made.model.read())];
}

/**
 * Say live what the goal says and lacks, in its frame.
 * @param {Goal} goal
 * @param {Starting} start
 * @param {string} model
 */
function lacksOf(goal, start, model) {
  const missing = missingParts(start.goal, goal, model);
  const wish = wishOf(start.goal, goal);
  if (missing.length === 0 && !wish) return [element("p", {}, element("strong", {}, words.goalClear))];
  const items = [...missing.map((key) => words.goalParts[key]), ...(wish ? [words.goalWish(wish)] : [])];
  return [
    element("p", {}, element("strong", {}, words.goalLacks)),
    element("ul", {}, ...items.map((item) => element("li", {}, item))),
    element("p", { class: "hub-quiet" }, words.goalFrame(start.goal.frame)),
  ];
}

/**
 * Show the goal as its sentence, and the days.
 * @param {Values} values
 * @param {Starting} start
 * @param {import("./skills.js").Skills} skills
 */
function cardOf(values, start, skills) {
  const goal = goalOf(values);
  const people = (/** @type {string[]} */ slugs, /** @type {string} */ blank) => slugs.map((slug) => start.names[slug] ?? slug).join(", ") || blank;
  const skill = skills.find(goal.learns)?.name ?? goal.learns;
  const sentence = words.goalSentence(String(values.weeks ?? "N"), people(goal.who, "WHO"), skill || "WHAT", people(goal.from, "WHOM"), goal.outcome || "OUTCOME");
  const first = String(values.starts ?? "");
  const days = first ? words.planned(sayDay(start.agenda, first), sayDay(start.agenda, String(mapOf(values.goal).by))) : "";
  return element("div", { class: "hub-result" }, element("p", { class: "hub-goal" }, isolated(sentence)), element("p", { class: "hub-quiet" }, days));
}
