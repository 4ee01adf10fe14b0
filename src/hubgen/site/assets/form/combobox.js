/** Offers skills below a box while one is typed, after the combobox pattern; any other word may stand there too. */

import { element, isolated } from "../directory/elements.js";
import { words } from "./words.js";

/** @typedef {import("./skills.js").Option} Option */

/**
 * @param {HTMLInputElement} input
 * @param {(text: string) => Option[]} suggest
 * @returns {HTMLElement}  the list, to stand below the box
 */
export function makeCombobox(input, suggest) {
  const id = `${input.id}-list`;
  const list = element("ul", { id, class: "hub-offered", role: "listbox", "aria-label": words.skill, hidden: true });
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  /** @type {Option[]} */
  let shown = [];
  let active = -1;

  /** @param {number} place  -1 for none */
  const activate = (place) => {
    active = place;
    Array.from(list.children, (option, at) => option.setAttribute("aria-selected", String(at === place)));
    list.children[place]?.scrollIntoView({ block: "nearest" });
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${id}-${place}`);
  };
  /** @param {Option[]} options */
  const show = (options) => {
    shown = options;
    list.replaceChildren(...options.map(({ label, note }, at) => {
      const more = note ? [" ", element("span", { class: "hub-quiet" }, isolated(note))] : [];
      return element("li", { id: `${id}-${at}`, role: "option", "aria-selected": "false" }, isolated(label), ...more);
    }));
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    activate(-1);
  };
  /** @param {number} place */
  const choose = (place) => {
    const { value } = shown[place];
    input.value = value;
    show([]);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    show([]);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  input.addEventListener("input", () => {
    const options = suggest(input.value);
    // The whole word stands there: nothing is left to offer.
    show(options.length === 1 && options[0].value === input.value ? [] : options);
  });
  input.addEventListener("blur", () => show([]));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || shown.length === 0) return;
    const last = shown.length - 1;
    if (event.key === "ArrowDown") activate(active >= last ? -1 : active + 1);
    else if (event.key === "ArrowUp") activate(active < 0 ? last : active - 1);
    else if (event.key === "Escape") show([]);
    else if (event.key === "Enter" && active >= 0) choose(active);
    else return;
    event.preventDefault();
  });
  // A press would take the focus from the box before it is a click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    if (option) choose(Array.prototype.indexOf.call(list.children, option));
  });
  return list;
}
