/** Keeps what runs for the page in view, so that it stops when instant navigation puts another page in its place. */

const MINUTE = 60_000;

/**
 * The page in view. Listeners take its *signal*; what else must be undone is given to *onEnd*.
 * @typedef {object} Page
 * @property {AbortSignal} signal
 * @property {(undo: () => void) => void} onEnd
 * @property {(task: (now: Date) => void) => void} everyMinute  runs the task now and as each minute begins
 */

/**
 * Give the page in view and the function that ends it.
 * @param {Window} window
 * @returns {{ page: Page, end: () => void }}
 */
export function openPage(window) {
  const ending = new AbortController();
  const signal = ending.signal;
  /** @type {Page} */
  const page = {
    signal,
    onEnd: (undo) => signal.addEventListener("abort", undo, { once: true }),
    everyMinute: (task) => runEveryMinute(window, task, signal),
  };
  return { page, end: () => ending.abort() };
}

/**
 * Say how many milliseconds are left until the next minute begins.
 * @param {number} now  milliseconds since 1970
 */
export function untilNextMinute(now) {
  return MINUTE - (now % MINUTE);
}

/**
 * @param {Window} window
 * @param {(now: Date) => void} task
 * @param {AbortSignal} signal
 */
function runEveryMinute(window, task, signal) {
  let timer = 0;
  const run = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(run, untilNextMinute(Date.now()));
    task(new Date());
  };
  // A laptop that slept has missed its minutes.
  const wake = () => {
    if (window.document.visibilityState === "visible") run();
  };
  window.document.addEventListener("visibilitychange", wake, { signal });
  signal.addEventListener("abort", () => window.clearTimeout(timer), { once: true });
  run();
}
