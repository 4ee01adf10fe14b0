/** Compares what a profile said with what it is to say: the lines that change, and only those. */

import { writeYaml } from "./yaml.js";

/** @typedef {import("./yaml.js").Part} Part */
/** @typedef {import("./yaml.js").Value} Value */
/** @typedef {import("./yaml.js").Values} Values */

/**
 * One place in a file. *old* or *now* is empty where lines are added or deleted; *isThere* says whether the file has
 * the key already.
 * @typedef {{ key: string, old: string, now: string, isThere: boolean }} Change
 */

/**
 * Lists of maps are compared entry by entry: *from* says for each entry of *now* which entry of *before* it was.
 * @typedef {Record<string, number[]>} Origins
 */

/**
 * @param {Values} before
 * @param {Values} now
 * @param {Origins} origins  -1 for a new entry
 * @returns {Change[]}
 */
export function changesOf(before, now, origins) {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return keys.flatMap((key) => {
    if (origins[key]) return changedEntries(key, listOf(before[key]), listOf(now[key]), origins[key]);
    if (isMap(before[key]) || isMap(now[key])) return changedKeys(key, mapOf(before[key]), mapOf(now[key]));
    return same(before[key], now[key]) ? [] : [changeOf(key, before[key], now[key], before[key] !== undefined)];
  });
}

/**
 * Write what is to be pasted: the new lines of all changes. Lines that go below a key that is there already say so.
 * @param {Change[]} changes
 */
export function linesToPaste(changes) {
  let last = "";
  return changes.filter(({ now }) => now).map(({ key, now }) => {
    const isFirst = last !== key;
    last = key;
    return now.startsWith(" ") && isFirst ? `# ${key}:\n${now}` : now;
  }).join("");
}

/**
 * @param {string} key
 * @param {Value | undefined} old
 * @param {Value | undefined} now
 * @param {boolean} isThere
 * @returns {Change}
 */
function changeOf(key, old, now, isThere) {
  return { key, old: written(key, old), now: written(key, now), isThere };
}

/**
 * Make a change below a key; the key's own line is a part of it only where the file has none yet.
 * @param {string} key
 * @param {Value | undefined} old
 * @param {Value | undefined} now
 * @param {boolean} isThere
 * @returns {Change}
 */
function changeBelow(key, old, now, isThere) {
  const [before, after] = [written(key, old), written(key, now)].map((text) => (isThere ? text.slice(text.indexOf("\n") + 1) : text));
  return { key, old: before, now: after, isThere };
}

/**
 * @param {string} key
 * @param {Value | undefined} value
 */
function written(key, value) {
  return value === undefined ? "" : writeYaml({ [key]: value });
}

/**
 * @param {string} key
 * @param {Values} before
 * @param {Values} now
 */
function changedKeys(key, before, now) {
  const isThere = Object.keys(before).length > 0;
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((inner) => {
    if (same(before[inner], now[inner])) return [];
    const [old, fresh] = [before[inner], now[inner]].map((value) => (value === undefined ? undefined : { [inner]: value }));
    return [changeBelow(key, old, fresh, isThere)];
  });
}

/**
 * @param {string} key
 * @param {Part[]} before
 * @param {Part[]} now
 * @param {number[]} origins
 */
function changedEntries(key, before, now, origins) {
  const isThere = before.length > 0;
  const changed = now.flatMap((entry, at) => {
    const old = before[origins[at]];
    return same(old, entry) ? [] : [changeBelow(key, old === undefined ? undefined : [old], [entry], isThere)];
  });
  const gone = before.filter((_, at) => !origins.includes(at)).map((entry) => changeBelow(key, [entry], undefined, true));
  return [...changed, ...gone];
}

/**
 * Say whether two values stand for the same: a file has only text.
 * @param {Value | undefined} one
 * @param {Value | undefined} other
 * @returns {boolean}
 */
function same(one, other) {
  if (one === undefined || other === undefined) return one === other;
  if (isMap(one) && isMap(other)) {
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => same(mapOf(one)[key], mapOf(other)[key]));
  }
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((value, at) => same(value, other[at]));
  return String(one).trim() === String(other).trim();
}

/** @param {Value | undefined} value */
function isMap(value) {
  return typeof value === "object" && !Array.isArray(value);
}

/** @param {Value | undefined} value @returns {Values} */
function mapOf(value) {
  return typeof value === "object" && !Array.isArray(value) ? value : {};
}

/** @param {Value | undefined} value @returns {Part[]} */
function listOf(value) {
  return Array.isArray(value) ? value : [];
}
