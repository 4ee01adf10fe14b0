import assert from "node:assert/strict";
import { test } from "node:test";

import { FERRY, NOON } from "./ferry-hub.mjs";
import { broken, meaning } from "./rewordings.mjs";
import { engineOf } from "./small-hub.mjs";

const engine = engineOf(FERRY);

/**
 * Find a facet's value by its label among all there are for a query.
 * @param {string} query
 * @param {string} kind
 * @param {string} label
 */
function wish(query, kind, label) {
  const value = engine.facets(query, NOON).find((facet) => facet.kind === kind)?.values.find((one) => one.label === label);
  assert.ok(value, `${query} offers ${kind} ${label}`);
  return { kind, ...value };
}

/** @param {string} query */
const read = (query) => engine.read(query).chips.map((chip) => `${chip.negated ? "-" : ""}${chip.typed}`).join(" ");

const LISBON = { kind: "place", id: 0, label: "Lisbon", typed: 'in:"Lisbon"' };
const PAYMENTS = { kind: "team", id: 1, label: "Payments", typed: 'team:"Payments"' };

const QUERIES = [
  "", "python", "kuberntes mentor", "kuberntes mentor not payments", "expert sql python", "sql level 3 python level 2",
  "sql level:3 python level:2", "who can teach me python in lisbon", "not python", "-team:payments sql", "python or go", "learning go",
  "learning go mentor python", "python mentor learning go", "learning go kubernetes", "machine learning", "postgres 3", "level:2", "mentor", "learning", "now",
  "free seat", "ferry", "word:zebra ferry", "in:lisbon in:tokyo", "speaks:greek speaks:english", "circle:python-circle", "category:data",
  "data", "data team", "lisbon", "bea lisbon", "ada", "person:ada-ng", "role:engineer", "pay", "team:pay", "asia tokyo", "zone:asia",
  'skill:"python|go|sql" expert', 'skill:"knot tying"', "skill:c-plus-plus mentor", "skill:nothing go", 'skill:"-" go', 'word:"two words" go',
  "expert -python go", "not expert", "not mentor go", "not now", "go -in:tokyo -speaks:greek", "K8s, please, in Lisbon!", "a python",
];

test("whatever is taken away or added, the rest reads as before, and counts are kept", () => {
  for (const query of QUERIES) assert.deepEqual(broken(engine, query, NOON), [], query);
});

test("what is added is said in words", () => {
  assert.equal(engine.plus("kuberntes mentor", wish("kuberntes mentor", "place", "Lisbon")), "kuberntes mentor lisbon");
  assert.equal(engine.plus("python", wish("python", "teaches", "teaches")), "python mentor");
  assert.equal(engine.plus("python", wish("python", "awake", "awake")), "python now");
  assert.equal(engine.plus("python", wish("python", "seat", "seat")), "python free seat");
  assert.equal(engine.plus("", wish("", "wants", "wants")), "learning");
  assert.equal(engine.plus("python", wish("python", "skill", "SQL")), "python sql");
  assert.equal(engine.plus("go", wish("go", "circle", "Python circle")), "go python circle");
});

test("what would be read as somebody's name gets a word that says what it is", () => {
  assert.equal(engine.plus("dan", LISBON), "dan lisbon");
  assert.equal(engine.plus("bea", LISBON), "bea in lisbon");
  assert.equal(engine.plus("dan", PAYMENTS), "dan payments team");
  assert.equal(read("dan payments team"), 'person:dan-payments team:"Payments"');
});

test("a level belongs to every skill, so it comes before several", () => {
  assert.equal(engine.plus("python", wish("python", "level", "helps others")), "python level 3");
  assert.equal(engine.plus("python sql", wish("python sql", "level", "helps others")), "level 3 python sql");
});

test("a level takes the place of another", () => {
  assert.equal(engine.plus("expert python", wish("expert python", "level", "works alone")), "python level 2");
});

test("what words do not say is typed", () => {
  assert.equal(engine.without("skill:nothing go", 1), 'skill:"nothing"');
  assert.equal(engine.without('word:"two words" go', 1), 'word:"two words"');
  assert.equal(engine.without('skill:"-" not go', 1), 'skill:"-"');
});

test("what has to stand before the query does", () => {
  assert.equal(engine.plus("python not", PAYMENTS), "payments python not");
  assert.equal(engine.plus("-bea", LISBON), "-bea in lisbon");
});

test("what is asked for already is not asked for again", () => {
  assert.equal(engine.plus("in lisbon", { ...wish("in lisbon", "place", "Lisbon") }), "in lisbon");
});

test("chips are taken away one by one, and the others keep their words", () => {
  const query = "kuberntes mentor not Paydesk east speaks german";
  assert.equal(read(query), 'skill:kubernetes teaches:yes -team:"Paydesk east" speaks:"German"');
  const without = [0, 1, 2, 3].map((place) => engine.without(query, place));
  assert.deepEqual(without.map(read), [
    'teaches:yes -team:"Paydesk east" speaks:"German"',
    'skill:kubernetes -team:"Paydesk east" speaks:"German"',
    'skill:kubernetes teaches:yes speaks:"German"',
    'skill:kubernetes teaches:yes -team:"Paydesk east"',
  ]);
  assert.equal(without[3], "kuberntes mentor not paydesk east");
  assert.equal(engine.without("python", 0), "");
  assert.equal(engine.without("python", 1), "python");
});

test("without its skill a level belongs to all that are left", () => {
  assert.equal(engine.without("go python sql level:3", 2), "level:3 go python");
  assert.deepEqual(meaning(engine.read("level:3 go python").chips).at(0), " level   3 -1");
});

test("of several things that one chip stands for, one can be taken away", () => {
  const [python] = [{ kind: "skill", id: 5, label: "Python", typed: "skill:python" }];
  assert.equal(engine.minus("python or go mentor", python), "go mentor");
  assert.equal(engine.minus('skill:"python|go|sql"', python), "go or sql");
  assert.equal(read("pay"), 'team:"pay"');
  const payments = wish("pay", "team", "Payments");
  assert.ok(payments.chosen);
  assert.equal(read(engine.minus("pay", payments)), 'team:"Paydesk east"');
});

test("what is asked for twice is taken away twice", () => {
  const python = { kind: "skill", id: 5, label: "Python", typed: "skill:python" };
  assert.equal(engine.minus("python or sql, python mentor", python), "sql mentor");
  assert.equal(engine.minus("python or sql, sql", python), "sql");
  assert.equal(engine.minus("go", python), "go");
});
