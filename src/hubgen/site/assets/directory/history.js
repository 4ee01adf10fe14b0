/** Keeps what a reader asks for in the address, so that Back undoes one step and a link says it all. */

import { readState, writeState } from "./state.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("./state.js").State} State */

/** Letters typed without a longer pause than this (ms) are one step. */
const PAUSE = 1500;

export class History {
  #resting = 0;
  #isTyping = false;

  /**
   * @param {Page} page
   * @param {(state: State) => void} changed  told when the reader goes back or forth
   */
  constructor(page, changed) {
    this.state = readState(location.search);
    const { pathname } = location;
    window.addEventListener("popstate", () => {
      if (location.pathname !== pathname) return;
      this.rest();
      this.state = readState(location.search);
      changed(this.state);
    }, { signal: page.signal });
    // A link to this very page is a step like any other; the theme would take it for one to a place on the page.
    document.addEventListener("click", (event) => {
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
    this.#write(this.#isTyping ? "replaceState" : "pushState");
    this.#isTyping = true;
    clearTimeout(this.#resting);
    this.#resting = window.setTimeout(() => this.rest(), PAUSE);
  }

  /** What is typed next is another step. */
  rest() {
    clearTimeout(this.#resting);
    this.#isTyping = false;
  }

  /** @param {"pushState" | "replaceState"} way */
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
