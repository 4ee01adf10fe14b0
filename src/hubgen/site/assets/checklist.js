/** Lets readers tick the boxes of a checklist, and keeps the ticks in their browser. */

import { openStore } from "./storage.js";
import {
  isTicked, keptUnder, keysOf, readTicks, sayProgress, underNewKeys, withTick, withoutTicks, writeTicks,
} from "./ticks.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./storage.js").Store} Store */
/** @typedef {{ box: HTMLInputElement, key: string, formerly: string, written: boolean }} Item */

// A list of docs/ has the theme's task boxes; one that the hub makes has plain ones, and what the hub ticks is no box.
const BOX = ".task-list-item input[type=checkbox], input[data-hub-tick]";
const FROM_HUB = "[data-hub-state]";
const DONE_BY_HUB = "[data-hub-state=done]";

const words = {
  clear: "Clear all ticks",
  clearOwn: "Clear my ticks",
  /** @type {(done: number) => string} */
  ask: (done) => (done === 1 ? "Clear the one tick?" : `Clear all ${done} ticks?`),
  lasting: "Ticks are kept in this browser only.",
  passing: "This browser keeps nothing: ticks last until you close the page.",
};

// This file is assets/hub/checklist.js of the site, wherever the site stands.
const ROOT = new URL("../../", import.meta.url).href;

/** @type {Store | null} */
let openedStore = null;

/** One store for the visit: where the browser keeps nothing, the ticks pass from page to page with it. */
function visitStore() {
  openedStore ??= openStore(() => window.localStorage);
  return openedStore;
}

/**
 * @param {Document} root
 * @param {Page} page
 */
export function setUpChecklists(root, page) {
  const lists = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".hub-checklist"));
  const all = /** @type {NodeListOf<HTMLInputElement>} */ (
    root.querySelectorAll(BOX.split(", ").map((each) => `.hub-checklist ${each}`).join(", "))
  );
  if (all.length === 0) return;
  const boxes = [...all];
  const texts = boxes.map(textBeside);
  const keys = keysOf(texts);
  const items = boxes.map((box, place) => {
    box.disabled = false;
    if (!box.dataset.hubTick) box.setAttribute("aria-label", texts[place]);
    return { box, key: box.dataset.hubTick ?? keys[place], formerly: keys[place], written: box.defaultChecked };
  });
  const name = keptUnder(ROOT, location.href);
  for (const list of lists) {
    const own = items.filter(({ box }) => list.contains(box));
    if (own.length > 0) setUpChecklist(list, own, name, page);
  }
}

/**
 * Give the text of a box's item without the items below it.
 * @param {HTMLInputElement} box
 */
function textBeside(box) {
  const item = /** @type {Element | undefined} */ (box.closest("li")?.cloneNode(true));
  item?.querySelectorAll("ul, ol").forEach((below) => below.remove());
  return (item?.textContent ?? "").replace(/\s+/gu, " ").trim();
}

/**
 * @param {HTMLElement} list
 * @param {Item[]} items
 * @param {string} name
 * @param {Page} page
 */
function setUpChecklist(list, items, name, page) {
  const store = visitStore();
  const fromHub = list.querySelectorAll(FROM_HUB).length;
  const doneByHub = list.querySelectorAll(DONE_BY_HUB).length;
  const bar = newBar(list.ownerDocument, fromHub > 0 ? words.clearOwn : words.clear);
  const done = () => items.filter(({ box }) => box.checked).length;
  const kept = () => underNewKeys(readTicks(store.read(name)), items);

  function show() {
    const ticks = kept();
    for (const item of items) item.box.checked = isTicked(ticks, item);
    tell();
  }
  function tell() {
    bar.progress.textContent = sayProgress(
      done() + doneByHub, items.length + fromHub, fromHub > 0 ? doneByHub : null,
    );
    bar.note.textContent = store.isLasting() ? words.lasting : words.passing;
  }
  list.addEventListener("change", ({ target }) => {
    const item = items.find(({ box }) => box === target);
    if (!item) return;
    // Read again first: another tab may have written since.
    store.write(name, writeTicks(withTick(kept(), item.key, item.box.checked)));
    tell();
  }, { signal: page.signal });
  bar.clear.addEventListener("click", () => {
    if (done() === 0 || !window.confirm(words.ask(done()))) return;
    store.write(name, writeTicks(withoutTicks(kept(), items)));
    show();
  }, { signal: page.signal });
  // Another tab has written; a null key means that it threw everything away.
  window.addEventListener("storage", ({ key }) => {
    if (key === name || key === null) show();
  }, { signal: page.signal });

  list.prepend(bar.element);
  page.onEnd(() => bar.element.remove());
  show();
}

/**
 * @param {Document} document
 * @param {string} clearing
 */
function newBar(document, clearing) {
  const element = document.createElement("div");
  const progress = document.createElement("p");
  const note = document.createElement("p");
  const clear = document.createElement("button");
  element.className = "hub-checklist-bar";
  progress.className = "hub-checklist-progress";
  progress.setAttribute("role", "status");
  note.className = "hub-checklist-note";
  clear.className = "hub-checklist-clear";
  clear.type = "button";
  clear.textContent = clearing;
  element.append(progress, clear, note);
  return { element, progress, note, clear };
}
