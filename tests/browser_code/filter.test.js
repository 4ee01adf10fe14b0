import assert from "node:assert/strict";
import { test } from "node:test";

import { isOtherQuery, queryIn, sayCount, withQuery } from "../../src/hubgen/site/assets/filter.js";

const HERE = "https://hub.example/people/";

test("a query is written into the address and read back", () => {
  for (const query of ["python", "k8s lisboa", "c++ & c#", "Łukasz 김"]) {
    assert.equal(queryIn(withQuery(HERE, query)), query);
  }
});

test("other parts of the address stay", () => {
  assert.equal(withQuery(`${HERE}?team=payments&find=old#a`, "new"), `${HERE}?team=payments&find=new#a`);
});

test("an empty query leaves the address", () => {
  assert.equal(withQuery(`${HERE}?find=old`, "  "), HERE);
});

test("an address without a query has an empty one", () => assert.equal(queryIn(HERE), ""));

test("one is counted in the singular, none and many in the plural", () => {
  assert.equal(sayCount(1), "1 person");
  assert.equal(sayCount(0), "0 people");
  assert.equal(sayCount(12), "12 people");
});

test("what is counted can be something else", () => {
  const nouns = { one: "skill", many: "skills" };
  assert.equal(sayCount(1, nouns), "1 skill");
  assert.equal(sayCount(2, nouns), "2 skills");
});

test("a link with another query leads to the same page", () => {
  assert.ok(isOtherQuery(HERE, `${HERE}?find=design`));
  assert.ok(!isOtherQuery(`${HERE}?find=design`, `${HERE}?find=design`));
});

for (const there of [
  "https://hub.example/teams/?find=design", "https://hub.example/people/?find=a&team=b",
  "https://other.example/people/?find=a", `${HERE}#ada`, "mailto:a@b.example",
]) {
  test(`${there} is not this page with another query`, () => assert.ok(!isOtherQuery(HERE, there)));
}
