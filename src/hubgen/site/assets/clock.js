/** Turns a colleague's time zone and working hours into a sentence about the time there. */

/** @typedef {import("./page.js").Page} Page */

const words = {
  /** @type {(clock: string) => string} */
  there: (clock) => `${clock} there`,
  /** @type {(clock: string, end: string) => string} */
  atWork: (clock, end) => `${clock} there, at work until ${end}`,
  /** @type {(clock: string) => string} */
  worksToday: (clock) => `${clock} there, works today`,
  /** @type {(clock: string, start: string, day: string) => string} */
  back: (clock, start, day) => `${clock} there, back at ${start} ${day}`,
  /** @type {(clock: string, day: string) => string} */
  backOn: (clock, day) => `${clock} there, back ${day}`,
  today: "today",
  tomorrow: "tomorrow",
  days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  /** @type {(day: string) => string} */
  on: (day) => `on ${day}`,
  /** @type {(day: string) => string} */
  next: (day) => `next ${day}`,
};

const DAY = 24 * 60;
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
export const MONDAY_TO_FRIDAY = new Set([0, 1, 2, 3, 4]);

/**
 * Working hours in minutes after midnight. Where *end* is not after *start*, the hours run past midnight.
 * @typedef {{ start: number, end: number }} Hours
 */

/**
 * What a clock on a wall there shows: the day of the week (Monday is 0) and the minutes after midnight.
 * @typedef {{ weekday: number, minutes: number }} WallTime
 */

/**
 * Read working hours such as `09:00-17:00`, or null where the text is something else.
 * @param {string | undefined} text
 * @returns {Hours | null}
 */
export function readHours(text) {
  const found = /^\s*(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)\s*$/.exec(text ?? "");
  if (!found) return null;
  const [startHour, startMinute, endHour, endMinute] = found.slice(1).map(Number);
  const start = startHour * 60 + startMinute;
  const end = endHour * 60 + endMinute;
  if (startMinute > 59 || endMinute > 59 || start >= DAY || end > DAY) return null;
  return { start, end };
}

/**
 * Read working days such as `mon tue wed` as days of the week (Monday is 0).
 * @param {string | undefined} text
 * @returns {Set<number>}
 */
export function readDays(text) {
  const named = (text ?? "").toLowerCase().split(/[^a-z]+/);
  return new Set(named.map((name) => WEEKDAYS.indexOf(name.slice(0, 3))).filter((day) => day >= 0));
}

/**
 * Say what the clocks in a time zone show, or null where the browser does not know the zone.
 * @param {Date} now
 * @param {string} zone
 * @returns {WallTime | null}
 */
export function wallTime(now, zone) {
  const format = formatterOf(zone);
  if (!format) return null;
  const parts = new Map(format.formatToParts(now).map((part) => [part.type, part.value]));
  const weekday = WEEKDAYS.indexOf((parts.get("weekday") ?? "").toLowerCase());
  return { weekday, minutes: Number(parts.get("hour")) * 60 + Number(parts.get("minute")) };
}

/** @type {Map<string, Intl.DateTimeFormat | null>} */
const formatters = new Map();

/** @param {string} zone */
function formatterOf(zone) {
  let format = formatters.get(zone);
  if (format === undefined) {
    format = makeFormatter(zone);
    formatters.set(zone, format);
  }
  return format;
}

/** @param {string} zone */
function makeFormatter(zone) {
  // An empty name would silently be the reader's own zone.
  if (!zone) return null;
  try {
    return new Intl.DateTimeFormat("en-US", {
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone: zone,
    });
  } catch {
    return null;
  }
}

/**
 * Say what time it is there and whether they are at work.
 * @param {WallTime} wall
 * @param {Hours | null} hours
 * @param {Set<number>} days  empty where nobody said: then it is Monday to Friday
 */
export function sayWhereTheyAre(wall, hours, days) {
  const clock = sayClock(wall.minutes);
  if (!hours) return days.size === 0 ? words.there(clock) : sayDay(clock, wall, days);
  const shift = nextShift(wall, hours, days.size === 0 ? MONDAY_TO_FRIDAY : days);
  return shift.begun
    ? words.atWork(clock, sayClock(hours.end))
    : words.back(clock, sayClock(hours.start), sayWhen(shift.inDays, wall.weekday));
}

/**
 * Give the shift that runs now, or else the one that begins next.
 * @param {WallTime} wall
 * @param {Hours} hours
 * @param {Set<number>} days  not empty
 * @returns {{ inDays: number, begun: boolean }}
 */
export function nextShift(wall, hours, days) {
  const length = hours.end > hours.start ? hours.end - hours.start : hours.end - hours.start + DAY;
  // From yesterday, whose shift may run past midnight, to the same day next week.
  for (let inDays = -1; inDays < 7; inDays++) {
    const begins = inDays * DAY + hours.start;
    if (days.has((wall.weekday + inDays + 7) % 7) && wall.minutes < begins + length) {
      return { inDays, begun: wall.minutes >= begins };
    }
  }
  return { inDays: 7, begun: false };
}

/**
 * @param {string} clock
 * @param {WallTime} wall
 * @param {Set<number>} days
 */
function sayDay(clock, wall, days) {
  let inDays = 0;
  while (!days.has((wall.weekday + inDays) % 7)) inDays++;
  return inDays === 0 ? words.worksToday(clock) : words.backOn(clock, sayWhen(inDays, wall.weekday));
}

/**
 * @param {number} inDays
 * @param {number} today  the day of the week
 */
function sayWhen(inDays, today) {
  if (inDays === 0) return words.today;
  if (inDays === 1) return words.tomorrow;
  const day = words.days[(today + inDays) % 7];
  return inDays === 7 ? words.next(day) : words.on(day);
}

/**
 * Write minutes after midnight as a clock shows them.
 * @param {number} minutes
 */
export function sayClock(minutes) {
  /** @type {(part: number) => string} */
  const two = (part) => String(part).padStart(2, "0");
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/**
 * @param {Document} root
 * @param {Page} page
 */
export function setUpClocks(root, page) {
  const clocks = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-hub-clock]"));
  if (clocks.length === 0) return;
  page.everyMinute((now) => {
    for (const clock of clocks) showClock(clock, now, page);
  });
}

/**
 * @param {HTMLElement} clock
 * @param {Date} now
 * @param {Page} page
 */
function showClock(clock, now, page) {
  const { hubClock, hubHours, hubDays } = clock.dataset;
  const wall = wallTime(now, hubClock ?? "");
  if (!wall) return;
  const said = sayWhereTheyAre(wall, readHours(hubHours), readDays(hubDays));
  if (!clock.hasAttribute("title")) keepWritten(clock, page);
  if (clock.textContent !== said) clock.textContent = said;
}

/**
 * @param {HTMLElement} clock
 * @param {Page} page
 */
function keepWritten(clock, page) {
  const written = clock.textContent ?? "";
  clock.title = written.trim();
  page.onEnd(() => {
    clock.textContent = written;
    clock.removeAttribute("title");
  });
}
