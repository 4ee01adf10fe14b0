/** Keeps what a reader asks for in the address, so that Back undoes one step and a link says it all. */

import { readState, writeState } from "./state.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("./state.js").State} State */

/** Letters typed without a longer pause than this (ms) are one step. */
const PAUSE = 1500;
/**
 * To change the address takes a browser longer (11 ms) than to find and draw the answers, so it waits until they are
 * painted: a new step for this long (ms), what belongs to it until no letter has come for so long.
 */
const STEP_WAITS = 50;
const LETTERS_WAIT = 150;

/** @typedef {"pushState" | "replaceState"} Way */

export class History {
  #resting = 0;
  #isTyping = false;
  #writing = 0;
  /** How what was typed is still to be written. @type {Way | null} */
  #unwritten = null;

  /**
   * @param {Page} page
   * @param {(state: State) => void} changed  told when the reader goes back or forth
   */
  constructor(page, changed) {
    this.state = readState(location.search);
    const { pathname } = location;
    page.onEnd(() => clearTimeout(this.#writing));
    window.addEventListener("popstate", () => {
      if (location.pathname !== pathname) return;
      this.#unwritten = null;
      this.rest();
      this.state = readState(location.search);
      changed(this.state);
    }, { signal: page.signal });
    // A link to this very page is a step like any other; the theme would take it for one to a place on the page.
    document.addEventListener("click", (event) => {
      this.#writeTyped();
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || !isPlain(event) || link.origin !== location.origin || link.pathname !== pathname) return;
      if (link.hash || link.closest(".md-search")) return;
      event.preventDefault();
      event.stopPropagation();
      this.go(readState(link.search));
      changed(this.state);
    }, { signal: page.signal, capture: true });
  }

  /**
   * Take a step.
   * @param {Partial<State>} change
   */
  go(change) {
    this.rest();
    this.state = { ...this.state, ...change };
    this.#write("pushState");
  }

  /**
   * Take what is typed; the first letter after a pause is a step, the others belong to it.
   * @param {string} find
   */
  type(find) {
    this.state = { ...this.state, find };
    if (this.#unwritten !== "pushState") {
      this.#unwritten = this.#isTyping ? "replaceState" : "pushState";
      clearTimeout(this.#writing);
      this.#writing = window.setTimeout(() => this.#writeTyped(), this.#isTyping ? LETTERS_WAIT : STEP_WAITS);
    }
    this.#isTyping = true;
    clearTimeout(this.#resting);
    this.#resting = window.setTimeout(() => this.rest(), PAUSE);
  }

  /** What is typed next is another step. */
  rest() {
    this.#writeTyped();
    clearTimeout(this.#resting);
    this.#isTyping = false;
  }

  #writeTyped() {
    clearTimeout(this.#writing);
    if (this.#unwritten) this.#write(this.#unwritten);
    this.#unwritten = null;
  }

  /** @param {Way} way */
  #write(way) {
    const address = location.pathname + writeState(this.state);
    if (address === location.pathname + location.search) return;
    try {
      window.history[way](null, "", address);
    } catch {
      // Browsers refuse too many changes in a short time; the next one says it all.
    }
  }
}

/**
 * Say whether a click means to go there in this window.
 * @param {MouseEvent} event
 */
function isPlain({ button, metaKey, ctrlKey, shiftKey, altKey }) {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}
