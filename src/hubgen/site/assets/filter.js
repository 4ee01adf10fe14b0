/** Narrows a list to the rows that hold every word of a query, while it is typed. */

import { fold, foldedWords, hasEvery } from "./fold.js";

/** @typedef {import("./page.js").Page} Page */

const words = {
  one: "person",
  many: "people",
  /** @type {(count: number, noun: string) => string} */
  count: (count, noun) => `${count} ${noun}`,
  /** @type {(query: string) => string} */
  nothing: (query) => `Nothing matches “${query}”. Try fewer or shorter words.`,
};

/** Browsers refuse an address that changes at every key. */
const PAUSE = 300;

/**
 * Give the query that an address carries.
 * @param {string} address
 */
export function queryIn(address) {
  return new URL(address).searchParams.get("find")?.trim() ?? "";
}

/**
 * Give an address that carries a query; an empty query leaves the address.
 * @param {string} address
 * @param {string} query
 */
export function withQuery(address, query) {
  const url = new URL(address);
  if (query.trim()) url.searchParams.set("find", query.trim());
  else url.searchParams.delete("find");
  return url.href;
}

/**
 * Say how many rows are shown.
 * @param {number} count
 * @param {{ one?: string, many?: string }} [nouns]
 */
export function sayCount(count, { one = words.one, many = words.many } = {}) {
  return words.count(count, count === 1 ? one : many);
}

/**
 * A list's rows and the folded texts that they are matched by, in the same order; the sections that hold them, and what folds them up.
 * @typedef {{ rows: HTMLElement[], texts: string[], sections: HTMLElement[], folds: HTMLDetailsElement[] }} Rows
 */

/**
 * Show the rows that hold every word and the sections that are left with any; give the number of rows.
 * @param {Rows} list
 * @param {readonly string[]} wanted
 */
function narrow({ rows, texts, sections, folds }, wanted) {
  let count = 0;
  rows.forEach((row, place) => {
    const shown = hasEvery(texts[place], wanted);
    if (shown) count++;
    // Writing an attribute costs layout even where it changes nothing.
    if (row.hidden === shown) row.hidden = !shown;
  });
  for (const section of sections) section.hidden = !section.querySelector("[data-hub-row]:not([hidden])");
  // What is folded up would be counted and not seen.
  if (wanted.length > 0) for (const fold of folds) fold.open = fold.querySelector("[data-hub-row]:not([hidden])") !== null;
  return count;
}

/**
 * @param {HTMLElement} list
 * @returns {Rows}
 */
function foldRows(list) {
  const rows = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-hub-row]"))];
  const holding = rows.flatMap((row) => row.closest("section") ?? []);
  return {
    rows,
    texts: rows.map((row) => fold(row.dataset.text ?? row.textContent ?? "")),
    sections: [...new Set(holding)].filter((section) => section !== list && list.contains(section)),
    folds: [.../** @type {NodeListOf<HTMLDetailsElement>} */ (list.querySelectorAll("details[data-hub-fold]"))],
  };
}

/**
 * @param {Document} root
 * @param {Page} page
 */
export function setUpFilters(root, page) {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (root.querySelectorAll("form[data-hub-filter]"))) {
    const list = root.getElementById(form.dataset.hubFilter ?? "");
    const input = /** @type {HTMLInputElement | null} */ (form.querySelector("input[name=find]"));
    if (list && input) setUpFilter(form, input, list, page);
  }
}

/**
 * Find what goes with a filter: in its form, in its list, or else anywhere on the page.
 * @param {HTMLElement} form
 * @param {HTMLElement} list
 * @param {string} selector
 */
function partOf(form, list, selector) {
  const found = [form, list, form.ownerDocument].map((place) => place.querySelector(selector)).find(Boolean);
  return /** @type {HTMLElement | undefined} */ (found);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 * @param {Page} page
 */
function setUpFilter(form, input, list, page) {
  const address = followAddress(input, page, () => narrowSoon());
  const status = partOf(form, list, "[data-hub-status]") ?? form.appendChild(newStatus(form.ownerDocument));
  const empty = partOf(form, list, "[data-hub-empty]");
  const letters = partOf(form, list, "[data-hub-letters]");
  const written = empty?.textContent?.trim() ?? "";
  /** @type {Rows | null} */
  let rows = null;
  let frame = 0;

  function narrowNow() {
    rows ??= foldRows(list);
    const count = narrow(rows, foldedWords(input.value));
    status.textContent = sayCount(count, { one: form.dataset.hubOne, many: form.dataset.hubMany });
    // They would lead to sections that are hidden, and stand between the box and the first match.
    if (letters) letters.hidden = input.value.trim() !== "";
    if (!empty) return;
    if (!written) empty.textContent = words.nothing(input.value.trim());
    empty.hidden = count > 0;
  }
  function narrowSoon() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(narrowNow);
  }

  listen(form, input, page, () => {
    narrowSoon();
    address.writeSoon();
  }, address.write);
  page.onEnd(() => cancelAnimationFrame(frame));
  form.hidden = false;
  // A browser that restores a form has put the words back already.
  if (input.value.trim()) narrowSoon();
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input
 * @param {Page} page
 * @param {() => void} changed  the words changed
 * @param {() => void} settled  the reader is done with them
 */
function listen(form, input, { signal }, changed, settled) {
  input.addEventListener("input", changed, { signal });
  input.addEventListener("change", settled, { signal });
  // When this is heard, the form has not yet been emptied.
  form.addEventListener("reset", () => requestAnimationFrame(changed), { signal });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    settled();
  }, { signal });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || input.value === "") return;
    event.preventDefault();
    input.value = "";
    changed();
  }, { signal });
}

/**
 * Keep an input and the address in step, and run *arrived* when the address brings another query.
 * @param {HTMLInputElement} input
 * @param {Page} page
 * @param {() => void} arrived
 */
function followAddress(input, page, arrived) {
  const path = location.pathname;
  let timer = 0;
  let known = queryIn(location.href);
  if (known) input.value = known;

  function write() {
    clearTimeout(timer);
    // The reader may be on another page by now.
    if (location.pathname !== path || queryIn(location.href) === input.value.trim()) return;
    known = input.value.trim();
    // The theme keeps the place of scrolling in the state.
    history.replaceState(history.state, "", withQuery(location.href, known));
  }
  function writeSoon() {
    clearTimeout(timer);
    timer = window.setTimeout(write, PAUSE);
  }
  function read() {
    if (location.pathname !== path || queryIn(location.href) === known) return;
    known = queryIn(location.href);
    input.value = known;
    arrived();
  }
  window.addEventListener("popstate", read, { signal: page.signal });
  // The theme's instant navigation takes back a step to the same page, whatever its query: such a step is ours.
  document.addEventListener("click", (event) => {
    const link = sameDocumentLink(event);
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    write();
    history.pushState(null, "", link);
    read();
  }, { signal: page.signal, capture: true });
  page.onEnd(() => clearTimeout(timer));
  return { write, writeSoon };
}

/**
 * Give the address that a click leads to, where it is this page with another query and meant for this tab.
 * @param {MouseEvent} event
 */
function sameDocumentLink(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  // An address without a host is broken, or a mail or phone link.
  if (!(link instanceof HTMLAnchorElement) || !link.host || link.target || link.download) return null;
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  return isOtherQuery(location.href, link.href) ? link.href : null;
}

/**
 * Say whether two addresses differ in their query and in nothing else.
 * @param {string} here
 * @param {string} there
 */
export function isOtherQuery(here, there) {
  return queryIn(here) !== queryIn(there) && withQuery(here, "") === withQuery(there, "");
}

/** @param {Document} document */
function newStatus(document) {
  const status = document.createElement("p");
  status.className = "hub-status";
  status.setAttribute("role", "status");
  status.dataset.hubStatus = "";
  return status;
}
