import assert from "node:assert/strict";
import { test } from "node:test";

import { openStore } from "../../src/hubgen/site/assets/storage.js";

/** A browser's storage that holds a number of keys. @param {number} room */
function storageWithRoom(room) {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return /** @type {Storage} */ (/** @type {unknown} */ ({
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    removeItem: (/** @type {string} */ key) => kept.delete(key),
    setItem(/** @type {string} */ key, /** @type {string} */ text) {
      if (!kept.has(key) && kept.size >= room) throw new Error("QuotaExceededError");
      kept.set(key, text);
    },
  }));
}

test("what is written lasts from one visit to the next", () => {
  const storage = storageWithRoom(9);
  openStore(() => storage).write("a", "1");
  assert.equal(openStore(() => storage).read("a"), "1");
});

test("a store leaves nothing of its own behind", () => {
  const storage = storageWithRoom(1);
  openStore(() => storage);
  assert.doesNotThrow(() => storage.setItem("a", "1"));
});

/** @type {Record<string, () => Storage | null>} */
const KEEPS_NOTHING = {
  "refuses to be asked": () => {
    throw new Error("SecurityError");
  },
  "has no storage": () => null,
  "has no room": () => storageWithRoom(0),
};

for (const [what, find] of Object.entries(KEEPS_NOTHING)) {
  test(`in a browser that ${what}, a text lasts for the visit`, () => {
    const store = openStore(find);
    store.write("a", "1");
    store.write("a", "2");
    assert.equal(store.read("a"), "2");
    assert.equal(store.isLasting(), false);
  });
}

test("when the room runs out, the newest text still counts", () => {
  const storage = storageWithRoom(2);
  const store = openStore(() => storage);
  store.write("a", "old");
  storage.setItem("another site's", "text");
  storage.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  store.write("a", "new");
  assert.equal(store.read("a"), "new");
  assert.equal(store.isLasting(), false);
});

test("a key that was never written reads as nothing", () => {
  assert.equal(openStore(() => storageWithRoom(2)).read("a"), null);
});
