/** Loads the files of an index as they are needed, and has the engine answer. */

import { Engine, FURTHER } from "./engine.js";
import { KIND, open, unpack } from "./reader.js";

/** @typedef {import("./engine.js").Found} Found */
/** @typedef {import("./facets.js").Facet} Facet */
/** @typedef {import("./moment.js").Asker} Asker */
/** @typedef {{ sort?: string, limit?: number, start?: number, facets?: boolean, instead?: boolean }} Page */

const BOOT = "boot.bin";
/** Much is made on first need. These, and a name, need all of it: initials, the order of words, their likeness. */
const REHEARSED = ["zq", "zqzqz", "zqzqzqzqz"];
/** A file that is not there though the boot file names it: the site has been published anew since. */
const GONE = 404;

/** The questions that a search answers; a worker is asked them by name. */
export const QUESTIONS = /** @type {const} */ (["find", "facets", "suggest", "plus", "minus", "without", "compare", "about", "loadRest"]);

/**
 * Load the boot file.
 * @param {URL} index  the folder of the index, ending in a slash
 * @param {RequestCache} [cache]
 */
export function loadBoot(index, cache = "default") {
  return load(index, BOOT, cache);
}

/**
 * Say how many people a boot file is about.
 * @param {Uint8Array} boot
 */
export function countIn(boot) {
  const reader = open(boot, KIND.boot);
  reader.number();
  return reader.number();
}

export class LocalSearch {
  /**
   * @param {URL} index
   * @param {Uint8Array} boot
   */
  constructor(index, boot) {
    this.index = index;
    this.engine = new Engine(boot);
    /** @type {Map<string, Promise<void>>} */
    this.loading = new Map();
  }

  /**
   * @param {string} query
   * @param {Asker} asker
   * @param {Page} page
   * @returns {Promise<Found>}
   */
  async find(query, asker, page) {
    return this.#withAll(() => this.engine.find(query, asker, page));
  }

  /**
   * @param {string} query
   * @param {Asker} asker
   * @returns {Promise<Facet[]>}
   */
  async facets(query, asker) {
    await Promise.all([this.find(query, asker, { limit: 0, facets: false }), this.#add(FURTHER)]);
    return this.engine.facets(query, asker);
  }

  /**
   * @param {string} query
   * @param {number} limit
   */
  async suggest(query, limit) {
    return this.engine.suggest(query, limit);
  }

  /**
   * @param {string} query
   * @param {Parameters<Engine["plus"]>[1]} value
   */
  async plus(query, value) {
    await this.#add(FURTHER);
    return this.engine.plus(query, value);
  }

  /**
   * @param {string} query
   * @param {Parameters<Engine["minus"]>[1]} value
   */
  async minus(query, value) {
    await this.#add(FURTHER);
    return this.engine.minus(query, value);
  }

  /**
   * @param {string} query
   * @param {number} place
   */
  async without(query, place) {
    await this.#add(FURTHER);
    return this.engine.without(query, place);
  }

  /**
   * @param {string[]} slugs
   * @param {string} query
   * @param {Asker} asker
   */
  async compare(slugs, query, asker) {
    return this.#withAll(() => this.engine.compare(slugs, query, asker));
  }

  /** Give what is the same for every question: the names of the levels and of people's time zones, how many pages profiles share. */
  async about() {
    const { levels, lists, boot } = this.engine.columns;
    return { levels, zones: lists.zones.map((zone) => zone.name), pages: boot.pages };
  }

  /** Load what every answer needs, and make ready what questions are read by: the words, then those of names. */
  async loadFirst() {
    const people = this.#load(this.engine.firstFiles);
    this.engine.suggest("");
    await people;
    this.engine.suggest("");
  }

  /** Load what is left, one file at a time and when nothing else is to be done, so that it works when the line drops. */
  async loadRest() {
    for (const query of [...REHEARSED, this.engine.columns.people?.name(0) ?? ""]) {
      await idle();
      this.engine.read(query);
      this.engine.suggest(query.slice(0, 2));
    }
    for (const name of [FURTHER, ...this.engine.allFiles]) {
      await idle();
      await this.#add(name);
    }
  }

  /**
   * Ask until no file is missing.
   * @template {{ pending: string[] }} T
   * @param {() => T} ask
   * @returns {Promise<T>}
   */
  async #withAll(ask) {
    let answer = ask();
    while (answer.pending.length > 0) {
      await this.#load(answer.pending);
      answer = ask();
    }
    return answer;
  }

  /** @param {string[]} names */
  async #load(names) {
    const { engine } = this;
    try {
      await Promise.all(names.map((name) => this.#add(name)));
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
      // Several may find out at once; one of them renews.
      if (engine === this.engine) await this.#renew(names);
    }
  }

  /** @param {string} name */
  #add(name) {
    const { engine, loading } = this;
    const started = loading.get(name);
    if (started) return started;
    const adding = name === FURTHER ? this.#addFurther() : load(this.index, name, "default").then((data) => engine.add(name, data));
    loading.set(name, adding);
    adding.catch(() => loading.delete(name));
    return adding;
  }

  async #addFurther() {
    const further = await import("../further.js");
    this.engine.further = further;
  }

  /**
   * Begin anew with the index as it is now.
   * @param {string[]} missing
   */
  async #renew(missing) {
    const engine = new Engine(await loadBoot(this.index, "reload"), this.engine.further);
    if (missing.every((name) => engine.allFiles.includes(name))) throw new Error(`${missing.join(", ")} cannot be had`);
    this.engine = engine;
    this.loading = new Map();
  }
}

class Gone extends Error {}

/**
 * @param {URL} index
 * @param {string} name
 * @param {RequestCache} cache
 */
async function load(index, name, cache) {
  const response = await fetch(new URL(name, index), { cache });
  if (response.status === GONE) throw new Gone(name);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return unpack(new Uint8Array(await response.arrayBuffer()));
}

/** @returns {Promise<void>} */
function idle() {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve());
    else setTimeout(resolve, 20);
  });
}
