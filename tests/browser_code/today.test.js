import assert from "node:assert/strict";
import { test } from "node:test";

import { withToday } from "../../src/hubgen/site/assets/today.js";

test("a line to copy gets the day of the reader's own clock", () => {
  assert.equal(withToday("confirmed: 2026-11-22", new Date(2027, 0, 5, 23, 59)), "confirmed: 2027-01-05");
});

test("a text without a date stays as it is", () => {
  assert.equal(withToday("confirmed: soon", new Date(2027, 0, 5)), "confirmed: soon");
});
