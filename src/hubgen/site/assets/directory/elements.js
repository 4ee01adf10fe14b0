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

/** Beyond Armenian there are letters that run from right to left. */
const MAY_RUN_LEFT = /[^\0-\u058f]/;

/**
 * The same for words that stand in a block of their own, where letters that run as the page does need nothing: each
 * element less is one less to style and lay out with each key.
 * @param {string} text
 */
export function isolatedAlone(text) {
  return MAY_RUN_LEFT.test(text) || document.dir === "rtl" ? isolated(text) : text;
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

/** What each item of a list says. @type {WeakMap<Element, string>} */
const told = new WeakMap();

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
    const telling = tells(item);
    const kept = old.get(key(item));
    if (kept && told.get(kept) === telling) return kept;
    const made = make(item);
    made.dataset.key = key(item);
    told.set(made, telling);
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
