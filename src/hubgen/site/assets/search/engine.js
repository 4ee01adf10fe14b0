/** Answers queries: who fits, best first, why, what else one could ask for, and what to do where nobody fits. */

import { readBoot } from "./boot.js";
import { KNOWN, queryStem } from "./chips.js";
import { Columns } from "./columns.js";
import { factsOf } from "./facts.js";
import { tieHash } from "./fold.js";
import { match } from "./matching.js";
import { momentOf } from "./moment.js";
import { readQuestion } from "./question.js";
import { Ties, inOrder, pointsOf, standingIn } from "./ranking.js";
import { reasonsOf } from "./reasons.js";
import { familyOf, skillsOf } from "./relations.js";
import { suggest } from "./suggestions.js";
import { Vocabulary } from "./vocabulary.js";

/** @typedef {import("./compare.js").Compared} Compared */
/** @typedef {import("./facets.js").Facet} Facet */
/** @typedef {import("./instead.js").Instead} Instead */
/** @typedef {import("./moment.js").Asker} Asker */
/** @typedef {import("./matching.js").Matched} Matched */
/** @typedef {import("./chips.js").Question} Question */
/** @typedef {import("./rewording.js").Wish} Wish */

/**
 * One colleague, and why they fit.
 * @typedef {{ slug: string, name: string, points: number, reasons: import("./reasons.js").Reason[] }
 *   & import("./facts.js").Facts} Answer
 */

/**
 * What a query finds: *total* people, of whom *answers* are a page. *pending* names the files without which it cannot
 * be answered in full: load them, `add` them, and ask again. *instead* is set where nobody fits.
 * @typedef {{ question: Question, total: number, answers: Answer[], facets: Facet[], instead: Instead | null,
 *   pending: string[] }} Found
 */

/** @typedef {{ key: string, question: Question, pending: string[], matched: Matched | null }} Match */

/** @typedef {typeof import("../further.js")} Further */

/** Named among the pending files until `further` is set: a sixth of the code, without which the first answers are there sooner. */
export const FURTHER = "further.js";

const MINUTES = 24 * 60;

export class Engine {
  /**
   * @param {Uint8Array} boot  the boot file, unpacked
   * @param {Further | null} [further]
   */
  constructor(boot, further = null) {
    this.further = further;
    this.columns = new Columns(readBoot(boot));
    /** @type {Vocabulary | null} */
    this.known = null;
    /** @type {Ties | null} */
    this.ties = null;
    /** What is the same for the next key. @type {import("./moment.js").Moment | null} */
    this.moment = null;
    /** @type {Int16Array | null} */
    this.standing = null;
    /** The last query, for its next page or its facets. @type {Match | null} */
    this.last = null;
  }

  get vocabulary() {
    return (this.known ??= new Vocabulary(this.columns));
  }

  get #more() {
    if (!this.further) throw new Error(`${FURTHER} is not loaded`);
    return this.further;
  }

  /** The files that every answer needs. */
  get firstFiles() {
    return [this.columns.boot.files.people];
  }

  /** All files, in the order in which they are worth loading. */
  get allFiles() {
    const { people, claims, words } = this.columns.boot.files;
    return [people, ...claims, ...words];
  }

  /**
   * Take in a file of the index.
   * @param {string} name
   * @param {Uint8Array} data  unpacked
   */
  add(name, data) {
    const hadPeople = this.columns.people !== null;
    this.columns.add(name, data);
    // Names are words too: what was known without them is not enough.
    if (!hadPeople && this.columns.people) this.known = this.moment = null;
  }

  /** @param {string} query */
  read(query) {
    return readQuestion(this.columns, this.vocabulary, query);
  }

  /**
   * Suggest what the last words of a query may be meant to name. The boot file is enough for all but people.
   * @param {string} query
   * @param {number} [limit]
   */
  suggest(query, limit) {
    return suggest(this.columns, this.vocabulary, query, limit);
  }

  /**
   * Name the files that an answer needs and that are not there yet.
   * @param {Question} question
   * @returns {string[]}
   */
  pending(question) {
    const { columns } = this;
    const { files } = columns.boot;
    const needed = new Set(this.firstFiles);
    for (const chip of question.chips) {
      if (KNOWN.includes(chip.kind)) {
        for (const id of familyOf(columns, skillsOf(columns, chip))) needed.add(columns.claimsFile(id));
      } else if (chip.kind === "word") {
        needed.add(files.words[tieHash(queryStem(chip)) % files.words.length]);
      }
    }
    return [...needed].filter((name) => !columns.read.has(name));
  }

  /**
   * Answer a query with the people from place *start* of the order on, at most *limit*. Its *facets*, and what there is
   * *instead* where nobody fits, need `further`.
   * @param {string} query
   * @param {Asker} asker
   * @param {import("./local.js").Page} [page]
   * @returns {Found}
   */
  find(query, asker, { sort = "best", limit = 10, start = 0, facets = true, instead = true } = {}) {
    const { question, pending, matched } = this.#match(query, asker);
    if (!matched) return { question, total: 0, answers: [], facets: [], instead: null, pending };
    const fitting = fittingOf(matched);
    const nobody = instead && fitting.length === 0;
    const { further } = this;
    const ties = this.#tiesOf(asker);
    // Who only wants to know how many there are needs nobody's points.
    const points = limit > 0 ? pointsOf(matched, fitting, this.#standingOf(matched)) : null;
    const ordered = points ? inOrder(matched, fitting, { sort, end: start + limit, ties, points }).slice(start) : [];
    return {
      question,
      total: fitting.length,
      answers: ordered.map(({ person, points: own }) => answerOf(matched, person, own)),
      facets: facets && further ? further.countFacets(matched) : [],
      instead: nobody && further ? further.insteadOf(this, query, matched, ties) : null,
      pending: (facets || nobody) && !further ? [FURTHER] : [],
    };
  }

  /**
   * Count what else could be asked for; nothing while files are pending.
   * @param {string} query
   * @param {Asker} asker
   */
  facets(query, asker) {
    const { matched } = this.#match(query, asker);
    return matched ? this.#more.countFacets(matched) : [];
  }

  /**
   * Ask for one thing more, in words where they read unmistakably; a level takes the place of another.
   * @param {string} query
   * @param {Wish} wish  a facet's value with the facet's kind
   */
  plus(query, wish) {
    return this.#more.plus(this, query, wish);
  }

  /**
   * Take away what a facet's value stands for, of a chip of several things only that one.
   * @param {string} query
   * @param {Wish} wish
   */
  minus(query, wish) {
    return this.#more.minus(this, query, wish);
  }

  /**
   * Take the chip at that place away.
   * @param {string} query
   * @param {number} place
   */
  without(query, place) {
    return this.#more.without(this, query, place);
  }

  /**
   * Set up to four people side by side, whether they fit the query or not: who does not has no reasons. Those whom
   * nobody knows are left out.
   * @param {string[]} slugs
   * @param {string} query
   * @param {Asker} asker
   * @returns {Compared}
   */
  compare(slugs, query, asker) {
    const { columns } = this;
    const { people, claims } = columns.boot.files;
    const question = this.read(query);
    const needed = [...this.pending(question), people, ...claims].filter((name) => !columns.read.has(name));
    if (!this.further) needed.push(FURTHER);
    const { matched } = this.#match(question.vague ? "" : query, asker);
    if (needed.length > 0 || !matched) return { people: [], rows: [], pending: [...new Set(needed)] };
    const chosen = this.#more.peopleWith(matched.people, slugs);
    const points = pointsOf(matched, Uint32Array.from(chosen), this.#standingOf(matched));
    return {
      people: chosen.map((person, at) => answerOf(matched, person, points[at])),
      rows: this.#more.rowsOf(matched, chosen),
      pending: [],
    };
  }

  /**
   * Match a query, unless it was the last one and nothing came in since.
   * @param {string} query
   * @param {Asker} asker
   * @returns {Match}
   */
  #match(query, asker) {
    const { columns } = this;
    const { people } = columns;
    const key = JSON.stringify([query, asker, columns.read.size]);
    if (this.last?.key === key) return this.last;
    const question = this.read(query);
    const pending = this.pending(question);
    this.last = { key, question, pending, matched: null };
    if (question.vague || pending.length > 0 || !people) return this.last;
    const moment = momentOf(columns, people, asker, this.moment);
    return (this.last = { key, question, pending, matched: match(columns, people, question, asker, moment) });
  }

  /** @param {Matched} matched */
  #standingOf(matched) {
    if (!this.standing || this.moment?.key !== matched.moment.key) this.standing = standingIn(matched);
    this.moment = matched.moment;
    return this.standing;
  }

  /** @param {Asker} asker */
  #tiesOf(asker) {
    const day = Math.floor(asker.minute / MINUTES);
    const { people } = this.columns;
    if (people && (this.ties?.day !== day || this.ties.people !== people)) this.ties = new Ties(people, day);
    if (!this.ties) throw new Error("nobody is loaded yet");
    return this.ties;
  }
}

/**
 * @param {Matched} matched
 * @param {number} person
 * @param {number} points
 * @returns {Answer}
 */
function answerOf(matched, person, points) {
  const { people } = matched;
  const reasons = matched.fails[person] === 0 ? reasonsOf(matched, person) : [];
  return { slug: people.slug(person), name: people.name(person), points, reasons, ...factsOf(matched, person) };
}

/**
 * Give the people who fit, ordered by slug.
 * @param {Matched} matched
 */
function fittingOf({ fails, candidates }) {
  const found = new Uint32Array(candidates.length);
  let count = 0;
  for (let at = 0; at < candidates.length; at++) if (fails[candidates[at]] === 0) found[count++] = candidates[at];
  return found.subarray(0, count);
}
