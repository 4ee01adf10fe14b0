import assert from "node:assert/strict";
import { test } from "node:test";

import {
  isTicked, keptUnder, keysOf, readTicks, sayProgress, underNewKeys, withTick, withoutTicks, writeTicks,
} from "../../src/hubgen/site/assets/ticks.js";

const NOTHING = readTicks(null);

test("ticks are kept by site and page", () => {
  const name = "hub-checklist:/hub/:playbooks/checklist/";
  assert.equal(keptUnder("https://x.example/hub/", "https://x.example/hub/playbooks/checklist/?q=a#b"), name);
  assert.equal(keptUnder("https://x.example/hub/", "https://x.example/hub/playbooks/checklist/index.html"), name);
});

test("two hubs on one host keep their ticks apart", () => {
  const page = "playbooks/checklist/";
  const [one, other] = ["https://x.example/a/", "https://x.example/b/"].map((root) => keptUnder(root, root + page));
  assert.notEqual(one, other);
});

test("an item's key is its text, however it is wrapped", () => {
  assert.deepEqual(keysOf(["  Name a\n   facilitator "]), ["Name a facilitator"]);
  assert.deepEqual(keysOf(["Cafe\u0301"]), ["Caf\u00e9"]);
});

test("equal items have keys of their own", () => {
  assert.deepEqual(keysOf(["Meet", "Write", "Meet", "Meet"]), ["Meet", "Write", "Meet #2", "Meet #3"]);
});

test("an item is as it was written until the reader decides", () => {
  assert.ok(isTicked(NOTHING, { key: "Meet", written: true }));
  assert.ok(!isTicked(NOTHING, { key: "Meet", written: false }));
});

test("what the reader decided is kept and read back", () => {
  const kept = writeTicks(withTick(withTick(NOTHING, "Meet", true), "Write", false));
  assert.ok(isTicked(readTicks(kept), { key: "Meet", written: false }));
  assert.ok(!isTicked(readTicks(kept), { key: "Write", written: true }));
});

test("the last decision counts", () => {
  const ticks = withTick(withTick(NOTHING, "Meet", true), "Meet", false);
  assert.ok(!isTicked(ticks, { key: "Meet", written: true }));
});

test("a tick changes no other map", () => {
  withTick(NOTHING, "Meet", true);
  assert.equal(NOTHING.size, 0);
});

test("clearing unticks what was written as done too", () => {
  const items = [{ key: "Meet", written: true }, { key: "Write", written: false }];
  const cleared = withoutTicks(withTick(NOTHING, "Write", true), items);
  assert.deepEqual(items.map((item) => isTicked(cleared, item)), [false, false]);
});

test("clearing one list leaves the page's other lists", () => {
  const cleared = withoutTicks(withTick(NOTHING, "Elsewhere", true), [{ key: "Meet", written: false }]);
  assert.ok(isTicked(cleared, { key: "Elsewhere", written: false }));
});

for (const text of ["", "{", "null", "7", '"ab"', '["a"]', '{"Meet": "yes"}']) {
  test(`kept text that is broken (“${text}”) counts as nothing decided`, () => assert.equal(readTicks(text).size, 0));
}

test("an item may be called anything", () => {
  const kept = writeTicks(withTick(NOTHING, "__proto__", true));
  assert.ok(isTicked(readTicks(kept), { key: "__proto__", written: false }));
});

test("progress is told in words", () => assert.equal(sayProgress(7, 40), "7 of 40 done"));

test("progress tells what the hub ticked of it", () => {
  assert.equal(sayProgress(9, 24, 6), "9 of 24 done, 6 of them from the hub");
});

test("a tick that was kept under an item's text is found under its key", () => {
  const items = [{ key: "one-skill", formerly: "It names one skill" }];
  const ticks = underNewKeys(withTick(NOTHING, "It names one skill", true), items);
  assert.deepEqual([...ticks], [["one-skill", true]]);
});

test("a tick under the new key wins over the one under the text", () => {
  const both = withTick(withTick(NOTHING, "It names one skill", true), "one-skill", false);
  assert.deepEqual([...underNewKeys(both, [{ key: "one-skill", formerly: "It names one skill" }])], [["one-skill", false]]);
});
