/** Answers queries from an index, one a line of JSON on standard input, as the page would: `node ask.mjs FOLDER`. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";

import { Engine } from "../../src/hubgen/site/assets/search/engine.js";
import { unpack } from "../../src/hubgen/site/assets/search/reader.js";

const folder = process.argv[2];
/** @param {string} name */
const load = (name) => unpack(new Uint8Array(readFileSync(path.join(folder, name))));

const engine = new Engine(await load("boot.bin"));
for (const name of engine.firstFiles) engine.add(name, await load(name));
for await (const line of createInterface({ input: process.stdin })) {
  const { query, asker, sort, limit } = JSON.parse(line);
  let found = engine.find(query, asker, { sort, limit });
  while (found.pending.length > 0) {
    for (const name of found.pending) engine.add(name, await load(name));
    found = engine.find(query, asker, { sort, limit });
  }
  console.log(JSON.stringify({ ...found, suggestions: engine.suggest(query) }));
}
