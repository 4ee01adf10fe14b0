import assert from "node:assert/strict";
import { test } from "node:test";

import { changesOf, linesToPaste } from "../../src/hubgen/site/assets/form/changes.js";
import { wayOf } from "../../src/hubgen/site/assets/form/result.js";
import { Skills } from "../../src/hubgen/site/assets/form/skills.js";
import { writeFrontMatter, writeYaml } from "../../src/hubgen/site/assets/form/yaml.js";

const SKILLS = new Skills([
  ["kubernetes", "Kubernetes", ["k8s"], [], ""],
  ["sql", "SQL", [], [], ""],
  ["mysql", "MySQL", [], [], ""],
  ["jquery", "jQuery", [], [], "react"],
]);

test("a file reads as a person would write it", () => {
  const values = { name: "Ana: no", languages: ["English", "no"], contact: { email: "a@b.c" }, skills: [{ skill: "sql", level: 3, teaches: true }], about: "One.\n\n- two" };
  assert.equal(
    writeYaml(values),
    'name: "Ana: no"\nlanguages:\n  - English\n  - "no"\ncontact:\n  email: a@b.c\nskills:\n  - skill: sql\n    level: 3\n    teaches: true\nabout: |\n  One.\n\n  - two\n',
  );
});

test("a note without a text ends with its fields", () => {
  assert.equal(writeFrontMatter({ title: "Traps", skills: ["sql"] }, ""), "---\ntitle: Traps\nskills: [sql]\n---\n");
});

test("what is the same changes nothing, whether it came as text or as a number", () => {
  const before = { name: "Ana", skills: [{ skill: "sql", level: "3", teaches: "true" }] };
  assert.deepEqual(changesOf(before, { name: "Ana", skills: [{ skill: "sql", level: 3, teaches: true }] }, { skills: [0] }), []);
});

test("only the entries that change are pasted, and their key only where the file has none", () => {
  const before = { role: "Clerk", skills: [{ skill: "sql" }, { skill: "go" }, { skill: "seo" }] };
  const now = { role: "Head", skills: [{ skill: "sql" }, { skill: "go", level: 2 }, { skill: "k8s" }], wants: [{ skill: "rust" }] };
  const changes = changesOf(before, now, { skills: [0, 1, -1], wants: [-1] });
  assert.deepEqual(changes.map(({ key, old, now: lines }) => [key, old, lines]), [
    ["role", "role: Clerk\n", "role: Head\n"],
    ["skills", "  - skill: go\n", "  - skill: go\n    level: 2\n"],
    ["skills", "", "  - skill: k8s\n"],
    ["skills", "  - skill: seo\n", ""],
    ["wants", "", "wants:\n  - skill: rust\n"],
  ]);
  assert.equal(linesToPaste(changes), "role: Head\n# skills:\n  - skill: go\n    level: 2\n  - skill: k8s\nwants:\n  - skill: rust\n");
});

test("a way to reach somebody is changed by itself", () => {
  const changes = changesOf({ contact: { email: "a@b.c" } }, { contact: { email: "a@b.c", forge: "ana" } }, {});
  assert.deepEqual(changes, [{ key: "contact", old: "", now: "  forge: ana\n", isThere: true }]);
});

test("a skill is offered by any of its names, the nearest first, and never one that was given up", () => {
  assert.deepEqual(SKILLS.suggest("k8", 5).map(({ value, note }) => [value, note]), [["Kubernetes", "k8s"]]);
  assert.deepEqual(SKILLS.suggest("sql", 5).map(({ value }) => value), ["SQL", "MySQL"]);
  assert.deepEqual(SKILLS.suggest("jq", 5), []);
});

test("a skill is found by slug, name and other name, whatever its case and spaces", () => {
  assert.deepEqual(["KUBERNETES", "K 8 S", "jquery", "?"].map((text) => SKILLS.find(text)?.slug ?? null), ["kubernetes", "kubernetes", "jquery", null]);
});

test("a text goes along where it fits and a dollar in it stays a dollar", () => {
  const made = { path: "circles/sea/2026-11-22-x.md", text: "$& and $1", changes: null };
  const fresh = "https://f.example/new?filename=circles%2FYOUR-FOLDER%2FYOUR-FILE.md&value=THE-TEXT";
  assert.deepEqual(wayOf(made, { fresh, edit: "", most: 100 }), {
    href: "https://f.example/new?filename=circles%2Fsea%2F2026-11-22-x.md&value=%24%26%20and%20%241",
    isFilledIn: true,
  });
  assert.equal(wayOf(made, { fresh, edit: "", most: 3 }).isFilledIn, false);
});
