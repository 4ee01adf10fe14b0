/**
 * Rewords the queries on standard input, one a line of JSON, in each way that the page offers, and prints as a line of
 * JSON what does not read as it should: `node reword.mjs FOLDER`.
 */

import { readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";

import * as further from "../../src/hubgen/site/assets/further.js";
import { Engine } from "../../src/hubgen/site/assets/search/engine.js";
import { unpack } from "../../src/hubgen/site/assets/search/reader.js";
import { broken } from "./rewordings.mjs";

/** @param {string} name */
const load = (name) => unpack(new Uint8Array(readFileSync(path.join(process.argv[2], name))));

const engine = new Engine(await load("boot.bin"), further);
for (const name of engine.allFiles) engine.add(name, await load(name));
for await (const line of createInterface({ input: process.stdin })) {
  const { query, asker } = JSON.parse(line);
  for (const found of broken(engine, query, asker)) console.log(JSON.stringify(found));
}
