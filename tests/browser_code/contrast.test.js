import assert from "node:assert/strict";
import { test } from "node:test";

import { contrast, readChoice, writeChoice } from "../../src/hubgen/site/assets/contrast.js";

/** @type {import("../../src/hubgen/site/assets/contrast.js").Sides} */
const SIDES = {
  skills: [["Cobol", ""], ["Go", "go"], ["Rust", "rust"], ["SQL", "sql"]],
  teams: [["ops", "Ops", 2, [1, 2, 0, 0, 2, 1, 1, 1, 3, 0, 0, 1]], ["web", "Web", 3, [0, 1, 0, 0, 1, 1, 0, 0, 2, 1, 1, 1, 3, 3, 2, 0]]],
};

test("what one could offer comes first, then what only one knows, then what most know", () => {
  const rows = contrast(SIDES, "ops", "web")?.map(({ name, offer }) => `${name} ${offer}`);
  assert.deepEqual(rows, ["SQL second", "Rust both", "Cobol ", "Go "]);
});

test("the other way round, each could offer the other way round", () => {
  assert.equal(contrast(SIDES, "web", "ops")?.[0].offer, "first");
});

test("a team that is not there is compared with nobody", () => assert.equal(contrast(SIDES, "ops", "gone"), null));

test("the teams that were chosen are written into the address and read back", () => {
  for (const choice of [{ first: "web", second: "ops" }, { first: "", second: "ops" }, { first: "", second: "" }]) {
    assert.deepEqual(readChoice(writeChoice(choice)), choice);
  }
});
