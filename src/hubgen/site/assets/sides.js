/** Puts two teams side by side, as a reader chooses them; the address says which. */

import { contrast, readChoice, writeChoice } from "./contrast.js";
import { element, isolated } from "./directory/elements.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./contrast.js").Choice} Choice */
/** @typedef {import("./contrast.js").Contrast} Contrast */
/** @typedef {import("./contrast.js").Counts} Counts */
/** @typedef {import("./contrast.js").Sides} Sides */

const MOST_ROWS = 300;

const words = {
  skill: "Skill",
  couldHelp: "What one could offer",
  twoTeams: "Choose two different teams.",
  loading: "Loading the teams…",
  failed: "The teams could not be loaded. Choose again in a moment.",
  unknown: "One of these teams is no longer here. Load the page again.",
  nothing: "Nobody in these teams has named a skill yet.",
  bothWays: "each could teach the other",
  /** @type {(count: number) => string} */
  people: (count) => (count === 1 ? "1 person" : `${count} people`),
  /** @type {(count: number) => string} */
  skills: (count) => (count === 1 ? "1 skill" : `${count} skills`),
  /** @type {(count: number) => string} */
  offers: (count) => (count === 0 ? "in none can one teach the other yet" : `in ${count} one could teach the other`),
  /** @type {(count: number) => string} */
  more: (count) => `and ${count} more`,
  /** @type {(counts: Counts) => string} */
  side: ({ know, teach, want }) =>
    [
      know > 0 ? `${know} ${know === 1 ? "knows" : "know"}` : "",
      teach > 0 ? `${teach} ${teach === 1 ? "teaches" : "teach"}` : "",
      want > 0 ? `${want} ${want === 1 ? "wants" : "want"}` : "",
    ].filter(Boolean).join(", ") || "–",
};

/**
 * @param {HTMLFormElement} form
 * @param {Page} page
 */
export function setUpSides(form, page) {
  const { pathname } = location;
  const source = new URL(form.dataset.hubSides ?? "", location.href);
  const [first, second] = form.querySelectorAll("select");
  const status = /** @type {HTMLElement} */ (document.querySelector("[data-hub-sides-status]"));
  const table = /** @type {HTMLElement} */ (document.querySelector("[data-hub-sides-table]"));
  /** @type {Promise<Sides> | null} */
  let loaded = null;

  const chosen = () => ({ first: first.value, second: second.value });
  /** @param {Choice} choice */
  function choose(choice) {
    first.value = choice.first;
    second.value = choice.second;
    // What the address names and no team has.
    if (first.selectedIndex < 0) first.value = "";
    if (second.selectedIndex < 0) second.value = "";
  }
  async function show() {
    const choice = chosen();
    table.replaceChildren();
    status.textContent = "";
    if (!choice.first || !choice.second) return;
    if (choice.first === choice.second) {
      status.textContent = words.twoTeams;
      return;
    }
    status.textContent = words.loading;
    loaded ??= load(source, page.signal);
    const sides = await loaded.catch(() => null);
    if (page.signal.aborted || writeChoice(chosen()) !== writeChoice(choice)) return;
    if (!sides) {
      loaded = null;
      status.textContent = words.failed;
      return;
    }
    showRows(choice, sides, status, table);
  }
  form.addEventListener("change", () => {
    history.pushState(null, "", pathname + writeChoice(chosen()));
    void show();
  }, { signal: page.signal });
  form.addEventListener("submit", (event) => event.preventDefault(), { signal: page.signal });
  window.addEventListener("popstate", () => {
    if (location.pathname !== pathname) return;
    choose(readChoice(location.search));
    void show();
  }, { signal: page.signal });
  choose(readChoice(location.search));
  form.hidden = false;
  void show();
}

/**
 * @param {URL} source
 * @param {AbortSignal} signal
 * @returns {Promise<Sides>}
 */
async function load(source, signal) {
  const response = await fetch(source, { signal });
  if (!response.ok) throw new Error(`${response.status} ${source}`);
  return response.json();
}

/**
 * @param {Choice} choice
 * @param {Sides} sides
 * @param {HTMLElement} status
 * @param {HTMLElement} place
 */
function showRows(choice, sides, status, place) {
  const rows = contrast(sides, choice.first, choice.second);
  if (!rows) {
    status.textContent = words.unknown;
    return;
  }
  if (rows.length === 0) {
    status.textContent = words.nothing;
    return;
  }
  status.textContent = `${words.skills(rows.length)}: ${words.offers(rows.filter(({ offer }) => offer).length)}`;
  const [one, other] = [choice.first, choice.second].map((slug) => nameOf(sides, slug));
  const head = element("tr", {}, element("th", { scope: "col" }, words.skill));
  for (const { name, people } of [one, other]) {
    head.append(element("th", { scope: "col" }, isolated(name), " ", element("span", { class: "hub-quiet" }, words.people(people))));
  }
  head.append(element("th", { scope: "col" }, words.couldHelp));
  const body = element("tbody", {}, ...rows.slice(0, MOST_ROWS).map((row) => rowOf(row, one.name, other.name)));
  const table = element("table", { class: "hub-table hub-sides__table" }, element("thead", {}, head), body);
  place.replaceChildren(
    element("div", { class: "hub-scroll", tabindex: 0, role: "region", "aria-label": `${one.name}, ${other.name}` }, table),
    ...(rows.length > MOST_ROWS ? [element("p", { class: "hub-quiet" }, words.more(rows.length - MOST_ROWS))] : []),
  );
}

/**
 * @param {Sides} sides
 * @param {string} slug
 */
function nameOf(sides, slug) {
  const [, name, people] = sides.teams.find(([own]) => own === slug) ?? ["", slug, 0];
  return { name, people };
}

/**
 * @param {Contrast} row
 * @param {string} one
 * @param {string} other
 */
function rowOf(row, one, other) {
  const name = isolated(row.name);
  const skill = row.slug ? element("a", { href: `../../skills/${row.slug}/` }, name) : name;
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, skill),
    element("td", {}, words.side(row.first)),
    element("td", {}, words.side(row.second)),
    element("td", {}, ...sayOffer(row, one, other)),
  );
}

/**
 * @param {Contrast} row
 * @param {string} one
 * @param {string} other
 * @returns {(Node | string)[]}
 */
function sayOffer({ offer }, one, other) {
  if (!offer) return [];
  if (offer === "both") return [words.bothWays];
  const [teacher, learner] = offer === "first" ? [one, other] : [other, one];
  return [isolated(teacher), " could teach ", isolated(learner)];
}
