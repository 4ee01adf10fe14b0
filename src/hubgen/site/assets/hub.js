/**
 * Turns the pages that the server wrote whole into pages that know the reader: their time, their ticks, their query.
 *
 * Loaded as a module on every page. Without it every page is complete and true.
 */

import { setUpAskNow } from "./asknow.js";
import { setUpChecklists } from "./checklist.js";
import { setUpClocks } from "./clock.js";
import { setUpCopyButtons } from "./copy.js";
import { setUpFilters } from "./filter.js";
import { setUpHeaderSearch } from "./header.js";
import { openPage } from "./page.js";
import { setUpOwnClaim } from "./own.js";
import { setUpTimes } from "./times.js";
import { setUpToday } from "./today.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * Name the theme's search dialog, which has no name, for those who hear the page.
 * @param {Document} root
 */
function nameSearch(root) {
  const dialog = root.querySelector('.md-search[role="dialog"]:not([aria-label])');
  const label = root.querySelector(".md-search__input")?.getAttribute("aria-label");
  if (dialog && label) dialog.setAttribute("aria-label", label);
}

/**
 * Load the code of the directory where there is one; it is the largest, and on one page only.
 * @param {Document} root
 * @param {Page} page
 */
function setUpDirectoryIfThere(root, page) {
  const directory = /** @type {HTMLElement | null} */ (root.querySelector("[data-hub-directory]"));
  if (!directory) return;
  import("./directory.js").then(({ setUpDirectory }) => {
    if (!page.signal.aborted) setUpDirectory(directory, page);
  }, console.error);
}

/**
 * Load the code of the forms where there is one.
 * @param {Document} root
 * @param {Page} page
 */
function setUpFormIfThere(root, page) {
  const form = /** @type {HTMLElement | null} */ (root.querySelector("[data-hub-form]"));
  if (!form) return;
  import("./form.js").then(({ setUpForm }) => {
    if (!page.signal.aborted) setUpForm(form, page);
  }, console.error);
}

/**
 * Load the code that compares two teams where there are teams to compare.
 * @param {Document} root
 * @param {Page} page
 */
function setUpSidesIfThere(root, page) {
  const form = /** @type {HTMLFormElement | null} */ (root.querySelector("form[data-hub-sides]"));
  if (!form) return;
  import("./sides.js").then(({ setUpSides }) => {
    if (!page.signal.aborted) setUpSides(form, page);
  }, console.error);
}

const FEATURES = [
  nameSearch,
  setUpTimes,
  setUpAskNow,
  setUpClocks,
  setUpToday,
  setUpOwnClaim,
  setUpCopyButtons,
  setUpFilters,
  setUpChecklists,
  setUpHeaderSearch,
  setUpDirectoryIfThere,
  setUpFormIfThere,
  setUpSidesIfThere,
];

/** @type {() => void} */
let endLastPage = () => {};

/** Set up what stands in the document now, and let go of what stood there before. */
function setUp() {
  endLastPage();
  const { page, end } = openPage(window);
  endLastPage = end;
  for (const feature of FEATURES) tryToSetUp(feature, page);
}

/**
 * Set one feature up. One that fails is told to the console and does not take the others with it.
 * @param {(root: Document, page: Page) => void} feature
 * @param {Page} page
 */
function tryToSetUp(feature, page) {
  try {
    feature(document, page);
  } catch (error) {
    console.error(error);
  }
}

// The theme says by `document$` when instant navigation has put another page in place, and repeats the last one to
// whoever comes late. A theme without it loads every page anew.
const theme = /** @type {{ document$?: { subscribe(next: () => void): unknown } }} */ (/** @type {unknown} */ (window));
if (theme.document$) theme.document$.subscribe(setUp);
else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", setUp, { once: true });
else setUp();
