import assert from "node:assert/strict";
import { test } from "node:test";

import * as further from "../../src/hubgen/site/assets/further.js";
import { Engine, FURTHER } from "../../src/hubgen/site/assets/search/engine.js";
import { knowledgeOf } from "../../src/hubgen/site/assets/search/knowledge.js";
import { FERRY, NOON } from "./ferry-hub.mjs";
import { engineOf, filesOf } from "./small-hub.mjs";

const engine = engineOf(FERRY);

/**
 * @param {string} query
 * @param {string} slug
 */
function answer(query, slug) {
  const found = engine.find(query, NOON).answers.find((one) => one.slug === slug);
  assert.ok(found, `${query} finds ${slug}`);
  return found;
}

/**
 * An engine that has not read who knows what.
 * @param {import("../../src/hubgen/site/assets/search/engine.js").Further | null} [later]
 */
function begun(later = further) {
  const files = filesOf({ ...FERRY, apart: true });
  const young = new Engine(files.boot, later);
  for (const name of young.firstFiles) young.add(name, files[name]);
  return { young, files };
}

test("an answer says what a card needs", () => {
  const { points, reasons, ...facts } = answer("kubernetes", "ada-ng");
  assert.ok(points > 0 && reasons.length > 0);
  assert.deepEqual(facts, {
    slug: "ada-ng",
    name: "Ada Ng",
    role: "Engineer",
    team: "Platform",
    place: "Lisbon",
    languages: ["English", "German"],
    skills: [
      { name: "Kubernetes", slug: "kubernetes", level: 4, teaches: true },
      { name: "Terraform", slug: "terraform", level: 3, teaches: false },
      { name: "Go", slug: "go", level: 2, teaches: false },
      { name: "Python", slug: "python", level: 2, teaches: false },
      { name: "SQL", slug: "sql", level: 1, teaches: true },
    ],
    teaches: true,
    away: false,
    seats: 2,
    time: "12:00 there",
  });
});

test("what nobody said is empty", () => {
  const { role, team, place, languages, skills, teaches, seats, time } = answer("gus noon", "gus-noon");
  assert.deepEqual([role, team, place, languages, skills, teaches, seats, time], ["", "", "", [], [], false, null, ""]);
});

test("who takes nobody new has no free seat, and who is away says no time", () => {
  assert.equal(answer("chidi", "chidi-obi").seats, 0);
  assert.deepEqual([answer("dan", "dan-payments").away, answer("dan", "dan-payments").time], [true, ""]);
});

test("skills that were asked for come first, the part that somebody has for the whole", () => {
  assert.deepEqual(answer("python", "ada-ng").skills.map((skill) => skill.name), ["Python", "Kubernetes", "Terraform", "Go", "SQL"]);
  assert.equal(answer("sql", "bea-lisbon").skills[0].name, "PostgreSQL");
});

test("while claims are missing, only what was asked for is shown and no skill is counted", () => {
  const { young, files } = begun();
  assert.deepEqual(young.find("python", NOON).pending, ["claims-5"]);
  young.add("claims-5", files["claims-5"]);
  const found = young.find("python", NOON);
  assert.ok(found.answers.length > 0 && found.answers.every((one) => one.skills.every((skill) => skill.name === "Python")));
  assert.equal(found.facets.find((facet) => facet.kind === "skill"), undefined);
  assert.equal(knowledgeOf(young.columns), null);
});

test("a query that was asked while files were missing is asked again when they came", () => {
  const { young, files } = begun();
  assert.equal(young.find("python", NOON).total, 0);
  for (const name of young.allFiles) young.add(name, files[name]);
  assert.deepEqual(young.find("python", NOON), engine.find("python", NOON));
});

test("what each person knows is all that is claimed", () => {
  const knowledge = knowledgeOf(engine.columns);
  assert.ok(knowledge);
  const { offsets, skills, levels } = knowledge;
  const names = engine.columns.lists.skills.map((skill) => skill.name);
  for (const [person, [, { knows = {} }]] of Object.entries(FERRY.people).entries()) {
    const told = [...skills.slice(offsets[person], offsets[person + 1])].map((id, at) => [names[id], levels[offsets[person] + at]]);
    const claims = Object.entries(knows).map(([name, [level, teaches]]) => [name, level + (teaches ? 8 : 0)]);
    assert.deepEqual(told.sort(), claims.sort());
  }
});

test("facets can be left out, and asked for alone", () => {
  assert.deepEqual(engine.find("python", NOON, { facets: false }).facets, []);
  assert.deepEqual(engine.facets("python", NOON), engine.find("python", NOON).facets);
  assert.deepEqual(engine.facets("k", NOON), []);
});

test("whoever knows a part counts for the whole, once", () => {
  const skills = engine.facets("", NOON).find((facet) => facet.kind === "skill")?.values ?? [];
  const hits = Object.fromEntries(skills.map((value) => [value.label, value.hits]));
  assert.deepEqual([hits.SQL, hits.PostgreSQL], [3, 2]);
});

test("what follows from what is asked for is not offered", () => {
  /** @param {string} query */
  const offered = (query) => engine.facets(query, NOON).find((facet) => facet.kind === "skill")?.values.map((value) => value.label) ?? [];
  assert.ok(!offered("postgres").includes("SQL") && !offered("postgres").includes("PostgreSQL"));
  assert.ok(offered("sql").includes("PostgreSQL"));
});

test("where some are to teach and to want, a skill would be either's, and none is offered", () => {
  assert.ok(!engine.facets("mentor learning", NOON).some((facet) => facet.kind === "skill"));
});

test("people are set side by side, what was asked for first", () => {
  const { people, rows, pending } = engine.compare(["eve-go", "nobody", "ada-ng", "eve-go"], "kubernetes sql", NOON);
  assert.deepEqual(people.map((one) => one.name), ["Eve Go", "Ada Ng"]);
  assert.deepEqual(people.map((one) => one.reasons.length > 0), [false, true]);
  assert.deepEqual(pending, []);
  assert.deepEqual(
    rows.map((row) => [row.name, row.asked, ...row.cells.map((cell) => cell && cell.level + (cell.teaches ? " teaches" : ""))]),
    [
      ["Kubernetes", true, "1", "4 teaches"],
      ["SQL", true, null, "1 teaches"],
      ["PostgreSQL", true, null, "1"],
      ["Go", false, "4 teaches", "2"],
      ["Terraform", false, null, "3"],
      ["C++", false, "2", null],
      ["Python", false, null, "2"],
    ],
  );
});

test("everybody is found by their slug, and at most four are compared", () => {
  const slugs = Object.keys(FERRY.people);
  for (const slug of slugs) assert.equal(engine.compare([slug], "k", NOON).people[0].slug, slug);
  assert.equal(engine.compare(slugs, "", NOON).people.length, 4);
  assert.deepEqual(engine.compare(["zoe", "aaa", ""], "", NOON), { people: [], rows: [], pending: [] });
});

test("to compare, everything that is claimed has to be there", () => {
  const { young, files } = begun();
  const { pending, people } = young.compare(["ada-ng"], "ferry", NOON);
  assert.deepEqual([people, [...pending].sort()], [[], young.allFiles.filter((name) => name !== "people").sort()]);
  for (const name of pending) young.add(name, files[name]);
  assert.equal(young.compare(["ada-ng"], "ferry", NOON).people.length, 1);
});

test("where nobody fits, there are names and queries to go on with", () => {
  const { instead } = engine.find("kuberntes mentor in athens", NOON);
  assert.deepEqual(instead, {
    loosen: [
      { chip: 0, hits: 2, query: "mentor athens" },
      { chip: 2, hits: 1, query: "kuberntes mentor" },
    ],
    learning: [{ slug: "chidi-obi", name: "Chidi Obi" }],
    circles: [],
    related: [{ name: "Terraform", slug: "terraform", query: "terraform mentor athens" }],
    asked: [{ name: "Kubernetes", slug: "kubernetes" }],
  });
});

test("a skill that nobody knows is wanted by some, talked about, or near another", () => {
  const { instead } = engine.find("machine learning", NOON);
  assert.deepEqual(instead?.related, [{ name: "Python", slug: "python", query: "python" }]);
  assert.deepEqual(instead?.learning.map((one) => one.slug).sort(), ["eve-go", "gus-noon"]);
  assert.deepEqual(engine.find("postgres in tokyo", NOON).instead?.circles, [{ slug: "postgres-readers", name: "Postgres readers" }]);
});

test("a suggestion has the slug of what has a page", () => {
  /** @param {string} query */
  const slugs = (query) => engine.suggest(query).map((one) => [one.kind, one.slug]);
  assert.deepEqual(slugs("kubern"), [["skill", "kubernetes"]]);
  assert.deepEqual(slugs("ada"), [["person", "ada-ng"]]);
  assert.deepEqual(slugs("postgres rea"), [["circle", "postgres-readers"]]);
  assert.deepEqual(slugs("athen"), [["place", ""]]);
  assert.deepEqual(slugs("knot"), [["skill", ""]]);
});

test("what is found can be sent to and from a worker", () => {
  const found = engine.find("python", NOON);
  assert.deepEqual(JSON.parse(JSON.stringify(found)), structuredClone(found));
});

test("the first answers need none of the code for what comes after them", () => {
  const { young, files } = begun(null);
  for (const name of young.allFiles) young.add(name, files[name]);
  const { answers, pending } = young.find("kubernetes", NOON, { facets: false });
  assert.deepEqual(answers, engine.find("kubernetes", NOON, { facets: false }).answers);
  assert.deepEqual(pending, []);
});

test("filters, what there is where nobody fits, and a comparison name the code that they need", () => {
  const { young, files } = begun(null);
  for (const name of young.allFiles) young.add(name, files[name]);
  assert.deepEqual(young.find("kubernetes", NOON).pending, [FURTHER]);
  assert.deepEqual(young.find("kubernetes sql not team:platform level:4", NOON, { facets: false }).pending, [FURTHER]);
  assert.deepEqual(young.compare(["ada-ng"], "", NOON).pending, [FURTHER]);
});
