/** Shows what the search in the header offers, above the pages that the theme finds. */

import { element, isolated, showItems } from "../directory/elements.js";
import { words } from "./words.js";

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./entries.js").Offer} Offer */

const TITLE = "hub-found-title";

/**
 * @typedef {object} Section
 * @property {HTMLElement} section
 * @property {(offer: Offer, url: (path: string) => string) => void} show
 * @property {(text: string) => void} say  for those who hear the page
 */

/**
 * Put the section, still hidden, before the theme's results.
 * @param {Element} results
 * @returns {Section}
 */
export function makeSection(results) {
  const corrections = element("div", { class: "hub-found__lines hub-quiet", hidden: true });
  const things = element("ul", { class: "hub-found__list", "aria-label": words.skills });
  const people = element("ul", { class: "hub-found__list", "aria-label": words.people });
  const all = element("a", { class: "hub-found__link hub-found__all" });
  const title = element("p", { class: "hub-found__title", id: TITLE }, words.title);
  const named = { class: "hub-found", "aria-labelledby": TITLE, hidden: true };
  const section = element("section", named, title, corrections, things, people, all);
  // A reader's program announces a change of it only when it stood there, empty, before.
  const status = element("p", { class: "hub-hidden", role: "status" });
  results.before(status, section);
  return {
    section,
    show(offer, url) {
      corrections.replaceChildren(...offer.corrections.map(lineOf));
      corrections.hidden = offer.corrections.length === 0;
      showEntries(things, offer.things, url);
      showEntries(people, offer.people, url);
      all.hidden = offer.all === "";
      all.textContent = offer.all && words.all(offer.total);
      all.href = url(offer.all);
      section.hidden = offer.things.length + offer.people.length === 0;
    },
    say: (text) => status.replaceChildren(text),
  };
}

/** @param {Offer["corrections"][number]} correction */
function lineOf({ label, text }) {
  return element("p", {}, ...words.showing(isolated(label), isolated(text)));
}

/**
 * @param {HTMLElement} list
 * @param {Entry[]} entries
 * @param {(path: string) => string} url
 */
function showEntries(list, entries, url) {
  list.hidden = entries.length === 0;
  showItems(list, entries, {
    key: (entry) => entry.path,
    tells: (entry) => JSON.stringify(entry),
    make: (entry) => element("li", {}, linkTo(entry, url(entry.path))),
  });
}

/**
 * @param {Entry} entry
 * @param {string} href
 */
function linkTo({ name, notes }, href) {
  const shown = element("span", { class: "hub-found__name" }, isolated(name));
  const link = element("a", { class: "hub-found__link", href }, shown);
  // Each note apart: a name in another script must not turn those beside it around.
  const said = notes.flatMap((note, place) => (place > 0 ? [words.between, isolated(note)] : [isolated(note)]));
  if (said.length > 0) link.append(" ", element("span", { class: "hub-quiet" }, ...said));
  return link;
}
