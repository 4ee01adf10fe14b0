/** Reads what a reader asks for from an address, and writes it there: a link says all that is on the page. */

/**
 * *find* is the query as typed. *sort* and *view* are empty for what they are unless somebody says otherwise: best
 * first, as cards. *compared* are the slugs of the people put side by side.
 * @typedef {{ find: string, sort: string, view: string, compared: string[] }} State
 */

export const SORTS = ["", "name", "level", "near"];
export const VIEWS = ["", "table", "compare"];
export const MOST_COMPARED = 4;

const SLUG = /^[a-z0-9][a-z0-9-]*$/;

/**
 * @param {string} search  of an address: "?find=sql"
 * @returns {State}
 */
export function readState(search) {
  const said = new URLSearchParams(search);
  const [sort, view] = [said.get("sort") ?? "", said.get("view") ?? ""];
  const compared = (said.get("compare") ?? "").split(",").filter((slug) => SLUG.test(slug));
  return {
    find: said.get("find") ?? "",
    sort: SORTS.includes(sort) ? sort : "",
    view: VIEWS.includes(view) ? view : "",
    compared: [...new Set(compared)].slice(0, MOST_COMPARED),
  };
}

/**
 * @param {State} state
 * @returns {string}  for behind a path: "?find=sql", or empty
 */
export function writeState({ find, sort, view, compared }) {
  const said = new URLSearchParams();
  if (find) said.set("find", find);
  if (sort) said.set("sort", sort);
  if (view) said.set("view", view);
  const text = said.toString();
  // Slugs need no escaping, and a comma reads better than what would stand for it.
  const people = compared.length > 0 ? `compare=${compared.join(",")}` : "";
  const whole = [text, people].filter(Boolean).join("&");
  return whole && `?${whole}`;
}

/**
 * Say whether anything is asked for; the A to Z answers otherwise.
 * @param {State} state
 */
export function asksAnything({ find, sort, view }) {
  return find.trim() !== "" || sort !== "" || view !== "";
}
