/**
 * MiniSearch, set up as well as it can be: prefixes, typos, diacritics, aliases as a field, words for those who teach,
 * and a boost for who teaches the skill that matched. The index is built in the browser, as its author advises.
 */

import MiniSearch from "/npm/minisearch.min.js";

/** @type {Record<string, string>} */
const UNDECOMPOSED = { ł: "l", ø: "o", đ: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe" };
const fold = (/** @type {string} */ text) =>
  text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[łøđıßæœ]/g, (sign) => UNDECOMPOSED[sign]);
const tokenize = (/** @type {string} */ text) => fold(text).match(/[\p{L}\p{N}]+[+#]*/gu) ?? [];

const TEACHES = "teach teaches mentor coach";
const EXPERT = "expert senior";

export async function load(/** @type {string} */ baseUrl) {
  const { skills, people } = await (await fetch(`${baseUrl}people.json`)).json();
  const skillWords = skills.map((/** @type {string[]} */ names) => new Set(names.flatMap(tokenize)));
  const index = new MiniSearch({
    fields: ["name", "skills", "aliases", "place", "team", "languages", "role", "flags", "about"],
    tokenize,
    processTerm: (term) => term || null,
    extractField: (/** @type {any} */ person, field) => person[field],
    searchOptions: {
      boost: { name: 3, skills: 3, aliases: 2, place: 2, languages: 2, flags: 1.5 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 7 ? 2 : term.length > 3 ? 1 : false),
      weights: { fuzzy: 0.3, prefix: 0.5 },
      boostDocument: (id, term) => {
        const claim = people[id][6].find((/** @type {number[]} */ [skill]) => skillWords[skill].has(term));
        if (!claim) return 1;
        // [skill, level, 0 does not teach, 1 teaches, 2 teaches and has a free seat]
        return 1 + 0.1 * Math.min(claim[1], 3) + claim[2];
      },
    },
  });
  index.addAll(
    people.map((/** @type {any[]} */ [, name, role, team, place, languages, claims, about], /** @type {number} */ id) => ({
      id,
      name,
      role,
      team,
      place,
      languages,
      about,
      skills: claims.map((/** @type {number[]} */ [skill]) => skills[skill][0]).join(" "),
      aliases: claims.map((/** @type {number[]} */ [skill]) => skills[skill].slice(1).join(" ")).join(" "),
      flags: [claims.some((/** @type {number[]} */ claim) => claim[2]) ? TEACHES : "", claims.some((/** @type {number[]} */ claim) => claim[1] > 2) ? EXPERT : ""].join(" "),
    })),
  );
  return {
    search(/** @type {string} */ query) {
      const all = index.search(query, { combineWith: "AND" });
      const found = all.length ? all : index.search(query, { combineWith: "OR" });
      return found.slice(0, 10).map(({ id }) => people[id][0]);
    },
  };
}
