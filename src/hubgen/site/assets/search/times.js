/** Says what somebody should know about the time where a colleague is, from a moment and a working week. */

/** @typedef {import("./boot.js").Schedule} Schedule */
/** @typedef {import("./boot.js").Zone} Zone */

const DAY = 24 * 60;
const MONDAY_TO_FRIDAY = 0b0011111;
const NINE_TO_FIVE = { start: 9 * 60, end: 17 * 60 };
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/**
 * Say how many minutes the clocks of a zone are ahead of UTC.
 * @param {Zone} zone
 * @param {number} minute  since 1970 in UTC
 */
export function offsetAt(zone, minute) {
  let found = zone.offsets[0].offset;
  for (const change of zone.offsets) if (change.minute <= minute) found = change.offset;
  return found;
}

/**
 * Say whether it is working time; unsaid hours are 9 to 5.
 * @param {Schedule} schedule
 * @param {number} wall  minutes since 1970 on the clocks there
 */
export function isAtWork(schedule, wall) {
  const { start, end } = schedule.start >= 0 ? schedule : NINE_TO_FIVE;
  return shift(wall, start, end, schedule.days || MONDAY_TO_FRIDAY).begun;
}

/**
 * Say what time it is there, and when they work.
 * @param {Schedule} schedule
 * @param {number} wall
 */
export function sayTime(schedule, wall) {
  const now = clock(wall);
  const today = weekday(wall);
  if (schedule.start < 0) return schedule.days ? sayDay(now, today, schedule.days) : `${now} there`;
  const { inDays, begun } = shift(wall, schedule.start, schedule.end, schedule.days || MONDAY_TO_FRIDAY);
  return begun
    ? `${now} there, at work until ${clock(schedule.end)}`
    : `${now} there, back at ${clock(schedule.start)} ${when(inDays, today)}`;
}

/**
 * Give in how many days the shift begins that runs now, or else comes next, and whether it has begun.
 * @param {number} wall
 * @param {number} start
 * @param {number} end
 * @param {number} days
 */
function shift(wall, start, end, days) {
  const length = end > start ? end - start : end - start + DAY;
  const minutes = wall % DAY;
  const today = weekday(wall);
  // From yesterday, whose shift may run past midnight, to the same day next week.
  for (let inDays = -1; inDays < 7; inDays++) {
    const begins = inDays * DAY + start;
    if ((days >> ((today + inDays + 7) % 7)) & 1 && minutes < begins + length) return { inDays, begun: minutes >= begins };
  }
  return { inDays: 7, begun: false };
}

/**
 * @param {string} now
 * @param {number} today
 * @param {number} days
 */
function sayDay(now, today, days) {
  let inDays = 0;
  while (!((days >> ((today + inDays) % 7)) & 1)) inDays++;
  return inDays ? `${now} there, back ${when(inDays, today)}` : `${now} there, works today`;
}

/**
 * @param {number} inDays
 * @param {number} today
 */
function when(inDays, today) {
  if (inDays < 2) return inDays ? "tomorrow" : "today";
  const day = DAYS[(today + inDays) % 7];
  return inDays === 7 ? `next ${day}` : `on ${day}`;
}

/** @param {number} wall */
function weekday(wall) {
  return (Math.floor(wall / DAY) + 3) % 7; // 1 January 1970 was a Thursday
}

/** @param {number} minutes */
function clock(minutes) {
  /** @type {(part: number) => string} */
  const two = (part) => String(part).padStart(2, "0");
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}
