/** Turns ticks on a checklist into the text that a browser keeps, and back. */

const words = {
  /** @type {(done: number, all: number) => string} */
  progress: (done, all) => `${done} of ${all} done`,
  /** @type {(done: number, all: number, hub: number) => string} */
  progressWithHub: (done, all, hub) => `${done} of ${all} done, ${hub} of them from the hub`,
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

/**
 * Give ticks their items' new keys: those that were kept under the text of an item before it had a key of its own.
 * @param {Ticks} ticks
 * @param {readonly { key: string, formerly: string }[]} items
 * @returns {Ticks}
 */
export function underNewKeys(ticks, items) {
  const left = new Map(ticks);
  for (const { key, formerly } of items) {
    const tick = left.get(formerly);
    if (key === formerly || tick === undefined) continue;
    left.delete(formerly);
    if (!left.has(key)) left.set(key, tick);
  }
  return left;
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
 * @param {number} done  what is done of *all*, by the reader or by the hub
 * @param {number} all
 * @param {number | null} hub  what the hub has ticked of it; null where it ticks nothing
 */
export function sayProgress(done, all, hub = null) {
  return hub === null ? words.progress(done, all) : words.progressWithHub(done, all, hub);
}
