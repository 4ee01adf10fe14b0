/** Opens the search of a site, here or in a worker, and tells it who asks. */

import { openStore } from "../storage.js";
import { SETTINGS_KEY, askerAt, languageNames, readSettings } from "./asker.js";
import { LocalSearch, countIn, loadBoot } from "./local.js";
import { startWorker } from "./remote.js";

/** @typedef {import("./asker.js").Settings} Settings */
/** @typedef {import("./local.js").Page} Page */
/** @typedef {import("./remote.js").Answering} Answering */

/** From so many people on, a worker searches: a letter that fits half of them takes longer than a frame. */
export const IN_WORKER = 20_000;

/**
 * @param {URL} assets  the folder of the site's own files
 * @returns {Promise<Search>}
 */
export async function openAt(assets) {
  const index = new URL("index/", assets);
  const boot = await loadBoot(index);
  const count = countIn(boot);
  return new Search(await answering(assets, index, boot, count), count);
}

/**
 * @param {URL} assets
 * @param {URL} index
 * @param {Uint8Array} boot
 * @param {number} count
 * @returns {Promise<Answering>}
 */
async function answering(assets, index, boot, count) {
  if (count >= IN_WORKER && typeof Worker === "function") {
    try {
      return await startWorker(new URL("worker.js", assets), index, boot);
    } catch {
      // A host's policy may forbid workers: slower on the page is better than not at all.
    }
  }
  return new LocalSearch(index, boot);
}

/** The search as pages use it; *count* is the number of people. */
export class Search {
  #answering;
  #spoken = "";
  /** @type {string[]} */
  #names = [];

  /**
   * @param {Answering} answering
   * @param {number} count
   */
  constructor(answering, count) {
    this.#answering = answering;
    this.count = count;
    this.store = openStore(() => localStorage);
  }

  /** What the reader set about themselves. @returns {Settings} */
  get settings() {
    return readSettings(this.store.read(SETTINGS_KEY));
  }

  /** @param {Settings} settings */
  set settings(settings) {
    this.store.write(SETTINGS_KEY, JSON.stringify(settings));
  }

  #asker() {
    const spoken = navigator.languages.join();
    // The names of languages cost more than an answer, and are asked for with every key.
    if (this.#spoken !== spoken) this.#names = languageNames(navigator.languages);
    this.#spoken = spoken;
    return askerAt(this.settings, new Date(), this.#names);
  }

  /**
   * @param {string} query
   * @param {Page} [page]
   */
  find(query, page = {}) {
    return this.#answering.find(query, this.#asker(), page);
  }

  /** @param {string} query */
  facets(query) {
    return this.#answering.facets(query, this.#asker());
  }

  /**
   * @param {string} query
   * @param {number} limit
   */
  suggest(query, limit) {
    return this.#answering.suggest(query, limit);
  }

  /**
   * @param {string} query
   * @param {Parameters<Answering["plus"]>[1]} value
   */
  plus(query, value) {
    return this.#answering.plus(query, value);
  }

  /**
   * @param {string} query
   * @param {Parameters<Answering["minus"]>[1]} value
   */
  minus(query, value) {
    return this.#answering.minus(query, value);
  }

  /**
   * @param {string} query
   * @param {number} place
   */
  without(query, place) {
    return this.#answering.without(query, place);
  }

  /**
   * @param {string[]} slugs
   * @param {string} query
   */
  compare(slugs, query) {
    return this.#answering.compare(slugs, query, this.#asker());
  }

  about() {
    return this.#answering.about();
  }

  /** Load what is left for when the line drops, unless the reader pays for each byte; say whether all of it is there. */
  async loadRest() {
    const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (/** @type {unknown} */ (navigator));
    if (connection?.saveData) return false;
    return this.#answering.loadRest().then(() => true, () => false);
  }
}
