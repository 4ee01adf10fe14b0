/** Turns the directory into a search: what is typed is read, answered, and kept in the address, step by step. */

import { languageNames, openSearch, profilePath, siteUrl, wordsOf } from "./search.js";
import { showAboutYou } from "./directory/about-you.js";
import { showCards, showTable } from "./directory/cards.js";
import { sayCorrections, showChips } from "./directory/chips.js";
import { showComparison, showTray } from "./directory/compare.js";
import { makeFacets } from "./directory/facets.js";
import { makeFrame } from "./directory/frame.js";
import { History } from "./directory/history.js";
import { showNobody } from "./directory/nobody.js";
import { MOST_COMPARED, asksAnything } from "./directory/state.js";
import { setUpSuggestions } from "./directory/suggestions.js";
import { words } from "./directory/words.js";

/** @typedef {import("./directory/facets.js").Wish} Wish */
/** @typedef {import("./directory/state.js").State} State */
/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./search/engine.js").Answer} Answer */
/** @typedef {import("./search/engine.js").Found} Found */
/** @typedef {import("./search/opening.js").Search} Search */
/** @typedef {import("./search/suggestions.js").Suggestion} Suggestion */

const SUGGESTED = 6;
/** Answers are shown by so many; the next ones as a reader comes near the end. */
const STEP = 10;
/** Beyond this many the reader has to press a button: nobody reads a hundred cards, but somebody wants the foot of the page. */
const BY_THEMSELVES = 60;
/** What nobody sees yet is drawn, and what else one could ask for counted, once typing rests for so long (ms). */
const DRAWN_REST = 200;
/** Readers who hear the page are told how many fit once typing rests for so long (ms). */
const REST = 500;

/**
 * @param {HTMLElement} root  where the search goes
 * @param {Page} page
 */
export async function setUpDirectory(root, page) {
  const directory = new Directory(root, page);
  await directory.start();
}

class Directory {
  /**
   * @param {HTMLElement} root
   * @param {Page} page
   */
  constructor(root, page) {
    this.root = root;
    this.page = page;
    this.frame = makeFrame(root, page);
    this.history = new History(page, (state) => this.show(state));
    /** @type {Search | null} */
    this.search = null;
    /** @type {{ levels: readonly string[], zones: readonly string[], pages: number }} */
    this.about = { levels: [], zones: [], pages: 0 };
    /** @type {Found | null} */
    this.found = null;
    /** @type {Answer[]} */
    this.answers = [];
    // What is asked now; an answer to something else comes too late.
    this.turn = 0;
    this.resting = 0;
    // Who types sees no more than fit into the window: the answers below wait, if so many came into sight before.
    this.inSight = STEP;
    this.isCut = false;
    this.suggestions = setUpSuggestions(this.frame.input, (suggestion) => this.complete(suggestion), page);
    this.showFacets = makeFacets(this.frame.facets, (wish) => this.toggle(wish));
  }

  async start() {
    const { frame, page } = this;
    frame.say(words.loading);
    frame.input.addEventListener("input", () => this.typed(), { signal: page.signal });
    frame.form.addEventListener("submit", (event) => this.submitted(event), { signal: page.signal });
    frame.onSort((sort) => this.go({ sort }));
    frame.onView((view) => this.go({ view }));
    frame.onMore(() => this.showMore());
    frame.onReset(() => this.go({ find: "", sort: "", view: "", compared: [] }));
    await this.open();
  }

  async open() {
    const { frame, page } = this;
    try {
      this.search = await openSearch();
      this.about = await this.search.about();
    } catch (error) {
      console.warn(error);
      if (!page.signal.aborted) frame.fail(words.failed, () => this.open());
      return;
    }
    if (page.signal.aborted) return;
    frame.say("");
    await this.show(this.history.state);
    await this.settle();
  }

  /** Show what can wait: who the reader is, and, once everything is there, all that one can ask for. */
  async settle() {
    const { search, page } = this;
    if (!search) return;
    showAboutYou(this.frame.about, {
      settings: search.settings,
      zones: this.about.zones,
      spoken: languageNames(navigator.languages),
      keep: (settings) => {
        search.settings = settings;
        this.show(this.history.state);
      },
    });
    // From here on the search needs no line.
    if (await search.loadRest()) this.root.dataset.loaded = "";
    if (!page.signal.aborted) await this.refreshFacets(this.turn);
  }

  /** @param {Partial<State>} change */
  go(change) {
    this.history.go(change);
    return this.show(this.history.state);
  }

  async typed() {
    this.history.type(this.frame.input.value);
    await Promise.all([this.show(this.history.state, true), this.suggest()]);
  }

  /** @param {SubmitEvent} event */
  submitted(event) {
    event.preventDefault();
    this.suggestions.show([]);
    this.history.rest();
  }

  async suggest() {
    const query = this.frame.input.value;
    const found = this.search && query.trim() ? await this.search.suggest(query, SUGGESTED).catch(() => []) : [];
    if (query === this.frame.input.value && document.activeElement === this.frame.input) this.suggestions.show(found);
  }

  /**
   * Put a suggestion in the place of the words it was made for.
   * @param {Suggestion} suggestion
   */
  async complete(suggestion) {
    const value = { ...suggestion, hits: 0, chosen: false };
    const begun = withoutLastWords(this.frame.input.value, suggestion.words);
    if (this.search) await this.go({ find: await this.search.plus(begun, value) });
  }

  /** @param {Wish} wish */
  async toggle(wish) {
    if (!this.search) return;
    const { find } = this.history.state;
    await this.go({ find: wish.chosen ? await this.search.minus(find, wish) : await this.search.plus(find, wish) });
  }

  /** @param {string} slug */
  choose(slug) {
    const { compared } = this.history.state;
    if (compared.includes(slug)) return this.go({ compared: compared.filter((one) => one !== slug) });
    return compared.length < MOST_COMPARED ? this.go({ compared: [...compared, slug] }) : undefined;
  }

  /** @param {string} slug */
  profileUrl(slug) {
    return siteUrl(profilePath(slug, this.about.pages));
  }

  get around() {
    return {
      compared: this.history.state.compared,
      levels: this.about.levels,
      profile: (/** @type {string} */ slug) => this.profileUrl(slug),
      choose: (/** @type {string} */ slug) => this.choose(slug),
    };
  }

  /**
   * Show what a reader asks for; what they typed while it was looked up wins.
   * @param {State} state
   * @param {boolean} [isTyping]  whether what can wait does so until typing rests
   */
  async show(state, isTyping = false) {
    const { frame, search, page } = this;
    const turn = ++this.turn;
    if (!search) return;
    frame.showState(state, asksAnything(state));
    showTray(frame.tray, state, {
      open: () => this.go({ view: "compare" }),
      clear: () => this.go({ compared: [] }),
    });
    try {
      // Who deletes what they typed sees everyone from A to Z, not the best of all.
      const limit = isTyping && !asksAnything(state) ? 0 : STEP;
      const found = await search.find(state.find, { sort: state.sort || "best", limit, facets: false, instead: !isTyping });
      const compared = state.view === "compare" ? await search.compare(state.compared, state.find) : null;
      if (turn !== this.turn || page.signal.aborted) return;
      this.found = found;
      this.answers = found.answers;
      this.draw(state, found, compared, isTyping);
    } catch (error) {
      if (turn !== this.turn || page.signal.aborted) return;
      console.warn(error);
      frame.say(words.lost);
    }
    // Counting takes longer than finding: first those who fit are painted; what else one could ask for comes when the
    // fingers rest.
    requestAnimationFrame(() => window.setTimeout(() => this.rest(turn), DRAWN_REST));
  }

  /**
   * Draw what waited until typing rests.
   * @param {number} turn
   */
  async rest(turn) {
    const { found, frame } = this;
    if (!found || turn !== this.turn || this.page.signal.aborted) return;
    // Before anything changes, or it would have to be laid out at once.
    this.inSight = frame.inSight() || (this.isCut ? STEP : this.inSight);
    frame.showResults(this.shows(found), found.question.vague, false);
    if (this.isCut) this.drawAnswers();
    await Promise.all([this.refreshNobody(turn, found), this.refreshFacets(turn)]);
  }

  /**
   * Say whether there is a question to show the answers to.
   * @param {Found} found
   */
  shows({ question }) {
    return asksAnything(this.history.state) && !question.vague;
  }

  /**
   * @param {State} state
   * @param {Found} found
   * @param {import("./directory/compare.js").Compared | null} compared
   * @param {boolean} isTyping
   */
  draw(state, found, compared, isTyping) {
    const { frame } = this;
    const { question, total } = found;
    const asks = this.shows(found);
    showChips(frame.chips, question.chips, this.about.levels, {
      remove: async (place) => this.search && this.go({ find: await this.search.without(state.find, place) }),
      reread: async (place, other) => {
        if (!this.search) return;
        const rest = await this.search.without(state.find, place);
        await this.go({ find: `${rest} ${other.typed}`.trim() });
      },
    });
    frame.correct(sayCorrections(question.chips));
    frame.showResults(asks, question.vague, isTyping);
    const count = compared ? words.compared : question.chips.length === 0 ? words.everyone(total) : words.found(total);
    frame.count(asks ? count : "", total > 0 && !compared);
    this.isCut = false;
    if (!asks) return this.announce(question.vague ? words.vague : "");
    this.announce(count);
    if (compared) showComparison(frame.results("compare"), compared, this.around, () => this.go({ view: "" }));
    else this.drawAnswers(isTyping ? this.inSight : STEP);
    this.drawNobody(found);
  }

  /** @param {Found} found */
  drawNobody(found) {
    showNobody(this.frame.nobody, found, {
      levels: this.about.levels,
      url: siteUrl,
      profile: (slug) => this.profileUrl(slug),
      ask: (query) => this.go({ find: query }),
      forms: { wish: this.root.dataset.wish ?? "", edit: this.root.dataset.edit ?? "" },
      you: this.search?.settings.you ?? "",
      isYou: (slug) => this.search && (this.search.settings = { ...this.search.settings, you: slug }),
      find: async (name) => (await this.search?.find(`person:"${name.replaceAll('"', "")}"`, { limit: 4, facets: false }))?.answers ?? [],
    });
  }

  /** @param {number} [most] */
  drawAnswers(most = this.answers.length) {
    const { frame } = this;
    const { view } = this.history.state;
    const answers = this.answers.slice(0, most);
    this.isCut = answers.length < this.answers.length;
    if (view === "table") showTable(frame.results("table"), answers, this.around);
    else showCards(frame.results("cards"), answers, this.around);
    const left = this.isCut ? 0 : (this.found?.total ?? 0) - answers.length;
    frame.showMore(Math.min(left, STEP), this.answers.length < BY_THEMSELVES);
  }

  async showMore() {
    const { search, turn } = this;
    const { find, sort } = this.history.state;
    if (!search || !this.found || this.answers.length >= this.found.total) return;
    const next = await search.find(find, { sort: sort || "best", limit: STEP, start: this.answers.length, facets: false });
    if (turn !== this.turn || this.page.signal.aborted) return;
    // At midnight the order changes: nobody is to stand there twice.
    const shown = new Set(this.answers.map((answer) => answer.slug));
    this.answers = [...this.answers, ...next.answers.filter((answer) => !shown.has(answer.slug))];
    this.drawAnswers();
  }

  /**
   * @param {number} turn
   * @param {Found} found
   */
  async refreshNobody(turn, found) {
    const { search, page } = this;
    if (!search || !this.shows(found) || found.total > 0 || found.instead) return;
    const whole = await search.find(this.history.state.find, { limit: 0, facets: false }).catch(() => null);
    if (whole && turn === this.turn && !page.signal.aborted) this.drawNobody(whole);
  }

  /** @param {number} turn */
  async refreshFacets(turn) {
    const { search, page } = this;
    if (!search || turn !== this.turn || page.signal.aborted) return;
    const facets = await search.facets(this.history.state.find).catch(() => null);
    if (!facets || turn !== this.turn || page.signal.aborted) return;
    const chips = this.found?.question.chips ?? [];
    this.showFacets(facets, chips.some((chip) => (chip.kind === "skill" || chip.kind === "category") && !chip.negated));
    this.frame.countFilters(facets.reduce((sum, facet) => sum + facet.values.filter((value) => value.chosen).length, 0));
  }

  /** @param {string} text */
  announce(text) {
    clearTimeout(this.resting);
    this.resting = window.setTimeout(() => this.page.signal.aborted || this.frame.say(text), REST);
  }
}

/**
 * Cut the last words off a query; words are what the engine takes for such.
 * @param {string} query
 * @param {number} count
 */
function withoutLastWords(query, count) {
  const wanted = wordsOf(query).length - count;
  let rest = query;
  while (rest && wordsOf(rest).length > wanted) rest = rest.slice(0, -1);
  return rest.trim();
}
