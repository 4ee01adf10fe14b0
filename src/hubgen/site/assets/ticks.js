/** Turns ticks on a checklist into the text that a browser keeps, and back. */

const words = {
  /** @type {(done: number, all: number) => string} */
  progress: (done, all) => `${done} of ${all} done`,
};

/**
 * What the reader decided about items, by the item's key. What they did not decide is as the page was written.
 * @typedef {ReadonlyMap<string, boolean>} Ticks
 */

/**
 * Give the name that a page's ticks are kept under.
 * @param {string} root  the address of the site's root
 * @param {string} address  the page's
 */
export function keptUnder(root, address) {
  const site = new URL(root).pathname;
  const path = new URL(address).pathname.replace(/\/index\.html$/, "/");
  return `hub-checklist:${site}:${path.startsWith(site) ? path.slice(site.length) : path}`;
}

/**
 * Give each item its key: its text, and a number where an earlier item has the same.
 * @param {readonly string[]} texts
 */
export function keysOf(texts) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return texts.map((text) => {
    const key = text.normalize("NFC").replace(/\s+/gu, " ").trim();
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key} #${times}`;
  });
}

/**
 * Read kept ticks; what is no such text counts as nothing decided.
 * @param {string | null} text
 * @returns {Ticks}
 */
export function readTicks(text) {
  try {
    const kept = Object.entries(JSON.parse(text ?? "{}") ?? {});
    return new Map(kept.flatMap(([key, tick]) => (typeof tick === "boolean" ? [[key, tick]] : [])));
  } catch {
    return new Map();
  }
}

/** @param {Ticks} ticks */
export function writeTicks(ticks) {
  return JSON.stringify(Object.fromEntries(ticks));
}

/**
 * @param {Ticks} ticks
 * @param {string} key
 * @param {boolean} ticked
 * @returns {Ticks}
 */
export function withTick(ticks, key, ticked) {
  return new Map([...ticks, [key, ticked]]);
}

/**
 * Untick items. One that is written as done must be remembered as unticked, or it would come back.
 * @param {Ticks} ticks
 * @param {readonly { key: string, written: boolean }[]} items
 * @returns {Ticks}
 */
export function withoutTicks(ticks, items) {
  const left = new Map(ticks);
  for (const { key, written } of items) {
    if (written) left.set(key, false);
    else left.delete(key);
  }
  return left;
}

/**
 * Say whether an item is ticked: as the reader decided, or else as it was written.
 * @param {Ticks} ticks
 * @param {{ key: string, written: boolean }} item
 */
export function isTicked(ticks, { key, written }) {
  return ticks.get(key) ?? written;
}

/**
 * @param {number} done
 * @param {number} all
 */
export function sayProgress(done, all) {
  return words.progress(done, all);
}
