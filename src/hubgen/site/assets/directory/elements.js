/** Makes elements: text stays text, so that nothing anybody wrote can become markup. */

/** @typedef {Record<string, string | number | boolean>} Attributes  true stands for an attribute without a value, false for none */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}

/**
 * Make a name or other words whose direction of writing must not change that of its surroundings.
 * @param {string} text
 */
export function isolated(text) {
  return element("bdi", {}, text);
}

/**
 * Make a button; it submits nothing.
 * @param {Attributes} attributes
 * @param {() => void} press
 * @param {...(Node | string)} children
 */
export function button(attributes, press, ...children) {
  const made = element("button", { type: "button", ...attributes }, ...children);
  made.addEventListener("click", press);
  return made;
}

/**
 * Put items into a list element, keeping what is there already under the same key and says the same; the focus stays
 * where it is.
 * @template T
 * @param {HTMLElement} parent
 * @param {T[]} items
 * @param {{ key: (item: T) => string, tells: (item: T) => string, make: (item: T) => HTMLElement }} by
 */
export function showItems(parent, items, { key, tells, make }) {
  const old = new Map(Array.from(parent.children, (child) => [/** @type {HTMLElement} */ (child).dataset.key, child]));
  const shown = items.map((item) => {
    const told = tells(item);
    const kept = /** @type {HTMLElement | undefined} */ (old.get(key(item)));
    if (kept?.dataset.tells === told) return kept;
    const made = make(item);
    made.dataset.key = key(item);
    made.dataset.tells = told;
    return made;
  });
  const same = shown.length === parent.children.length && shown.every((child, at) => child === parent.children[at]);
  if (!same) keepFocus(parent, () => parent.replaceChildren(...shown));
}

/**
 * Change what is below an element; the focus goes to what stands for the same thing afterwards.
 * @param {HTMLElement} parent
 * @param {() => void} change
 */
export function keepFocus(parent, change) {
  const focused = document.activeElement;
  const id = focused instanceof HTMLElement && parent.contains(focused) ? focused.id : "";
  change();
  if (id && document.activeElement !== focused) document.getElementById(id)?.focus({ preventScroll: true });
}
