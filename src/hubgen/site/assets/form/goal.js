/** Says what a program's goal lacks before anybody could see whether it came true, by the rule of `views/goals.py`. */

/** @typedef {{ frame: string, open: string[], wishes: string[] }} GoalRule */
/** @typedef {{ who: string[], learns: string, from: string[], outcome: string, measure: string }} Goal */

const LETTER = "[\\p{L}\\p{N}_]";

/**
 * Give the keys of what is left empty; the day is worked out from the weeks.
 * @param {GoalRule} rule
 * @param {Goal} goal
 * @param {string} model
 */
export function missingParts(rule, goal, model) {
  const spared = rule.open.includes(model) ? ["learns", "from"] : [];
  const keys = /** @type {(keyof Goal)[]} */ (["who", "learns", "from", "outcome"]);
  return keys.filter((key) => goal[key].length === 0 && !spared.includes(key));
}

/**
 * Give the words of the outcome that only wish; an empty text where a number or a measure makes it count.
 * @param {GoalRule} rule
 * @param {Goal} goal
 */
export function wishOf(rule, { outcome, measure }) {
  if (measure || /\p{Nd}/u.test(outcome)) return "";
  const wishes = rule.wishes.join("|").replaceAll("\\w", LETTER);
  const [, found = ""] = new RegExp(`^(?:\\S+\\s+){0,4}?(${wishes})(?!${LETTER})`, "iu").exec(outcome.trim()) ?? [];
  return found;
}
