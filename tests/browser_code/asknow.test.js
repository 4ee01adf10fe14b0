import assert from "node:assert/strict";
import { test } from "node:test";

import { chooseHelpers, waitFor } from "../../src/hubgen/site/assets/asknow.js";

// A reader in Lisbon.
process.env.TZ = "Europe/Lisbon";

const TUESDAY = new Date("2026-11-24T14:05Z");
const SUNDAY = new Date("2026-11-22T03:00Z");

/**
 * @param {string} name
 * @param {string} [zone]
 * @param {string} [hours]
 */
const helper = (name, zone, hours = "09:00-17:00") => ({ name, zone, hours });

test("who is at work now is left, in the fair order", () => {
  const helpers = [helper("Tokyo", "Asia/Tokyo"), helper("Lisbon", "Europe/Lisbon"), helper("Athens", "Europe/Athens", "09:00-18:00")];
  assert.deepEqual(chooseHelpers(helpers, TUESDAY), { shown: [1, 2], said: "" });
});

test("three are enough", () => {
  const helpers = ["a", "b", "c", "d"].map((name) => helper(name, "Europe/Lisbon"));
  assert.deepEqual(chooseHelpers(helpers, TUESDAY).shown, [0, 1, 2]);
});

test("who said their hours comes before who did not", () => {
  const helpers = [{ name: "nothing" }, { name: "zone", zone: "Europe/Lisbon" }, helper("said", "Europe/Lisbon")];
  assert.deepEqual(chooseHelpers(helpers, TUESDAY).shown, [2, 0, 1]);
});

test("who did not say their hours is not asked at night", () => {
  const { minutes, isSaid } = waitFor({ name: "zone", zone: "Asia/Tokyo" }, TUESDAY);
  assert.equal(isSaid, false);
  assert.equal(minutes, 8 * 60 + 55);
});

test("where nobody is at work, the next stand first and the page says when, by both clocks", () => {
  const helpers = [helper("Halifax", "America/Halifax"), helper("Lisbon", "Europe/Lisbon"), helper("Tokyo", "Asia/Tokyo")];
  assert.deepEqual(chooseHelpers(helpers, SUNDAY), {
    shown: [2, 1, 0],
    said: "Nobody of them is at work now. The next is Tokyo, at 09:00 there, 00:00 your time tomorrow.",
  });
});

test("what is today needs no day, what is further off has its name", () => {
  const helpers = [helper("Halifax", "America/Halifax")];
  assert.match(chooseHelpers(helpers, new Date("2026-11-24T10:00Z")).said, /at 09:00 there, 13:00 your time\.$/);
  assert.match(chooseHelpers(helpers, new Date("2026-11-21T10:00Z")).said, /13:00 your time on Monday\.$/);
});
