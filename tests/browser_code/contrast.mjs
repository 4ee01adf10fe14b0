/** Compares pairs of teams, given as JSON on standard input, as the page would: `node contrast.mjs`. */

import { readFileSync } from "node:fs";

import { contrast } from "../../src/hubgen/site/assets/contrast.js";

const { sides, pairs } = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify(pairs.map(([first, second]) => contrast(sides, first, second))));
