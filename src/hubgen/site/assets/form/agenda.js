/** Plans the days of a program and writes its agenda, word for word as `views/agendas.py` does. */

/**
 * The words of an agenda, as Python gives them.
 * @typedef {{ ahead: number, weekdays: string[], months: string[], first: string, middle: string, last: string,
 *   check_in: string, title: string, why: string, stop: string }} AgendaWords
 */

/** A day is a text, 2026-11-22. @typedef {{ day: string, hasCheckIn: boolean }} Session */

const DAY = 86_400_000;
const WORKDAYS = 5;

/**
 * @param {string} day
 * @param {number} days
 */
export function later(day, days) {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/**
 * Give the weekday, 0 for Monday.
 * @param {string} day
 */
export function weekdayOf(day) {
  return (new Date(day).getUTCDay() + 6) % 7;
}

/** @param {string} day */
export function isWeekend(day) {
  return weekdayOf(day) >= WORKDAYS;
}

/**
 * Give the first day on a weekday that lies far enough ahead and is not skipped.
 * @param {string} today
 * @param {number} ahead
 * @param {number} weekday
 * @param {readonly string[]} skip
 */
export function firstDay(today, ahead, weekday, skip) {
  const least = later(today, ahead);
  let day = later(least, (weekday - weekdayOf(least) + 7) % 7);
  while (skip.includes(day)) day = later(day, 7);
  return day;
}

/**
 * Give the last day of the weeks on which somebody works.
 * @param {string} starts
 * @param {number} weeks
 * @param {readonly string[]} skip
 */
export function lastDay(starts, weeks, skip) {
  let day = later(starts, weeks * 7 - 1);
  while (day > starts && (isWeekend(day) || skip.includes(day))) day = later(day, -1);
  return day;
}

/**
 * Plan the sessions, none on a weekend or a skipped day.
 * @param {{ starts: string, weeks: number, every: number, checkIn: number, skip: readonly string[] }} plan  *every* and *checkIn* count weeks
 * @returns {Session[]}
 */
export function planSessions({ starts, weeks, every, checkIn, skip }) {
  const days = [];
  for (let week = 0; week < weeks; week += every) {
    const day = later(starts, week * 7);
    if (!isWeekend(day) && !skip.includes(day)) days.push(day);
  }
  const marked = new Set();
  for (let week = checkIn; week <= weeks; week += checkIn) {
    const due = later(starts, week * 7 - 1);
    // After the first session there is nothing to ask yet.
    const [, ...asked] = days;
    marked.add(asked.filter((day) => day <= due).pop() ?? asked[0]);
  }
  return days.map((day) => ({ day, hasCheckIn: marked.has(day) }));
}

/**
 * Write the body of a program's file.
 * @param {AgendaWords} words
 * @param {Session[]} sessions
 * @param {string} smallGoal
 * @param {string} stop
 */
export function writeAgenda(words, sessions, smallGoal, stop) {
  const lines = sessions.map(({ day, hasCheckIn }, at) => {
    const what = at === 0 ? words.first : at === sessions.length - 1 ? words.last : `${words.middle} ${smallGoal}`;
    // No template in a template: what shortens the published code knows only one at a time.
    const checkIn = hasCheckIn ? " ".concat(words.check_in) : "";
    return `${at + 1}. **${sayDay(words, day)}**: ${what}.${checkIn}`;
  });
  return [words.why, `## ${words.title}`, lines.join("\n"), stop ? `${words.stop} ${stop}.` : ""].filter(Boolean).join("\n\n");
}

/**
 * @param {AgendaWords} words
 * @param {string} day
 */
export function sayDay(words, day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${words.weekdays[weekdayOf(day)]} ${date} ${words.months[month - 1]} ${year}`;
}
