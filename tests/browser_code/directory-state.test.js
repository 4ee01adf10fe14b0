import assert from "node:assert/strict";
import { test } from "node:test";

import { asksAnything, readState, writeState } from "../../src/hubgen/site/assets/directory/state.js";

const NOTHING = { find: "", sort: "", view: "", compared: [] };

test("an address without a question asks nothing", () => {
  assert.deepEqual(readState(""), NOTHING);
});

test("what is written is read again, whatever was typed", () => {
  const state = { find: 'c++ & "r" #1 100% 日本 team:"a b"', sort: "near", view: "table", compared: ["ada-ng", "x-0a1b"] };
  assert.deepEqual(readState(writeState(state)), state);
});

test("nothing asked leaves the address bare", () => {
  assert.equal(writeState(NOTHING), "");
});

test("an order or a view that there is not is left out", () => {
  assert.deepEqual(readState("?sort=salary&view=spreadsheet"), NOTHING);
});

test("at most four are compared, each once, and only what may be a slug", () => {
  assert.deepEqual(readState("?compare=a,b,a,../c,<x>,d,e,f").compared, ["a", "b", "d", "e"]);
});

test("blanks alone ask nothing", () => {
  assert.equal(asksAnything({ ...NOTHING, find: "  " }), false);
});

test("a table of everyone is asked for by its view alone", () => {
  assert.equal(asksAnything({ ...NOTHING, view: "table" }), true);
});
