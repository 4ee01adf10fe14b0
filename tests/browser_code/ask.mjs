/**
 * Answers queries from an index, one a line of JSON on standard input, as the page would: `node ask.mjs FOLDER`.
 * Facets are counted with everything loaded; what is counted earlier has to be the same, but for the skills.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";

import * as further from "../../src/hubgen/site/assets/further.js";
import { Engine } from "../../src/hubgen/site/assets/search/engine.js";
import { unpack } from "../../src/hubgen/site/assets/search/reader.js";

const [, , folder] = process.argv;
/** @param {string} name */
const load = (name) => unpack(new Uint8Array(readFileSync(path.join(folder, name))));

const engine = new Engine(await load("boot.bin"), further);
for (const name of engine.firstFiles) engine.add(name, await load(name));
const whole = new Engine(await load("boot.bin"), further);
for (const name of whole.allFiles) whole.add(name, await load(name));
/** @param {import("../../src/hubgen/site/assets/search/facets.js").Facet[]} facets */
const others = (facets) => facets.filter((facet) => facet.kind !== "skill");

for await (const line of createInterface({ input: process.stdin })) {
  const { query, asker, sort, limit } = JSON.parse(line);
  let found = engine.find(query, asker, { sort, limit });
  while (found.pending.length > 0) {
    for (const name of found.pending) engine.add(name, await load(name));
    found = engine.find(query, asker, { sort, limit });
  }
  const facets = found.question.vague ? [] : whole.facets(query, asker);
  assert.deepEqual(others(facets), others(found.facets));
  console.log(JSON.stringify({ ...found, facets, suggestions: engine.suggest(query) }));
}
