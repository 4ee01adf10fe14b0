/** Turns what the form that starts a program holds into its file, and says what that file still lacks. */

import { plainSlug } from "../search/fold.js";
import { isWeekend, lastDay, planSessions, sayDay, weekdayOf, writeAgenda } from "./agenda.js";
import { missingParts, wishOf } from "./goal.js";
import { inOrder } from "./note.js";
import { asNumber } from "./rows.js";

/** @typedef {import("./description.js").Starting} Starting */
/** @typedef {import("./goal.js").Goal} Goal */
/** @typedef {import("./rules.js").Problem} Problem */
/** @typedef {import("./yaml.js").Value} Value */
/** @typedef {import("./yaml.js").Values} Values */

const ORDER = ["name", "model", "goal", "skills", "facilitator", "starts", "weeks", "session", "check_in_every", "people", "pairs", "status"];
const MOST_WEEKS = 104;

/**
 * Give the days and weeks that a plan needs, whatever stands in the fields so far.
 * @param {Values} raw
 * @param {Starting} start
 */
function planOf(raw, start) {
  const model = start.models[String(raw.model)];
  const starts = /^\d{4}-\d\d-\d\d$/.test(String(raw.starts)) ? String(raw.starts) : "";
  const weeks = Math.min(Number(raw.weeks) || model.weeks, MOST_WEEKS);
  const [every, checkIn] = [Number(raw["#every"]) || model.every, Number(raw["#check-in"]) || model.check_in];
  const plain = starts ? planSessions({ starts, weeks, every, checkIn, skip: [] }).map(({ day }) => day) : [];
  const skip = [...new Set([...listOf(raw["#closed"]).filter((day) => plain.includes(day)), ...listOf(raw["#skip"])])].sort();
  return { starts, weeks, every, checkIn, skip, sessions: starts ? planSessions({ starts, weeks, every, checkIn, skip }) : [] };
}

/**
 * @param {Values} raw
 * @param {Starting} start
 * @returns {import("./description.js").File}
 */
export function toFile(raw, start) {
  const plan = planOf(raw, start);
  const said = goalOf(raw);
  const by = plan.starts ? lastDay(plan.starts, plan.weeks, plan.skip) : undefined;
  const goal = inOrder({ ...mapOf(raw.goal), ...(by ? { by } : {}) }, ["who", "learns", "from", "by", "outcome", "measure"]);
  const on = plan.starts ? start.agenda.weekdays[weekdayOf(plan.starts)].toLowerCase() : undefined;
  const session = { ...mapOf(raw.session), every: spanOf(plan.every), ...(on ? { on } : {}), ...(plan.skip.length > 0 ? { skip: plan.skip } : {}) };
  const people = [...new Set([...said.from, ...said.who])];
  const pairs = Array.isArray(raw.pairs) ? raw.pairs.map((pair) => ({ ...mapOf(pair), ...(said.learns ? { skill: said.learns } : {}) })) : undefined;
  const kept = Object.fromEntries(Object.entries(inOrder(session, ["every", "on", "at", "timezone", "minutes", "skip"])).map(([key, value]) => [key, asNumber(value)]));
  // An hour that nobody named is in no zone.
  if (kept.at === undefined) delete kept.timezone;
  const values = inOrder({
    ...raw, goal, session: kept, check_in_every: spanOf(plan.checkIn), status: "draft",
    ...(raw.weeks === undefined ? {} : { weeks: asNumber(raw.weeks) }),
    ...(said.learns ? { skills: [said.learns] } : {}), ...(people.length > 0 ? { people } : {}), ...(pairs ? { pairs } : {}),
  }, ORDER);
  const stop = String(raw["#stop"] ?? "").replace(/\.$/, "");
  const body = writeAgenda(start.agenda, plan.sessions, start.models[String(raw.model)].small_goal, stop);
  return { values, folder: `programs/${slugOf(raw)}`, file: "index", body };
}

/**
 * @param {Values} values
 * @param {Values} raw
 * @param {Starting} start
 * @returns {Problem[]}
 */
export function problemsOf(values, raw, start) {
  const goal = goalOf(values);
  /** @type {Problem[]} */
  const found = missingParts(start.goal, goal, String(values.model)).map((key) => {
    return { route: ["goal", key], message: `the goal does not say \`${key}\``, hint: `fill in the sentence: ${start.goal.frame}` };
  });
  const wish = wishOf(start.goal, goal);
  if (wish) {
    const hint = "say what they will do that others can see, or how you will know, as a measure";
    found.push({ route: ["goal", "outcome"], message: `nobody can see or count whether it came true: it says \`${wish}\``, hint });
  }
  const slug = slugOf(raw);
  if (raw.name !== undefined && start.taken.includes(slug)) {
    found.push({ route: ["name"], message: `programs/${slug}/index.md exists already`, hint: "choose another name" });
  }
  const starts = String(raw.starts ?? "");
  if (!starts) found.push({ route: ["starts"], message: "`starts` is missing", hint: "write the day of the first session" });
  else if (isWeekend(starts)) found.push({ route: ["starts"], message: `${sayDay(start.agenda, starts)} is on a weekend`, hint: "choose a day on which people work" });
  const wrong = listOf(raw["#skip"]).findIndex((day) => !/^\d{4}-\d\d-\d\d$/.test(day));
  if (wrong >= 0) found.push({ route: ["#skip"], message: `\`${listOf(raw["#skip"])[wrong]}\` is not a date`, hint: "write it as year-month-day, such as `2026-12-24`" });
  return found;
}

/**
 * @param {Values} values
 * @returns {Goal}
 */
export function goalOf(values) {
  const { who, learns, from, outcome, measure } = mapOf(values.goal);
  return { who: listOf(who), learns: String(learns ?? ""), from: listOf(from), outcome: String(outcome ?? ""), measure: String(measure ?? "") };
}

/** @param {Values} raw */
function slugOf(raw) {
  return plainSlug(String(raw.name ?? "")).slice(0, 64).replace(/-+$/, "") || "your-program";
}

/** @param {number} weeks */
function spanOf(weeks) {
  return weeks === 1 ? "1 week" : `${weeks} weeks`;
}

/** @param {Value | undefined} value @returns {Values} */
export function mapOf(value) {
  return typeof value === "object" && !Array.isArray(value) ? value : {};
}

/** @param {Value | undefined} value @returns {string[]} */
export function listOf(value) {
  return Array.isArray(value) ? value.map(String) : [];
}
