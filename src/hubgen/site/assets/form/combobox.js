/** Offers skills below a box while one is typed; any other word may stand there too. */

import { element, isolated } from "../directory/elements.js";
import { makeListbox } from "../directory/listbox.js";
import { words } from "./words.js";

/** @typedef {import("./skills.js").Option} Option */

/**
 * @param {HTMLInputElement} input
 * @param {(text: string) => Option[]} suggest
 * @returns {HTMLElement}  the list, to stand below the box
 */
export function makeCombobox(input, suggest) {
  /** @type {Option[]} */
  let offered = [];
  const box = makeListbox(input, {
    id: `${input.id}-list`,
    style: "hub-offered",
    label: words.skill,
    pick: (place) => {
      input.value = offered[place].value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      show([]);
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
  });
  /** @param {Option[]} options */
  const show = (options) => {
    offered = options;
    box.show(options.map(({ label, note }) => [isolated(label), ...(note ? [" ", element("span", { class: "hub-quiet" }, isolated(note))] : [])]));
  };
  input.addEventListener("input", () => {
    const options = suggest(input.value);
    // The whole word stands there: nothing is left to offer.
    show(options.length === 1 && options[0].value === input.value ? [] : options);
  });
  input.addEventListener("blur", () => show([]));
  return box.list;
}
