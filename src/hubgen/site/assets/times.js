/** Turns the moments of meetings into the reader's own time, and hides the meetings that are over. */

/** @typedef {import("./page.js").Page} Page */

const words = {
  locale: "en-US",
  /** @type {(weekday: string, day: string, month: string, year: string, time: string) => string} */
  yours: (weekday, day, month, year, time) => `${weekday} ${day} ${month} ${year}, ${time} your time`,
};

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * Read a moment, or null where the text is none: a date alone or a time without an offset names no moment.
 * @param {string} iso
 * @returns {Date | null}
 */
export function moment(iso) {
  const time = MOMENT.test(iso) ? Date.parse(iso) : NaN;
  return Number.isNaN(time) ? null : new Date(time);
}

/**
 * Say a moment in the reader's own time, or null where the text names no moment.
 * @param {string} iso
 * @param {string} [timeZone]  the reader's; left out, it is the browser's
 * @returns {string | null}
 */
export function localTime(iso, timeZone) {
  const when = moment(iso);
  if (!when) return null;
  const parts = new Map(formatter(timeZone).formatToParts(when).map((part) => [part.type, part.value]));
  /** @type {(type: Intl.DateTimeFormatPartTypes) => string} */
  const part = (type) => parts.get(type) ?? "";
  const time = `${part("hour")}:${part("minute")}`;
  return words.yours(part("weekday"), part("day"), part("month"), part("year"), time);
}

/**
 * Say whether a moment is over; a text that names no moment is never over.
 * @param {string} iso
 * @param {Date} now
 */
export function isOver(iso, now) {
  const when = moment(iso);
  return when !== null && when <= now;
}

/** @param {string} [timeZone] */
function formatter(timeZone) {
  return new Intl.DateTimeFormat(words.locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    calendar: "gregory",
    numberingSystem: "latn",
    timeZone,
  });
}

/**
 * @param {Document} root
 * @param {Page} page
 */
export function setUpTimes(root, page) {
  for (const time of /** @type {NodeListOf<HTMLTimeElement>} */ (root.querySelectorAll("time[data-hub-time]"))) {
    showLocally(time, page);
  }
  const passing = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-hub-until]"));
  if (passing.length === 0) return;
  page.everyMinute((now) => {
    for (const item of passing) if (isOver(item.dataset.hubUntil ?? "", now)) item.hidden = true;
  });
}

/**
 * @param {HTMLTimeElement} time
 * @param {Page} page
 */
function showLocally(time, page) {
  const text = localTime(time.dateTime);
  if (text === null) return;
  const written = time.textContent ?? "";
  time.title = written.trim();
  time.textContent = text;
  time.classList.add("hub-time");
  page.onEnd(() => {
    time.textContent = written;
    time.removeAttribute("title");
  });
}
