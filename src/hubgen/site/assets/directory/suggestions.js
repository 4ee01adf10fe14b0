/** Offers what the words being typed may go on to say. */

import { element, isolated } from "./elements.js";
import { makeListbox } from "./listbox.js";
import { words } from "./words.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../search/suggestions.js").Suggestion} Suggestion */

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
  /** @type {Suggestion[]} */
  let offered = [];
  const box = makeListbox(input, {
    id: "hub-suggestions",
    style: "hub-suggestions",
    label: words.suggestions,
    signal: page.signal,
    pick: (place) => {
      const chosen = offered[place];
      show([]);
      input.focus();
      if (chosen) pick(chosen);
    },
  });
  /** @param {Suggestion[]} suggestions */
  const show = (suggestions) => {
    offered = suggestions;
    box.show(suggestions.map(({ kind, label }) => [isolated(label), " ", kindOf(kind)]));
  };
  input.after(box.list);
  page.onEnd(() => box.list.remove());
  return { show };
}

/** @param {string} kind */
function kindOf(kind) {
  return element("span", { class: "hub-quiet" }, words.suggestionKinds[kind] ?? kind);
}
