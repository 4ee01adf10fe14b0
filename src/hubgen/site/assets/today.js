/** Keeps the date in a text that readers are to copy at today, by their own clock. */

/** @typedef {import("./page.js").Page} Page */

const DAY = /\b\d{4}-\d\d-\d\d\b/;

/**
 * Put a day in the place of the one that stands in a text.
 * @param {string} text
 * @param {Date} now
 */
export function withToday(text, now) {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return text.replace(DAY, `${now.getFullYear()}-${month}-${day}`);
}

/**
 * @param {Document} root
 * @param {Page} page
 */
export function setUpToday(root, page) {
  const lines = [...root.querySelectorAll("[data-hub-today]")];
  if (lines.length === 0) return;
  page.everyMinute((now) => {
    for (const line of lines) {
      const text = line.textContent ?? "";
      const current = withToday(text, now);
      if (current !== text) line.textContent = current;
    }
  });
}
