/** Writes maps as YAML, one a line of JSON on standard input: the text on a line of its own, as JSON. */

import { createInterface } from "node:readline";

import { writeFrontMatter, writeYaml } from "../../src/hubgen/site/assets/form/yaml.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { values, body } = JSON.parse(line);
  console.log(JSON.stringify(body === undefined ? writeYaml(values) : writeFrontMatter(values, body)));
}
