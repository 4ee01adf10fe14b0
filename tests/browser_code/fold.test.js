import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, foldedWords, hasEvery } from "../../src/hubgen/site/assets/fold.js";

const FOLDED = {
  "José Ångström": "jose angstrom",
  "Łukasz Wałęsa": "lukasz walesa",
  "Søren Ærø": "soren aero",
  "Straße STRASSE ẞ": "strasse strasse ss",
  "Işıl İnce": "isil ince",
  "Đorđe Þór Óðinn": "dorde thor odinn",
  "ﬁle Ｃ＋＋": "file c++",
  "Σωκράτης ΣΩΚΡΆΤΗΣ": "σωκρατησ σωκρατησ",
  "O’Brien": "o'brien",
  "Юлия Ёлкина": "юлия елкина",
};

for (const [written, folded] of Object.entries(FOLDED)) {
  test(`${written} is folded to ${folded}`, () => assert.equal(fold(written), folded));
}

test("folding twice changes nothing more, for every letter", () => {
  for (let code = 0; code < 0x20000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const once = fold(String.fromCodePoint(code));
    assert.equal(fold(once), once, `U+${code.toString(16)}`);
  }
});

test("a name in Hangul is found by the syllables typed so far", () => {
  assert.ok(hasEvery(fold("김민준 Kim Min-jun"), foldedWords("김미")));
});

test("a query is split at any white space", () => {
  assert.deepEqual(foldedWords("  K8s\u00a0Mentor\n Lisboa\u3000x "), ["k8s", "mentor", "lisboa", "x"]);
});

test("an empty query wants no word and matches everything", () => {
  assert.deepEqual(foldedWords(" \t"), []);
  assert.ok(hasEvery("anything", []));
});

test("every word must occur, in any order and inside words", () => {
  assert.ok(hasEvery("ada ng backend engineer lisbon", ["lisb", "ada"]));
  assert.ok(!hasEvery("ada ng backend engineer lisbon", ["lisbon", "porto"]));
});
