import assert from "node:assert/strict";
import { test } from "node:test";

import { offerFor } from "../../src/hubgen/site/assets/header/entries.js";
import { words } from "../../src/hubgen/site/assets/header/words.js";

const ADA = { slug: "ada-ng", name: "Ada Ng", reasons: [{ kind: "skill", text: "Go, teaches" }], skills: [] };
const GO = { name: "Go", slug: "go", level: 3, teaches: true };

function chip(kind, label, more = {}) {
  return { kind, label, text: label.toLowerCase(), corrected: false, negated: false, ...more };
}

function suggestion(kind, label, more = {}) {
  return { kind, label, typed: `${kind}:x`, words: 1, slug: "", ...more };
}

function found(chips, answers = [], more = {}) {
  return { question: { chips, vague: false }, total: answers.length, answers, instead: null, ...more };
}

function offer(query, answer, suggested = []) {
  return offerFor(query, answer, suggested, (text) => text.split(" "), (slug) => `people/${slug}/`);
}

test("those who fit are offered with why, and all of them where there are more than one", () => {
  const { people, all } = offer("go now", found([chip("skill", "Go")], [ADA], { total: 2 }));
  assert.deepEqual(people, [{ path: "people/ada-ng/", name: "Ada Ng", notes: ["Go, teaches"] }]);
  assert.equal(all, "people/?find=go+now");
});

test("one person is not offered as all of them", () => {
  assert.equal(offer("go", found([chip("skill", "Go")], [ADA])).all, "");
});

test("a skill asked for in the middle of a query is offered", () => {
  const chips = [chip("skill", "Go or Rust"), chip("place", "Porto")];
  const { things } = offer("go or rust in porto", found(chips, [{ ...ADA, skills: [GO] }]));
  assert.deepEqual(things.map((thing) => thing.path), ["skills/go/"]);
});

test("a skill that nobody has is offered all the same", () => {
  const { things } = offer("go", found([chip("skill", "Go")], [], { instead: { asked: [GO] } }));
  assert.deepEqual(things.map((thing) => thing.name), ["Go"]);
});

test("a skill that is not wanted is not offered", () => {
  const unwanted = chip("skill", "Go", { negated: true });
  assert.deepEqual(offer("-go", found([unwanted], [{ ...ADA, skills: [GO] }])).things, []);
});

test("what is asked for and suggested is offered once", () => {
  const answer = found([chip("skill", "Go")], [{ ...ADA, skills: [GO] }]);
  assert.equal(offer("go", answer, [suggestion("skill", "Go", { slug: "go" })]).things.length, 1);
});

test("what has no page leads to the people, where it is all that was typed", () => {
  const team = suggestion("team", "Payments", { typed: "team:payments" });
  assert.deepEqual(offer("pay", found([]), [team]).things.map((thing) => thing.path), ["people/?find=team%3Apayments"]);
  assert.deepEqual(offer("go pay", found([]), [team]).things, []);
});

test("one letter names nobody", () => {
  const vague = found([], [], { question: { chips: [], vague: true } });
  assert.deepEqual(offer("a", vague, [suggestion("person", "Ada Ng", { slug: "ada-ng" })]).people, []);
});

test("somebody whose name is being typed is offered where nobody fits yet", () => {
  const chips = [chip("skill", "Go"), chip("word", "ad")];
  const { people } = offer("go ad", found(chips), [suggestion("person", "Ada Ng", { slug: "ada-ng" })]);
  assert.deepEqual(people, [{ path: "people/ada-ng/", name: "Ada Ng", notes: [] }]);
});

test("a query with nothing in it is not answered with everyone", () => {
  const { people, total, enter } = offer("how do we", found([], [ADA]));
  assert.deepEqual({ people, total, enter }, { people: [], total: 0, enter: "" });
});

test("Enter leads to the one who was named, else to all who fit, else nowhere", () => {
  assert.equal(offer("ada", found([chip("person", "Ada Ng")], [ADA])).enter, "people/ada-ng/");
  assert.equal(offer("go", found([chip("skill", "Go")], [ADA])).enter, "people/?find=go");
  assert.equal(offer("not ada", found([chip("person", "Bo", { negated: true })], [ADA])).enter, "people/?find=not+ada");
  assert.equal(offer("go", found([chip("skill", "Go")])).enter, "");
});

test("what was corrected is said", () => {
  const corrected = chip("skill", "Kubernetes", { text: "kuberntes", corrected: true });
  assert.deepEqual(offer("kuberntes", found([corrected])).corrections, [{ label: "Kubernetes", text: "kuberntes" }]);
});

test("what was found is said in one line", () => {
  assert.equal(words.found(1, 12), "1 suggestion, 12 people fit");
  assert.equal(words.found(0, 1), "1 person fits");
  assert.equal(words.found(0, 0), "No people or skills");
});
