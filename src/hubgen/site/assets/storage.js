/** Keeps small texts in the reader's browser, or for this visit only where the browser keeps nothing. */

/**
 * @typedef {object} Store
 * @property {(key: string) => string | null} read
 * @property {(key: string, text: string) => void} write
 * @property {() => boolean} isLasting  whether what is written outlives the visit
 */

const PROBE = "hub-probe";

/**
 * @param {() => Storage | null} find  may throw: a browser that keeps nothing refuses even to be asked
 * @returns {Store}
 */
export function openStore(find) {
  let storage = usable(find);
  /** @type {Map<string, string>} */
  const visit = new Map();
  return {
    read: (key) => visit.get(key) ?? storage?.getItem(key) ?? null,
    write(key, text) {
      try {
        if (storage) return storage.setItem(key, text);
      } catch {
        // Full, or forbidden since: what could not be written still counts until the visit ends.
        storage = null;
      }
      visit.set(key, text);
    },
    isLasting: () => storage !== null,
  };
}

/** @param {() => Storage | null} find */
function usable(find) {
  try {
    const storage = find();
    storage?.setItem(PROBE, PROBE);
    storage?.removeItem(PROBE);
    return storage ?? null;
  } catch {
    return null;
  }
}
