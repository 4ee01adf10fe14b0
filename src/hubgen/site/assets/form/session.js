/** Describes the form of a program's session or check-in. */

import { element } from "../directory/elements.js";
import { makeChoice, makeLine, makeSelect, makeText } from "./fields.js";
import { dayProblems, inOrder } from "./note.js";
import { words } from "./words.js";

/** @typedef {import("./description.js").Around} Around */
/** @typedef {import("./description.js").Description} Description */
/** @typedef {import("./description.js").Placed} Placed */

const ORDER = ["kind", "pair", "skill", "goal", "learned", "stuck", "next", "next_on", "visibility"];

/**
 * @param {Around} around
 * @returns {Description}
 */
export function describeSession({ rules, skills, given, today, asked, reopen }) {
  const clean = rules.clean.bind(rules);
  const programs = given.programs ?? {};
  const slugs = Object.keys(programs);
  const slug = slugs.includes(asked.get("program") ?? "") ? String(asked.get("program")) : (slugs[0] ?? "");
  const program = programs[slug] ?? { name: "", people: [], pairs: [] };
  const names = new Map(program.people);
  const choice = makeSelect({ id: "hub-program", label: words.program }, slugs.map((one) => [one, programs[one].name]));
  choice.input.addEventListener("change", () => reopen({ program: choice.input.value }));
  /** @type {[string, string][]} */
  const pairs = program.pairs.map(([teacher, learner, skill], at) => {
    const [one, other] = [teacher, learner].map((person) => names.get(person) ?? person);
    return [String(at), words.pairOf(one, other, skills.find(skill)?.name ?? skill)];
  });
  /** @param {string} key  @param {string} label */
  const text = (key, label) => ({ route: [key], field: makeText({ id: `hub-${key}`, label, attributes: { rows: 3 } }, clean) });
  /** @type {Placed[]} */
  const fields = [
    { route: ["#program"], field: choice },
    { route: ["kind"], field: makeChoice({ id: "hub-kind", label: words.sessionKind }, Object.entries(words.sessionKinds)) },
    { route: ["#pair"], field: makeSelect({ id: "hub-pair", label: words.pair }, [...pairs, ["", words.nobody]]) },
    { route: ["#day"], field: makeLine({ id: "hub-day", label: words.day, attributes: { type: "date" } }, clean) },
    text("goal", words.goal),
    text("learned", words.learned),
    text("stuck", words.stuck),
    text("next", words.next),
    { route: ["#body"], field: makeText({ id: "hub-body", label: words.anythingElse, hint: words.bodyHint }, clean) },
    { route: ["visibility"], field: makeChoice({ id: "hub-visibility", label: words.noteVisibility }, Object.entries(words.visibilities)) },
  ];
  return {
    fields,
    elements: slugs.length > 0 ? fields.map(({ field }) => field.element) : [element("p", { class: "hub-empty" }, words.noProgram)],
    begin: () => ({ "#program": slug, kind: asked.get("kind") ?? "session", "#pair": asked.get("pair") ?? (asked.get("kind") === "check-in" ? "" : "0"), "#day": today }),
    toFile(raw) {
      const pair = program.pairs[Number(raw["#pair"] ?? NaN)];
      const said = pair ? { ...raw, pair: pair.slice(0, 2), skill: pair[2] } : raw;
      const values = inOrder(said, ORDER);
      if (values.visibility === "internal") delete values.visibility;
      return { values, folder: `programs/${slug}`, file: `${raw["#day"] ?? ""}-${pair ? pair[1] : "all"}`, body: String(raw["#body"] ?? "") };
    },
    problems: (_, raw) => dayProblems(raw),
  };
}
