/** Follows skills to their parts, and categories to the skills that are filed under them. */

/** @typedef {import("./chips.js").Chip} Chip */
/** @typedef {import("./columns.js").Columns} Columns */

/**
 * Give the skills a chip is about: those of a category are all that are filed under it.
 * @param {Columns} columns
 * @param {Chip} chip
 * @returns {number[]}
 */
export function skillsOf(columns, chip) {
  if (chip.kind === "skill") return chip.ids;
  const { filed } = relationsOf(columns);
  return chip.ids.length === 1 ? (filed.get(chip.ids[0]) ?? []) : chip.ids.flatMap((id) => filed.get(id) ?? []).sort((a, b) => a - b);
}

/**
 * *parts* are the skills by their parent, *filed* those of a category.
 * @typedef {{ parts: Map<number, number[]>, filed: Map<number, number[]> }} Relations
 */

/** @type {WeakMap<Columns["lists"], Relations>} */
const relations = new WeakMap();

/** @param {Columns} columns */
function relationsOf({ lists }) {
  let found = relations.get(lists);
  if (!found) {
    found = { parts: new Map(), filed: new Map() };
    for (let id = 0; id < lists.skills.length; id++) {
      addTo(found.parts, lists.skills[id].parent, id);
      addTo(found.filed, lists.skills[id].category, id);
    }
    relations.set(lists, found);
  }
  return found;
}

/**
 * @param {Map<number, number[]>} groups
 * @param {number} key
 * @param {number} id
 */
function addTo(groups, key, id) {
  const group = groups.get(key);
  if (group) group.push(id);
  else if (key >= 0) groups.set(key, [id]);
}

/**
 * Give the skills and all their parts, each once.
 * @param {Columns} columns
 * @param {number[]} ids
 * @returns {number[]}
 */
export function familyOf(columns, ids) {
  const { parts } = relationsOf(columns);
  const found = new Set(ids);
  // A set goes on to what is added while one goes through it.
  for (const id of found) for (const part of parts.get(id) ?? []) found.add(part);
  return [...found];
}
