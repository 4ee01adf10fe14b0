/** Shows people and skills in the theme's own search, above the pages it finds. */

import { NOTHING, PEOPLE, SUGGESTED, offerFor } from "./header/entries.js";
import { makeSection } from "./header/section.js";
import { words } from "./header/words.js";

/** @typedef {import("./header/entries.js").Offer} Offer */
/** @typedef {import("./page.js").Page} Page */

/** Readers who hear the page are told what was found once typing rests for so long (ms). */
const REST = 500;
/** The theme's own way to say which of its results the arrows lead to. */
const RESULTS = ":not(details) > [href], summary, details[open] [href]";

/** The headers that are set up. Instant navigation keeps a header while pages come and go. @type {WeakSet<Element>} */
const known = new WeakSet();

/**
 * @param {Document} root
 * @param {Page} page
 */
export function setUpHeaderSearch(root, page) {
  const input = /** @type {HTMLInputElement | null} */ (root.querySelector("input[data-md-component=search-query]"));
  const dialog = /** @type {HTMLElement | null} */ (input?.closest(".md-search") ?? null);
  const results = dialog?.querySelector(".md-search-result");
  if (!input || !dialog || !results) return;
  if (!known.has(input)) new HeaderSearch(input, dialog, results).start();
  known.add(input);
  const box = /** @type {HTMLInputElement | null} */ (root.querySelector("[data-hub-directory] input[type=search]"));
  if (box) focusBySlash(root, box, page);
}

/**
 * Have `/` lead to the directory's box, not to the header's; the theme listens behind us.
 * @param {Document} root
 * @param {HTMLInputElement} box
 * @param {Page} page
 */
function focusBySlash(root, box, page) {
  root.addEventListener("keydown", (event) => {
    if (event.key !== "/" || isChord(event) || isField(root.activeElement) || toggleOf(root)?.checked) return;
    box.focus();
    // Before its script is there, the box may not be seen.
    if (root.activeElement !== box) return;
    box.select();
    take(event);
  }, { signal: page.signal, capture: true });
}

class HeaderSearch {
  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} dialog
   * @param {Element} results  of the theme
   */
  constructor(input, dialog, results) {
    this.input = input;
    this.dialog = dialog;
    this.results = results;
    this.view = makeSection(results);
    /** The query that is answered, or being answered. */
    this.asked = "";
    this.hasFailed = false;
    /** What there is for that query, null where it cannot be had. @type {Promise<Offer | null>} */
    this.coming = Promise.resolve(NOTHING);
    /** The same once it is known, null until then. @type {Offer | null} */
    this.offer = NOTHING;
    /** How to make addresses. @type {(path: string) => string} */
    this.url = String;
    this.resting = 0;
  }

  start() {
    const { input, dialog, view } = this;
    // The theme completes words and empties the box without an event for it.
    for (const type of ["input", "keyup", "compositionend"]) {
      input.addEventListener(type, (event) => this.changed(event));
    }
    input.addEventListener("focus", () => this.arrived());
    // The box is emptied behind this event.
    input.form?.addEventListener("reset", () => setTimeout(() => this.ask()));
    // In front of the theme, whose arrows know its own results only.
    dialog.addEventListener("keydown", (event) => this.pressed(event), { capture: true });
    dialog.addEventListener("focusout", (event) => this.left(event));
    view.section.addEventListener("click", (event) => this.clicked(event));
    // The theme may have taken a query from the address before this ran.
    if (input.value || input === document.activeElement) this.arrived();
  }

  arrived() {
    this.open().catch(() => undefined);
    if (this.hasFailed) this.asked = "";
    this.ask();
  }

  /** @param {Event} event */
  changed(event) {
    if (!("isComposing" in event && event.isComposing)) this.ask();
  }

  /** Give the search. Nothing of it is loaded before a reader is here. */
  async open() {
    const { openSearch, profilePath, siteUrl, wordsOf } = await import("./search.js");
    this.url = siteUrl;
    return { search: await openSearch(), wordsOf, profilePath };
  }

  async ask() {
    const query = this.input.value.trim();
    if (query === this.asked) return;
    this.asked = query;
    this.offer = null;
    const coming = (this.coming = this.lookUp(query));
    const offer = await coming;
    // Something else was asked since: this comes too late.
    if (coming !== this.coming) return;
    this.offer = offer ?? NOTHING;
    this.hasFailed = offer === null;
    this.draw(this.offer);
  }

  /**
   * @param {string} query
   * @returns {Promise<Offer | null>}
   */
  async lookUp(query) {
    if (!query) return NOTHING;
    try {
      const { search, wordsOf, profilePath } = await this.open();
      const [found, suggested, { pages }] = await Promise.all([
        search.find(query, { limit: PEOPLE, facets: false }),
        search.suggest(query, SUGGESTED),
        search.about(),
      ]);
      return offerFor(query, found, suggested, wordsOf, (slug) => profilePath(slug, pages));
    } catch {
      // The theme still finds pages. The next time the reader comes here is early enough to try again.
      return null;
    }
  }

  /** @param {Offer} offer */
  draw(offer) {
    const { view, input } = this;
    const hadFocus = view.section.contains(document.activeElement);
    view.show(offer, this.url);
    if (hadFocus && (view.section.hidden || !view.section.contains(document.activeElement))) input.focus();
    clearTimeout(this.resting);
    if (!this.asked || this.hasFailed) return view.say("");
    const text = words.found(offer.things.length, Math.max(offer.total, offer.people.length));
    this.resting = window.setTimeout(() => this.dialog.contains(document.activeElement) && view.say(text), REST);
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.isComposing || isChord(event)) return;
    const { key } = event;
    if (key === "Enter" && event.target === this.input) this.enter(event);
    else if (this.view.section.hidden) return;
    else if (key === "ArrowDown") this.move(event, 1);
    else if (key === "ArrowUp") this.move(event, -1);
    // The theme would close itself, or call the reader back to the box.
    else if (key === "Tab" || (key === "Shift" && event.target !== this.input)) event.stopPropagation();
  }

  /**
   * Go on to the next link or the one before: the box, ours, the theme's, and round again.
   * @param {KeyboardEvent} event
   * @param {1 | -1} step
   */
  move(event, step) {
    const links = [...this.view.section.querySelectorAll("a:not([hidden])"), ...this.results.querySelectorAll(RESULTS)];
    const stops = [this.input, .../** @type {HTMLElement[]} */ (links)];
    const place = stops.findIndex((stop) => stop === document.activeElement);
    stops[(Math.max(0, place) + step + stops.length) % stops.length].focus();
    take(event);
  }

  /** @param {KeyboardEvent} event */
  async enter(event) {
    if (this.offer && !this.offer.enter) return;
    take(event);
    const query = this.asked;
    const offer = this.offer ?? (await this.coming);
    if (query !== this.asked) return;
    if (offer?.enter) this.follow(this.url(offer.enter));
    // Known by now not to be ours: the theme's turn.
    else this.input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  }

  /**
   * Go to an address as if a link to it had been pressed, which is what instant navigation sees.
   * @param {string} href
   */
  follow(href) {
    const link = document.createElement("a");
    link.href = href;
    this.view.section.append(link);
    link.click();
    link.remove();
  }

  /**
   * Take a step to another query of the page in view. The theme's instant navigation would take it back.
   * @param {MouseEvent} event
   */
  clicked(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.pathname !== location.pathname || link.search === location.search) return;
    if (event.button !== 0 || event.shiftKey || isChord(event)) return;
    take(event);
    history.pushState(null, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
    this.close();
  }

  /**
   * Close what the reader has left by Tab.
   * @param {FocusEvent} event
   */
  left({ relatedTarget }) {
    if (relatedTarget instanceof Node && !this.dialog.contains(relatedTarget)) this.close();
  }

  close() {
    const toggle = toggleOf(this.dialog.ownerDocument);
    // The theme hears of it by the click.
    if (toggle?.checked) toggle.click();
    if (document.activeElement === this.input) this.input.blur();
  }
}

/** @param {Element | null} element */
function isField(element) {
  return element instanceof HTMLElement && (element.isContentEditable || element.matches("input, select, textarea"));
}

/** @param {Document} root @returns {HTMLInputElement | null} */
function toggleOf(root) {
  return root.querySelector("[data-md-toggle=search]");
}

/** @param {KeyboardEvent | MouseEvent} event */
function isChord(event) {
  return event.ctrlKey || event.metaKey || event.altKey;
}

/**
 * Keep an event from everybody else.
 * @param {Event} event
 */
function take(event) {
  event.preventDefault();
  event.stopPropagation();
}
