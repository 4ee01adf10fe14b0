import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { fold, plainSlug, stem, wordsOf } from "../../src/hubgen/site/assets/search/fold.js";
import { Reader, open, unpack } from "../../src/hubgen/site/assets/search/reader.js";
import { offsetAt, sayTime } from "../../src/hubgen/site/assets/search/times.js";
import { allowedEdits, bitCount, edits } from "../../src/hubgen/site/assets/search/typos.js";
import { readDays, readHours, sayWhereTheyAre } from "../../src/hubgen/site/assets/clock.js";

test("text is folded, and words keep + and #", () => {
  assert.equal(fold("Łukasz Straße"), "lukasz strasse");
  assert.deepEqual(wordsOf("C++, C# & Node.js/CI"), ["c++", "c#", "node", "js", "ci"]);
  assert.equal(stem("locks"), "lock");
});

test("the slug of a name is the one its file has", () => {
  assert.equal(plainSlug("João Pedro Teles"), "joao-pedro-teles");
  assert.equal(plainSlug("C++ / C#"), "c-plus-plus-c-sharp");
});

test("edits are counted with swaps, and given up early", () => {
  assert.deepEqual(edits("kuberntes", "kubernetes", 2), [1, 1]);
  assert.deepEqual(edits("pyhton", "python", 1), [1, 1]);
  assert.ok(edits("harbour", "kubernetes", 1)[0] > 1);
  assert.deepEqual(["sql", "dart", "kubernet"].map(allowedEdits), [0, 1, 2]);
  assert.equal(bitCount(-1), 32);
});

test("a long word has room to be compared", () => {
  assert.deepEqual(edits("aaaa", "a".repeat(500), 1)[1], 0);
});

test("numbers of several bytes are read", () => {
  const reader = new Reader(new Uint8Array([5, 0x80, 1, 0xff, 0xff, 0xff, 0xff, 0x0f]));
  assert.deepEqual([reader.number(), reader.number(), reader.number()], [5, 128, 2 ** 32 - 1]);
});

test("a file of another version is refused", () => {
  assert.throws(() => open(new Uint8Array([72, 85, 66, 73, 9, 1]), 1), /version 1/);
});

test("a file is unpacked, unless the server did it already", async () => {
  const plain = new Uint8Array([72, 85, 66, 73, 1, 1]);
  assert.deepEqual(await unpack(new Uint8Array(gzipSync(plain))), plain);
  assert.deepEqual(await unpack(plain), plain);
});

test("the search says the time as the profiles do", () => {
  const monday = 20_780 * 1440;
  for (const [hours, days] of [["09:00-17:00", ""], ["22:00-06:00", "mon wed"], ["", "tue"], ["", ""], ["16:00-00:00", "sun"]]) {
    const read = readHours(hours);
    const bits = [...readDays(days)].reduce((sum, day) => sum | (1 << day), 0);
    const schedule = { start: read ? read.start : -1, end: read ? read.end : -1, days: bits };
    for (let minute = 0; minute < 7 * 1440; minute += 37) {
      const wall = { weekday: Math.floor(minute / 1440), minutes: minute % 1440 };
      assert.equal(sayTime(schedule, monday + minute), sayWhereTheyAre(wall, read, readDays(days)), `${hours} ${days} ${minute}`);
    }
  }
});

test("summer time is read from the table", () => {
  const zone = { name: "Europe/Lisbon", offsets: [{ minute: 100, offset: 0 }, { minute: 500, offset: 60 }] };
  assert.deepEqual([0, 499, 500].map((minute) => offsetAt(zone, minute)), [0, 0, 60]);
});
