import assert from "node:assert/strict";
import { test } from "node:test";

import { readDays, readHours, sayWhereTheyAre, wallTime } from "../../src/hubgen/site/assets/clock.js";

/**
 * What the page says of somebody at a moment; Sunday 22 November 2026 stands in the middle of it all.
 * @param {string} moment
 * @param {{ zone?: string, hours?: string, days?: string }} person
 */
function said(moment, { zone = "UTC", hours = "09:00-17:00", days = "mon tue wed thu fri" } = {}) {
  const wall = wallTime(new Date(moment), zone);
  assert.ok(wall);
  return sayWhereTheyAre(wall, readHours(hours), readDays(days));
}

test("in working hours somebody is at work", () => {
  assert.equal(said("2026-11-24T14:05Z"), "14:05 there, at work until 17:00");
});

test("work begins with its first minute and is over with its last", () => {
  assert.match(said("2026-11-24T08:59Z"), /back at 09:00 today$/);
  assert.match(said("2026-11-24T09:00Z"), /at work/);
  assert.match(said("2026-11-24T16:59Z"), /at work/);
  assert.match(said("2026-11-24T17:00Z"), /back at 09:00 tomorrow$/);
});

test("in the evening somebody is back tomorrow", () => {
  assert.equal(said("2026-11-24T22:10Z"), "22:10 there, back at 09:00 tomorrow");
});

test("on Friday evening and on Saturday somebody is back on Monday", () => {
  assert.equal(said("2026-11-27T18:00Z"), "18:00 there, back at 09:00 on Monday");
  assert.equal(said("2026-11-28T12:00Z"), "12:00 there, back at 09:00 on Monday");
});

test("on Sunday Monday is tomorrow", () => {
  assert.equal(said("2026-11-22T12:00Z"), "12:00 there, back at 09:00 tomorrow");
});

test("somebody who works one day a week is back next week", () => {
  assert.equal(said("2026-11-24T18:00Z", { days: "tue" }), "18:00 there, back at 09:00 next Tuesday");
});

test("a week may begin on Sunday", () => {
  assert.match(said("2026-11-22T12:00Z", { days: "sun mon tue wed thu" }), /at work/);
});

test("hours past midnight belong to the day they begin on", () => {
  const night = { hours: "22:00-06:00", days: "mon tue wed thu fri" };
  assert.equal(said("2026-11-24T23:00Z", night), "23:00 there, at work until 06:00");
  assert.equal(said("2026-11-25T05:59Z", night), "05:59 there, at work until 06:00");
  assert.equal(said("2026-11-28T03:00Z", night), "03:00 there, at work until 06:00");
  assert.equal(said("2026-11-28T06:00Z", night), "06:00 there, back at 22:00 on Monday");
  assert.equal(said("2026-11-23T03:00Z", night), "03:00 there, back at 22:00 today");
});

test("hours may end at midnight", () => {
  for (const hours of ["16:00-24:00", "16:00-00:00"]) {
    assert.equal(said("2026-11-24T23:59Z", { hours }), "23:59 there, at work until 00:00");
    assert.equal(said("2026-11-25T00:00Z", { hours }), "00:00 there, back at 16:00 today");
  }
});

test("the day is the day there, not the reader's", () => {
  assert.equal(said("2026-11-22T22:30Z", { zone: "Asia/Tokyo" }), "07:30 there, back at 09:00 today");
  assert.match(said("2026-11-28T02:00Z", { zone: "America/Los_Angeles", hours: "09:00-19:00" }), /at work/);
});

test("clocks there jump with daylight saving", () => {
  const lisbon = { zone: "Europe/Lisbon" };
  assert.match(said("2026-03-27T08:30Z", lisbon), /^08:30 there, back at 09:00 today/);
  assert.match(said("2026-03-30T08:30Z", lisbon), /^09:30 there, at work/);
  assert.match(said("2026-03-29T00:59Z", lisbon), /^00:59 /);
  assert.match(said("2026-03-29T01:00Z", lisbon), /^02:00 /);
  assert.match(said("2026-10-25T00:30Z", lisbon), /^01:30 /);
  assert.match(said("2026-10-25T01:30Z", lisbon), /^01:30 /);
});

test("without days the week is Monday to Friday", () => {
  assert.match(said("2026-11-24T12:00Z", { days: "" }), /at work/);
  assert.match(said("2026-11-28T12:00Z", { days: "" }), /on Monday$/);
});

test("without hours only the days are told", () => {
  assert.equal(said("2026-11-24T12:00Z", { hours: "", days: "tue" }), "12:00 there, works today");
  assert.equal(said("2026-11-24T12:00Z", { hours: "", days: "thu" }), "12:00 there, back on Thursday");
});

test("without hours and days only the time is told", () => {
  assert.equal(said("2026-11-24T12:00Z", { hours: "", days: "" }), "12:00 there");
});

for (const zone of ["", "Atlantis/Capital", "Europe/Lisbon; x"]) {
  test(`the zone “${zone}” is not known`, () => assert.equal(wallTime(new Date(0), zone), null));
}

test("hours are read with one digit, spaces and a dash of either length", () => {
  for (const text of ["9:00-17:30", " 09:00 – 17:30 "]) assert.deepEqual(readHours(text), { start: 540, end: 1050 });
});

for (const text of ["", "nine to five", "09:00", "25:00-26:00", "24:00-06:00", "09:75-17:00"]) {
  test(`“${text}” are no hours`, () => assert.equal(readHours(text), null));
}

test("days are read by name, and what is none is left out", () => {
  assert.deepEqual([...readDays("mon, Wednesday fri someday")], [0, 2, 4]);
  assert.equal(readDays(undefined).size, 0);
});
