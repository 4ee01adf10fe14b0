/** Offers what the words being typed may go on to say: a list below the box, after the combobox pattern. */

import { element, isolated } from "./elements.js";
import { words } from "./words.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../search/suggestions.js").Suggestion} Suggestion */

const ID = "hub-suggestions";

/**
 * @typedef {object} Suggestions
 * @property {(suggestions: Suggestion[]) => void} show  shows these instead; none closes the list
 */

/**
 * @param {HTMLInputElement} input
 * @param {(suggestion: Suggestion) => void} pick
 * @param {Page} page
 * @returns {Suggestions}
 */
export function setUpSuggestions(input, pick, page) {
  const list = element("ul", { id: ID, class: "hub-suggestions", role: "listbox", "aria-label": words.suggestions, hidden: true });
  input.after(list);
  page.onEnd(() => list.remove());
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": ID, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  /** @type {Suggestion[]} */
  let shown = [];
  let active = -1;

  /** @param {number} place  -1 for none */
  const activate = (place) => {
    active = place;
    Array.from(list.children, (option, at) => option.setAttribute("aria-selected", String(at === place)));
    list.children[place]?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${ID}-${place}`);
  };
  /** @param {Suggestion[]} suggestions */
  const show = (suggestions) => {
    shown = suggestions;
    list.replaceChildren(...suggestions.map(optionOf));
    list.hidden = suggestions.length === 0;
    input.setAttribute("aria-expanded", String(suggestions.length > 0));
    activate(-1);
  };
  /** @param {number} place */
  const choose = (place) => {
    const chosen = shown[place];
    show([]);
    input.focus();
    if (chosen) pick(chosen);
  };

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || shown.length === 0) return;
    const last = shown.length - 1;
    if (event.key === "ArrowDown") activate(active >= last ? -1 : active + 1);
    else if (event.key === "ArrowUp") activate(active < 0 ? last : active - 1);
    else if (event.key === "Escape") show([]);
    else if (event.key === "Enter" && active >= 0) choose(active);
    else return;
    // The box itself would move its cursor, empty itself, or send the form.
    event.preventDefault();
    event.stopPropagation();
  }, { signal: page.signal });
  // A press would take the focus from the box before it is a click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    if (option) choose(Array.prototype.indexOf.call(list.children, option));
  });
  return { show };
}

/**
 * @param {Suggestion} suggestion
 * @param {number} place
 */
function optionOf({ kind, label }, place) {
  const what = element("span", { class: "hub-quiet" }, words.suggestionKinds[kind] ?? kind);
  return element("li", { id: `${ID}-${place}`, role: "option", "aria-selected": "false" }, isolated(label), " ", what);
}
