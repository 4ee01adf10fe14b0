import assert from "node:assert/strict";
import { test } from "node:test";

import { isOver, localTime, moment } from "../../src/hubgen/site/assets/times.js";

const NOON = "2026-11-24T12:30:00+00:00";

test("a moment is said in the reader's own zone", () => {
  assert.equal(localTime(NOON, "Europe/Lisbon"), "Tue 24 Nov 2026, 12:30 your time");
  assert.equal(localTime(NOON, "Asia/Kolkata"), "Tue 24 Nov 2026, 18:00 your time");
  assert.equal(localTime(NOON, "America/New_York"), "Tue 24 Nov 2026, 07:30 your time");
});

test("the day of a moment is the reader's own day", () => {
  assert.equal(localTime(NOON, "Pacific/Auckland"), "Wed 25 Nov 2026, 01:30 your time");
  assert.equal(localTime("2026-12-31T23:30:00Z", "Europe/Berlin"), "Fri 1 Jan 2027, 00:30 your time");
});

test("midnight is 00:00 and never 24:00", () => {
  assert.equal(localTime("2026-11-24T00:00:00Z", "UTC"), "Tue 24 Nov 2026, 00:00 your time");
});

test("September is shortened as the server shortens it", () => {
  assert.match(localTime("2026-09-01T10:00:00Z", "UTC") ?? "", / Sep /);
});

test("the same clock time before and after daylight saving is another moment", () => {
  assert.match(localTime("2026-10-24T12:30:00+01:00", "Europe/Lisbon") ?? "", /12:30/);
  assert.match(localTime("2026-10-25T12:30:00+00:00", "Europe/Lisbon") ?? "", /12:30/);
  assert.match(localTime("2026-10-25T12:30:00+00:00", "America/New_York") ?? "", /08:30/);
  assert.match(localTime("2026-11-01T12:30:00+00:00", "America/New_York") ?? "", /07:30/);
});

for (const text of ["", "2026-11-24", "2026-11-24T12:30:00", "12:30", "soon", "2026-13-40T12:30:00Z"]) {
  test(`“${text}” names no moment`, () => {
    assert.equal(moment(text), null);
    assert.equal(localTime(text), null);
  });
}

test("a meeting is over when its moment has come", () => {
  assert.ok(isOver(NOON, new Date("2026-11-24T12:30:00Z")));
  assert.ok(!isOver(NOON, new Date("2026-11-24T12:29:59Z")));
});

test("what names no moment is never over", () => {
  assert.ok(!isOver("2020-01-01", new Date("2026-11-24T12:30:00Z")));
});
