import assert from "node:assert/strict";
import { test } from "node:test";

import { askerAt, languageNames, offsetIn, readSettings } from "../../src/hubgen/site/assets/search/asker.js";

const UNSAID = { zone: "", languages: [], you: "" };
const NOVEMBER = new Date("2026-11-22T14:05:00Z");

test("settings that nobody made are empty", () => {
  assert.deepEqual(readSettings(null), UNSAID);
});

test("settings that something else spoilt are as if unsaid", () => {
  for (const text of ["{", "7", "[]", '{"zone": 3, "languages": "English", "you": {}}']) assert.deepEqual(readSettings(text), UNSAID);
});

test("a zone that there is not is left to the browser", () => {
  assert.equal(readSettings('{"zone": "Atlantis/Capital"}').zone, "");
});

test("what a reader set wins over the browser", () => {
  const asker = askerAt({ zone: "Asia/Kolkata", languages: ["Tamil"], you: "" }, NOVEMBER, ["German"]);
  assert.deepEqual([asker.offset, asker.languages], [330, ["Tamil"]]);
});

test("without settings it is the browser's clock and languages", () => {
  const asker = askerAt(UNSAID, NOVEMBER, ["German"]);
  assert.deepEqual([asker.offset, asker.languages], [-NOVEMBER.getTimezoneOffset(), ["German"]]);
});

test("languages are named in English and in themselves, each once", () => {
  assert.deepEqual(languageNames(["de-CH", "de", "en"]), ["German", "Deutsch", "English"]);
});

test("the moment is the minute since 1970", () => {
  assert.equal(askerAt(UNSAID, NOVEMBER, []).minute, NOVEMBER.getTime() / 60_000);
});

test("summer time counts", () => {
  assert.deepEqual([offsetIn("Europe/Berlin", NOVEMBER), offsetIn("Europe/Berlin", new Date("2026-07-01T00:00:00Z"))], [60, 120]);
});

test("zones behind and half hours are read", () => {
  assert.deepEqual([offsetIn("America/St_Johns", NOVEMBER), offsetIn("UTC", NOVEMBER)], [-210, 0]);
});

test("a tag that is no language does no harm", () => {
  assert.deepEqual(languageNames(["!!"]), ["!!"]);
});
