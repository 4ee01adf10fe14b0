/**
 * Checks what a form may hold, one question a line of JSON on standard input, by the rules that a site has for its forms:
 * `node check-form.mjs FILE`.
 */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

import { Rules } from "../../src/hubgen/site/assets/form/rules.js";
import { normalise } from "../../src/hubgen/site/assets/form/skills.js";

const given = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const rules = new Rules({ ...given, schema: given.schemas.person });

for await (const line of createInterface({ input: process.stdin })) {
  const { values, clean, fold } = JSON.parse(line);
  const answer = values ? rules.problems(values) : clean === undefined ? normalise(fold) : rules.clean(clean);
  console.log(JSON.stringify(answer));
}
