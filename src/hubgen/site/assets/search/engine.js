/** Answers queries: who fits, best first, why, what else one could ask for, and what to do where nobody fits. */

import { Columns, readBoot } from "./columns.js";
import { countFacets } from "./facets.js";
import { tieHash } from "./fold.js";
import { familyOf, match, momentOf, skillsOf } from "./matching.js";
import { KNOWN, ofKind, queryStem, readQuestion } from "./question.js";
import { Ties, inOrder, pointsOf, standingIn } from "./ranking.js";
import { reasonsOf } from "./reasons.js";
import { suggest } from "./suggestions.js";
import { Vocabulary } from "./vocabulary.js";

/** @typedef {import("./matching.js").Asker} Asker */
/** @typedef {import("./matching.js").Matched} Matched */
/** @typedef {import("./question.js").Question} Question */

/**
 * One colleague who fits; *person* is their place in the columns.
 * @typedef {{ person: number, slug: string, name: string, points: number, reasons: import("./reasons.js").Reason[] }} Answer
 */

/**
 * What there is where nobody fits: chips to take away and how many people would fit then; places in the lists of
 * people, circles and skills.
 * @typedef {{ loosen: { chip: number, hits: number }[], learning: number[], circles: number[], related: number[] }} Instead
 */

/**
 * What a query finds: *total* people, of whom *answers* are a page. *pending* names the files without which it cannot
 * be answered in full: load them, `add` them, and ask again. *instead* is set where nobody fits.
 * @typedef {{ question: Question, total: number, answers: Answer[], facets: import("./facets.js").Facet[],
 *   instead: Instead | null, pending: string[] }} Found
 */

const NAMED = 3;
const MINUTES = 24 * 60;

export class Engine {
  /** @param {Uint8Array} boot  the boot file, unpacked */
  constructor(boot) {
    this.columns = new Columns(readBoot(boot));
    /** @type {Vocabulary | null} */
    this.known = null;
    /** @type {Ties | null} */
    this.ties = null;
    /** What is the same for the next key. @type {import("./matching.js").Moment | null} */
    this.moment = null;
    /** @type {Int8Array | null} */
    this.standing = null;
  }

  get vocabulary() {
    return (this.known ??= new Vocabulary(this.columns));
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
   * Answer a query with the people from place *start* of the order on, at most *limit*.
   * @param {string} query
   * @param {Asker} asker
   * @param {{ sort?: string, limit?: number, start?: number }} [page]
   * @returns {Found}
   */
  find(query, asker, { sort = "best", limit = 10, start = 0 } = {}) {
    const { columns } = this;
    const { people } = columns;
    const question = this.read(query);
    const pending = this.pending(question);
    const none = { question, total: 0, answers: [], facets: [], instead: null, pending };
    if (question.vague || pending.length > 0 || !people) return none;
    const moment = momentOf(columns, people, asker, this.moment);
    const matched = match(columns, people, question, asker, moment);
    const fitting = fittingOf(matched);
    const points = pointsOf(matched, fitting, this.#standingOf(matched));
    const ties = this.#tiesOf(asker);
    const ordered = inOrder(matched, fitting, { sort, end: start + limit, ties, points }).slice(start);
    return {
      question,
      total: fitting.length,
      answers: ordered.map((row) => ({
        person: row.person,
        slug: people.slug(row.person),
        name: people.name(row.person),
        points: row.points,
        reasons: reasonsOf(matched, row.person),
      })),
      facets: countFacets(matched),
      instead: fitting.length === 0 ? this.#instead(matched, ties) : null,
      pending,
    };
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

  /**
   * @param {Matched} matched
   * @param {Ties} ties
   * @returns {Instead}
   */
  #instead({ columns, people, question, asker, moment }, ties) {
    const { lists } = columns;
    const every = question.chips.length > 1 ? question.chips.map((_, place) => place) : [];
    const loosen = every
      .map((chip) => ({ chip, hits: fittingOf(match(columns, people, without(question, chip), asker, moment)).length }))
      .filter((one) => one.hits > 0)
      .sort((a, b) => b.hits - a.hits || a.chip - b.chip);
    const asked = ofKind(question, ...KNOWN).flatMap((place) => familyOf(columns, skillsOf(columns, question.chips[place])));
    const learning = new Set(asked.flatMap((id) => Array.from(columns.wants[id] ?? [])));
    const near = asked.flatMap((id) => [...lists.skills[id].related, lists.skills[id].parent]);
    const related = [...new Set(near)].filter((id) => id >= 0 && lists.skills[id].claims > 0 && !asked.includes(id));
    return {
      loosen,
      learning: [...learning].sort((a, b) => ties.of(a) - ties.of(b) || a - b).slice(0, NAMED),
      circles: [...lists.circles.keys()].filter((id) => lists.circles[id].skills.some((skill) => asked.includes(skill))).slice(0, NAMED),
      related: related.slice(0, NAMED),
    };
  }
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

/**
 * Take a chip away; what was bound to it belongs to every skill then.
 * @param {Question} question
 * @param {number} place
 * @returns {Question}
 */
function without(question, place) {
  const chips = question.chips.filter((_, at) => at !== place).map((chip) => {
    if (chip.of < place) return chip;
    return { ...chip, of: chip.of === place ? -1 : chip.of - 1 };
  });
  return { ...question, chips };
}

