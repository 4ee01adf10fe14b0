import assert from "node:assert/strict";
import { test } from "node:test";

import { textOf } from "../../src/hubgen/site/assets/copy.js";
import { untilNextMinute } from "../../src/hubgen/site/assets/page.js";

test("clocks change with the minute", () => {
  assert.equal(untilNextMinute(Date.parse("2026-11-22T10:00:59.500Z")), 500);
  assert.equal(untilNextMinute(Date.parse("2026-11-22T10:00:00.000Z")), 60_000);
});

test("plain words are copied as they were written, without the template's indentation", () => {
  const message = { textContent: "\n   Hello\nAda\n", innerText: "Hello Ada", childElementCount: 0 };
  assert.equal(textOf(message), "Hello\nAda");
});

test("the lines of a file are copied with the spaces before them", () => {
  const lines = { textContent: "\n  - on: 2026-12-01\n    who: your-name\n", innerText: "", childElementCount: 0, tagName: "CODE" };
  assert.equal(textOf(lines), "  - on: 2026-12-01\n    who: your-name");
});

test("where there are other elements, what a reader sees is copied", () => {
  assert.equal(textOf({ textContent: " Hello Ada", innerText: "Hello\nAda ", childElementCount: 1 }), "Hello\nAda");
});

test("of a field, what was typed is copied", () => {
  assert.equal(textOf({ textContent: "", innerText: "", childElementCount: 0, value: " typed " }), "typed");
});
