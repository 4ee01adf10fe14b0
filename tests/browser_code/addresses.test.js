import assert from "node:assert/strict";
import { test } from "node:test";

import { profilePath } from "../../src/hubgen/site/assets/search/addresses.js";

test("a profile has a page of its own", () => assert.equal(profilePath("ada-ng", 0), "people/ada-ng/"));

// The same as tests/unit/test_pages.py says of Python.
for (const [slug, pages, path] of /** @type {[string, number, string][]} */ ([
  ["ada-ng", 2048, "people/page-432/#p-ada-ng"],
  ["sasaki-mikako", 2048, "people/page-222/#p-sasaki-mikako"],
  ["ada-ng", 1, "people/page-1/#p-ada-ng"],
])) {
  test(`${slug} stands on one of ${pages} pages`, () => assert.equal(profilePath(slug, pages), path));
}
