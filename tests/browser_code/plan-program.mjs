/**
 * Plans programs and judges goals as the form does, one question a line of JSON on standard input:
 * `node plan-program.mjs FILE`, where FILE is what the form loads.
 */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

import { firstDay, lastDay, planSessions, writeAgenda } from "../../src/hubgen/site/assets/form/agenda.js";
import { wishOf } from "../../src/hubgen/site/assets/form/goal.js";

const given = JSON.parse(readFileSync(process.argv[2], "utf-8"));

for await (const line of createInterface({ input: process.stdin })) {
  const { goal, today, weekday, ...plan } = JSON.parse(line);
  if (goal) {
    console.log(JSON.stringify(wishOf(given.goal, goal)));
    continue;
  }
  const starts = firstDay(today, given.agenda.ahead, weekday, plan.skip);
  const agenda = writeAgenda(given.agenda, planSessions({ ...plan, starts }), plan.smallGoal, "nobody comes");
  console.log(JSON.stringify([starts, lastDay(starts, plan.weeks, plan.skip), agenda]));
}
