/** Says what a thing is called, and how to ask for exactly it. */

/** @typedef {import("./columns.js").Columns} Columns */

const PLAIN_VALUE = /^[a-z0-9-]+$/;

/**
 * Give what the thing of that kind is called.
 * @param {Columns} columns
 * @param {string} kind
 * @param {number} id
 * @returns {string}
 */
export function nameOf({ lists, people }, kind, id) {
  if (kind === "skill") return lists.skills[id].name;
  if (kind === "zone") return lists.zones[id].name;
  if (kind === "circle") return lists.circles[id].name;
  if (kind === "person") return people?.name(id) ?? "";
  if (kind === "team") return lists.teams[id];
  if (kind === "role") return lists.roles[id];
  if (kind === "place") return lists.places[id];
  return kind === "language" ? lists.languages[id] : lists.categories[id];
}

/**
 * @param {Columns} columns
 * @param {string} kind
 * @param {number[]} ids
 * @param {string} text
 */
export function labelOf(columns, kind, ids, text) {
  if (ids.length === 0 || (kind === "person" && ids.length > 1)) return text;
  const names = ids.slice(0, 2).map((id) => nameOf(columns, kind, id));
  if (ids.length > 2) names.push(`${ids.length - 2} more`);
  return names.join(" or ");
}

/**
 * Give what stands before the colon of a typed form.
 * @param {string} kind
 */
function keyOf(kind) {
  if (kind === "place") return "in";
  return kind === "language" ? "speaks" : kind;
}

/**
 * Give the typed form that means exactly this thing.
 * @param {Columns} columns
 * @param {string} kind
 * @param {number} id
 */
export function say(columns, kind, id) {
  let slug = "";
  if (kind === "skill") slug = columns.lists.skills[id].slug;
  if (kind === "circle") slug = columns.lists.circles[id].slug;
  if (kind === "person") slug = columns.people?.slug(id) ?? "";
  const value = slug || nameOf(columns, kind, id);
  return PLAIN_VALUE.test(value) ? `${keyOf(kind)}:${value}` : `${keyOf(kind)}:"${value.replaceAll('"', "")}"`;
}

/**
 * @param {Columns} columns
 * @param {string} kind
 * @param {number[]} ids
 * @param {string} text
 */
export function sayAny(columns, kind, ids, text) {
  return ids.length === 1 ? say(columns, kind, ids[0]) : `${keyOf(kind)}:"${text}"`;
}
