/** Gives every page of the site the one search that they share, opened when the first of them asks for it. */

import { openAt } from "./search/opening.js";

export { profilePath } from "./search/addresses.js";
export { languageNames } from "./search/asker.js";
export { wordsOf } from "./search/fold.js";
export { LocalSearch, loadBoot } from "./search/local.js";
export { BEGUN } from "./search/remote.js";

/** @typedef {import("./search/opening.js").Search} Search */

// This file is assets/hub/search.js of the site, wherever the site stands.
const ASSETS = new URL("./", import.meta.url);

/** @type {Promise<Search> | null} */
let opened = null;

/**
 * Open the search, or give the one that is open. Rejects where the index cannot be had; the next call tries again.
 * @returns {Promise<Search>}
 */
export function openSearch() {
  opened ??= openAt(ASSETS).catch((error) => {
    opened = null;
    throw error;
  });
  return opened;
}

/**
 * Give the address of a page of the site.
 * @param {string} path  relative to the site's root
 */
export function siteUrl(path) {
  return new URL(`../../${path}`, ASSETS).href;
}
