/** Offers a list below a box while something is typed there, after the combobox pattern. */

import { element } from "./elements.js";

/**
 * What an option shows.
 * @typedef {(Node | string)[]} Shown
 */

/**
 * @param {HTMLInputElement} input
 * @param {{ id: string, style: string, label: string, pick: (place: number) => void, signal?: AbortSignal }} about
 * @returns {{ list: HTMLElement, show: (options: Shown[]) => void }}  the list, to stand below the box, and what fills
 *   it; no options close it
 */
export function makeListbox(input, { id, style, label, pick, signal }) {
  const list = element("ul", { id, class: style, role: "listbox", "aria-label": label, hidden: true });
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  let active = -1;

  /** @param {number} place  -1 for none */
  const activate = (place) => {
    active = place;
    Array.from(list.children, (option, at) => option.setAttribute("aria-selected", String(at === place)));
    list.children[place]?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${id}-${place}`);
  };
  /** @param {Shown[]} options */
  const show = (options) => {
    activate(-1);
    const made = options.map((shown, at) => element("li", { id: `${id}-${at}`, role: "option", "aria-selected": "false" }, ...shown));
    // The next letter often leaves them as they are; new ones would have to be laid out.
    const isSame = made.length === list.children.length && made.every((option, at) => option.isEqualNode(list.children[at]));
    if (!isSame) list.replaceChildren(...made);
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
  };

  input.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.isComposing || last < 0) return;
    if (event.key === "ArrowDown") activate(active >= last ? -1 : active + 1);
    else if (event.key === "ArrowUp") activate(active < 0 ? last : active - 1);
    else if (event.key === "Escape") show([]);
    else if (event.key === "Enter" && active >= 0) pick(active);
    else return;
    // The box itself would move its cursor, empty itself, or send the form.
    event.preventDefault();
    event.stopPropagation();
  }, { signal });
  // A press would take the focus from the box before it is a click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    if (option) pick(Array.prototype.indexOf.call(list.children, option));
  });
  return { list, show };
}
