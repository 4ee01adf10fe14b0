/** Leaves, of those who could be asked about a skill, the few who are at work now; or says who will be next. */

import { MONDAY_TO_FRIDAY, nextShift, readDays, readHours, sayClock, wallTime } from "./clock.js";

/** @typedef {import("./page.js").Page} Page */

const words = {
  /** @type {(name: string, there: string, here: string, day: string) => string} */
  next: (name, there, here, day) => `Nobody of them is at work now. The next is ${name}, at ${there} there, ${here} your time${day}.`,
  nobody: "Nobody of them is at work now.",
  tomorrow: " tomorrow",
  days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  /** @type {(day: string) => string} */
  on: (day) => ` on ${day}`,
};

const DAY = 24 * 60;
/** Whom to leave on the page. */
const MOST = 3;
/** When somebody who did not say their hours is awake, and may answer. */
const AWAKE = { start: 8 * 60, end: 20 * 60 };

/**
 * Somebody who could be asked, as the page was written.
 * @typedef {object} Helper
 * @property {string} name
 * @property {string} [zone]
 * @property {string} [hours]
 * @property {string} [days]
 */

/**
 * How near somebody is to being at work: *minutes* are 0 for who is at work now. *isSaid* tells hours that they said
 * from a guess; *starts* is when their work begins, in minutes after midnight there.
 * @typedef {{ minutes: number, isSaid: boolean, starts: number }} Wait
 */

/**
 * Say how long it is until somebody is at work. Of whom nothing is known, they may be at work now.
 * @param {Helper} helper
 * @param {Date} now
 * @returns {Wait}
 */
export function waitFor({ zone, hours, days }, now) {
  const wall = wallTime(now, zone ?? "");
  if (!wall) return { minutes: 0, isSaid: false, starts: 0 };
  const said = readHours(hours);
  const shift = said ?? AWAKE;
  const named = readDays(days);
  const { inDays, begun } = nextShift(wall, shift, named.size === 0 ? MONDAY_TO_FRIDAY : named);
  return {
    minutes: begun ? 0 : inDays * DAY + shift.start - wall.minutes,
    isSaid: said !== null,
    starts: shift.start,
  };
}

/**
 * Choose whom to show, by their places in *helpers*, and what to say above them.
 *
 * Who is at work comes in the order given, which is the fair one; then who may be. Where nobody is, the next come first.
 * @param {Helper[]} helpers
 * @param {Date} now
 * @returns {{ shown: number[], said: string }}
 */
export function chooseHelpers(helpers, now) {
  const waits = helpers.map((helper) => waitFor(helper, now));
  const places = helpers.map((_, place) => place);
  const there = places.filter((place) => waits[place].minutes === 0);
  if (there.length > 0) {
    there.sort((one, other) => Number(waits[other].isSaid) - Number(waits[one].isSaid) || one - other);
    return { shown: there.slice(0, MOST), said: "" };
  }
  places.sort((one, other) => waits[one].minutes - waits[other].minutes || one - other);
  const next = places.find((place) => waits[place].isSaid);
  const said = next === undefined ? words.nobody : sayNext(helpers[next].name, waits[next], now);
  return { shown: places.slice(0, MOST), said };
}

/**
 * @param {string} name
 * @param {Wait} wait
 * @param {Date} now
 */
function sayNext(name, wait, now) {
  const then = new Date(now.getTime() + wait.minutes * 60_000);
  return words.next(name, sayClock(wait.starts), sayClock(then.getHours() * 60 + then.getMinutes()), sayDay(then, now));
}

/**
 * @param {Date} then
 * @param {Date} now
 */
function sayDay(then, now) {
  if (then.toDateString() === now.toDateString()) return "";
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return then.toDateString() === tomorrow.toDateString() ? words.tomorrow : words.on(words.days[then.getDay()]);
}

/**
 * @param {Document} root
 * @param {Page} page
 */
export function setUpAskNow(root, page) {
  const panel = root.querySelector("[data-hub-ask]");
  const list = panel?.querySelector("ol");
  const said = /** @type {HTMLElement | null | undefined} */ (panel?.querySelector("[data-hub-ask-said]"));
  if (!list || !said) return;
  const items = [...list.querySelectorAll("li")];
  const helpers = items.map(readHelper);
  page.everyMinute((now) => show(list, items, said, chooseHelpers(helpers, now)));
  page.onEnd(() => show(list, items, said, { shown: items.map((_, place) => place), said: "" }));
}

/**
 * @param {HTMLElement} item
 * @returns {Helper}
 */
function readHelper(item) {
  const clock = /** @type {HTMLElement | null} */ (item.querySelector("[data-hub-clock]"));
  const { hubClock, hubHours, hubDays } = clock?.dataset ?? {};
  return { name: item.querySelector("bdi")?.textContent ?? "", zone: hubClock, hours: hubHours, days: hubDays };
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement[]} items
 * @param {HTMLElement} said
 * @param {{ shown: number[], said: string }} choice
 */
function show(list, items, said, choice) {
  if (said.textContent !== choice.said) said.textContent = choice.said;
  said.hidden = choice.said === "";
  items.forEach((item, place) => (item.hidden = !choice.shown.includes(place)));
  const shown = choice.shown.map((place) => items[place]);
  // Moved only when the order is another one: who reads with a keyboard keeps their place.
  const current = [...list.querySelectorAll("li")].filter((item) => !item.hidden);
  if (shown.some((item, at) => item !== current[at])) list.append(...shown);
}
