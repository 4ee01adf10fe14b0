/** Shows what one can ask for besides, with how many people fit then; nothing that is offered leads to nobody. */

import { button, element, isolated, keepFocus } from "./elements.js";
import { words } from "./words.js";

/** @typedef {import("../search/facets.js").Facet} Facet */
/** @typedef {import("../search/facets.js").FacetValue} FacetValue */
/** @typedef {FacetValue & { kind: string }} Wish */

const FLAGS = ["teaches", "seat", "awake", "wants"];
const ORDER = ["level", "skill", "place", "language", "team", "circle"];
/** So many values are shown before a button shows the rest. */
const FEW = 6;
const HIGHEST = 4;

/**
 * Make the filters; *toggle* is told what a reader chose or no longer wants.
 * @param {HTMLElement} parent
 * @param {(wish: Wish) => void} toggle
 * @returns {(facets: Facet[], asksSkill: boolean) => void}
 */
export function makeFacets(parent, toggle) {
  /** @type {Set<string>} */
  const opened = new Set();
  /** @type {string} */
  let told = "";
  /** @type {(facets: Facet[], asksSkill: boolean) => void} */
  const show = (facets, asksSkill) => {
    const tells = JSON.stringify([facets, asksSkill, [...opened]]);
    if (tells === told) return;
    told = tells;
    const byKind = new Map(facets.map((facet) => [facet.kind, facet]));
    const flags = FLAGS.flatMap((kind) => (byKind.get(kind)?.values ?? []).map((value) => ({ ...value, kind })));
    const sets = flags.length > 0 ? [fieldset(words.help, flags.map((wish) => checkbox(wish, toggle)))] : [];
    for (const kind of ORDER) {
      const facet = byKind.get(kind);
      // How well somebody knows just anything says little.
      if (!facet || (kind === "level" && !asksSkill && !facet.values.some((value) => value.chosen))) continue;
      const set = kind === "level" ? levelSet(facet, toggle) : namedSet(facet, opened, toggle, () => show(facets, asksSkill));
      if (set) sets.push(set);
    }
    keepFocus(parent, () => parent.replaceChildren(...sets));
  };
  return show;
}

/**
 * @param {string} legend
 * @param {HTMLElement[]} rows
 */
function fieldset(legend, rows) {
  return element("fieldset", { class: "hub-facet" }, element("legend", {}, legend), ...rows);
}

/**
 * @param {Facet} facet
 * @param {Set<string>} opened
 * @param {(wish: Wish) => void} toggle
 * @param {() => void} again
 */
function namedSet({ kind, values }, opened, toggle, again) {
  const legend = words.facets[kind];
  const chosen = values.filter((value) => value.chosen);
  const all = [...chosen, ...values.filter((value) => !value.chosen)];
  const few = Math.max(FEW, chosen.length);
  // A button that shows a single one more takes as much room as the one.
  const isCut = all.length > few + 1;
  const shown = isCut && !opened.has(kind) ? all.slice(0, few) : all;
  const set = fieldset(legend, shown.map((value) => checkbox({ ...value, kind }, toggle)));
  if (isCut) {
    const isOpen = opened.has(kind);
    const turn = () => {
      if (isOpen) opened.delete(kind);
      else opened.add(kind);
      again();
    };
    const label = isOpen ? words.fewer(legend) : words.more(all.length - few, legend);
    set.append(button({ class: "hub-link", id: `hub-more-${kind}`, "aria-expanded": String(isOpen) }, turn, label));
  }
  return set;
}

/**
 * Levels include those above, so one of them at most is chosen; the lowest is anybody who knows it.
 * @param {Facet} facet
 * @param {(wish: Wish) => void} toggle
 */
function levelSet({ kind, values }, toggle) {
  const offered = values.filter((value) => value.id > 1 || value.chosen);
  if (offered.length === 0) return null;
  let chosen = offered.find((value) => value.chosen);
  const any = element("input", { type: "radio", name: "hub-level", id: "hub-level-0" });
  any.checked = !chosen;
  any.addEventListener("change", () => chosen && toggle({ ...chosen, kind, chosen: true }));
  const rows = offered.map((value) => {
    const input = element("input", { type: "radio", name: "hub-level", id: `hub-level-${value.id}` });
    input.checked = value.chosen;
    input.addEventListener("change", () => {
      chosen = value;
      toggle({ ...value, kind, chosen: false });
    });
    return labelled(input, words.levelOrMore(value.label, value.id === HIGHEST), value.hits);
  });
  return fieldset(words.facets[kind], [labelled(any, words.anyLevel, null), ...rows]);
}

/**
 * @param {Wish} wish
 * @param {(wish: Wish) => void} toggle
 */
function checkbox(wish, toggle) {
  const input = element("input", { type: "checkbox", id: `hub-facet-${wish.kind}-${wish.id}` });
  input.checked = wish.chosen;
  // What the box says counts, not what was counted when it was made: one may change one's mind quickly.
  input.addEventListener("change", () => toggle({ ...wish, chosen: !input.checked }));
  return labelled(input, words.flags[wish.kind] ?? wish.label, wish.hits);
}

/**
 * @param {HTMLInputElement} input
 * @param {string} label
 * @param {number | null} hits
 */
function labelled(input, label, hits) {
  const made = element("label", { class: "hub-facet__value" }, input, isolated(label));
  if (hits !== null) {
    const pause = element("span", { class: "hub-hidden" }, ", ");
    made.append(element("span", { class: "hub-quiet" }, pause, hits.toLocaleString(words.locale)));
  }
  return made;
}
