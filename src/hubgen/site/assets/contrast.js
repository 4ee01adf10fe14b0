/** Two teams of a hub become the skills that somebody in either knows or wants, side by side. */

/**
 * The file of all teams: names and slugs of skills, by name; of each team its slug, name, number of people, and four
 * numbers for each of its skills: the skill's place in the list, how many know, teach and want it.
 * @typedef {{ skills: [name: string, slug: string][], teams: [slug: string, name: string, people: number, counts: number[]][] }} Sides
 */

/** How many of a team know, teach and want a skill. @typedef {{ know: number, teach: number, want: number }} Counts */

/** Where one team teaches what the other wants. @typedef {"first" | "second" | "both" | ""} Offer */

/** @typedef {{ name: string, slug: string, first: Counts, second: Counts, offer: Offer }} Contrast */

/** The teams that a reader chose, by slug, or empty. @typedef {{ first: string, second: string }} Choice */

const NOBODY = { know: 0, teach: 0, want: 0 };

/**
 * Give every skill that somebody in either team knows or wants: first where one could teach the other, then where only
 * one knows it, then by how many know it, then by name; as `compare_teams` does.
 * @param {Sides} sides
 * @param {string} first
 * @param {string} second
 * @returns {Contrast[] | null}  null where there is no such team
 */
export function contrast(sides, first, second) {
  const [one, other] = [first, second].map((slug) => countsOf(sides, slug));
  if (!one || !other) return null;
  const places = [...new Set([...one.keys(), ...other.keys()])].sort((a, b) => a - b);
  const rows = places.map((place) => rowOf(sides.skills[place], one.get(place) ?? NOBODY, other.get(place) ?? NOBODY));
  // The order of names is that of the list, and to sort keeps it.
  return rows.sort((a, b) => Number(!a.offer) - Number(!b.offer) || Number(inBoth(a)) - Number(inBoth(b)) || knowing(b) - knowing(a));
}

/**
 * @param {Sides} sides
 * @param {string} slug
 * @returns {Map<number, Counts> | null}
 */
function countsOf(sides, slug) {
  const team = sides.teams.find(([own]) => own === slug);
  if (!team) return null;
  const [, , , counts] = team;
  /** @type {Map<number, Counts>} */
  const found = new Map();
  for (let at = 0; at < counts.length; at += 4) {
    found.set(counts[at], { know: counts[at + 1], teach: counts[at + 2], want: counts[at + 3] });
  }
  return found;
}

/**
 * @param {[name: string, slug: string]} skill
 * @param {Counts} first
 * @param {Counts} second
 * @returns {Contrast}
 */
function rowOf([name, slug], first, second) {
  const there = first.teach > 0 && second.want > 0;
  const back = second.teach > 0 && first.want > 0;
  return { name, slug, first, second, offer: there && back ? "both" : there ? "first" : back ? "second" : "" };
}

/** @param {Contrast} row */
const inBoth = ({ first, second }) => first.know > 0 && second.know > 0;

/** @param {Contrast} row */
const knowing = ({ first, second }) => first.know + second.know;

/**
 * Read which teams an address names.
 * @param {string} search  "?first=data&second=platform"
 * @returns {Choice}
 */
export function readChoice(search) {
  const said = new URLSearchParams(search);
  return { first: said.get("first") ?? "", second: said.get("second") ?? "" };
}

/**
 * @param {Choice} choice
 * @returns {string}  for behind a path, or empty
 */
export function writeChoice({ first, second }) {
  const said = new URLSearchParams();
  if (first) said.set("first", first);
  if (second) said.set("second", second);
  return said.size > 0 ? `?${said}` : "";
}
