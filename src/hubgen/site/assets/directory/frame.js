/** Builds the empty places of the directory's search once: chips, filters, results, and what is said to the reader. */

import { button, element } from "./elements.js";
import { SORTS, VIEWS } from "./state.js";
import { words } from "./words.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("./state.js").State} State */

/** As wide as this, the filters stand open beside the results. */
const WIDE = "(min-width: 60em)";
/** The next answers are asked for this far (px) before a reader comes to them, once they have stood there so long (ms). */
const AHEAD = 600;
const SETTLED = 150;

/** @typedef {ReturnType<typeof makeFrame>} Frame */

/**
 * @param {HTMLElement} root
 * @param {Page} page
 */
export function makeFrame(root, page) {
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const everyone = /** @type {HTMLElement | null} */ (document.getElementById("hub-everyone"));
  const corrected = element("p", { class: "hub-find__corrected", hidden: true });
  const chips = element("ul", { class: "hub-chips hub-read-as", "aria-label": words.readAs, hidden: true });
  const status = element("p", { role: "status", class: "hub-status" });
  const filters = makeFilters();
  const results = makeResults();
  const body = element("div", { class: "hub-find__body" }, filters.details, results.section);
  const old = Array.from(root.children).filter((child) => child !== form);
  for (const child of old) child.remove();
  root.append(corrected, chips, status, body);
  form.hidden = false;
  // What stands beside the search gives way to the answers.
  const around = root.parentElement;
  page.onEnd(() => {
    around?.classList.remove("hub-asks");
    for (const part of [corrected, chips, status, body]) part.remove();
  });
  const wide = matchMedia(WIDE);
  /** @type {IntersectionObserver | null} */
  let observer = null;

  return {
    form,
    input,
    chips,
    facets: filters.facets,
    about: filters.about,
    tray: results.tray,
    nobody: results.nobody,
    results: results.show,
    onSort: results.onSort,
    onView: results.onView,
    onReset: results.onReset,
    /** @param {() => void} more */
    onMore(more) {
      results.more.addEventListener("click", more);
      let timer = 0;
      // While somebody types, each letter's answers come and go: ten of them are enough to draw.
      observer = new IntersectionObserver((entries) => {
        clearTimeout(timer);
        const isNear = entries[entries.length - 1].isIntersecting && results.more.dataset.byItself === "yes";
        if (isNear) timer = window.setTimeout(() => results.more.hidden || more(), SETTLED);
      }, { rootMargin: `${AHEAD}px` });
      page.onEnd(() => {
        clearTimeout(timer);
        observer?.disconnect();
      });
    },
    /** @param {string} text  for those who hear the page; those who see it see the count */
    say(text) {
      status.replaceChildren(text);
      status.classList.toggle("hub-hidden", text === "" || !results.section.hidden);
    },
    /**
     * @param {string} text
     * @param {() => void} retry
     */
    fail(text, retry) {
      const again = button({ class: "hub-link" }, () => {
        status.replaceChildren(words.loading);
        retry();
      }, words.retry);
      status.replaceChildren(text, " ", again);
      status.classList.remove("hub-hidden");
      filters.details.hidden = true;
    },
    /** @param {string} text */
    correct(text) {
      corrected.textContent = text;
      corrected.hidden = text === "";
    },
    /**
     * @param {string} text
     * @param {boolean} some  whether there is anything to put in order
     */
    count(text, some) {
      results.count.textContent = text;
      results.ways.hidden = !some;
    },
    /** Say how many answers come into sight, and one more; 0 while too few are there to tell. */
    inSight() {
      const items = Array.from(results.section.querySelectorAll(".hub-result, tbody > tr"));
      return items.findIndex((item) => item.getBoundingClientRect().top > innerHeight) + 1;
    },
    /** @param {number} chosen */
    countFilters: (chosen) => (filters.summary.textContent = words.showFilters(chosen)),
    /**
     * @param {number} count
     * @param {boolean} byThemselves
     */
    showMore(count, byThemselves) {
      results.more.hidden = count <= 0;
      results.more.dataset.byItself = byThemselves ? "yes" : "no";
      results.more.textContent = words.showMore(count);
      // It tells only of changes; on a tall screen the button may still be as near as it was.
      observer?.unobserve(results.more);
      if (count > 0) observer?.observe(results.more);
    },
    /**
     * @param {State} state
     * @param {boolean} asks
     */
    showState(state, asks) {
      if (input.value !== state.find) input.value = state.find;
      results.showState(state);
      // The filters open by themselves where there is room, and stay as the reader leaves them.
      if (asks && results.section.hidden && wide.matches) filters.details.open = true;
    },
    /**
     * Show what belongs to a question. To lay out the filters or everyone takes a browser longer than the answers do, and
     * they come and go with the first letters: while somebody types, what is not there yet waits.
     * @param {boolean} asks
     * @param {boolean} vague
     * @param {boolean} isTyping
     */
    showResults(asks, vague, isTyping) {
      results.section.hidden = !asks;
      around?.classList.toggle("hub-asks", asks);
      if (vague || !isTyping || !filters.details.open) filters.details.hidden = vague;
      if (everyone && (asks || !isTyping)) everyone.hidden = asks;
    },
  };
}

function makeFilters() {
  const summary = element("summary", {}, words.filters);
  const facets = element("div", { class: "hub-facets" });
  const about = element("div");
  const details = element("details", { class: "hub-details hub-filters" }, summary, facets, about);
  return { details, summary, facets, about };
}

function makeResults() {
  const count = element("h2", { class: "hub-count", id: "hub-count" }, "");
  const sort = element("select", { id: "hub-sort", class: "hub-input" });
  for (const value of SORTS) sort.append(element("option", { value }, words.sorts[value]));
  const views = VIEWS.filter((view) => view in words.views);
  const radios = views.map((value) => element("input", { type: "radio", name: "hub-view", value, id: `hub-view-${value || "cards"}` }));
  const labels = radios.map((radio, at) => element("label", {}, radio, words.views[views[at]]));
  const view = element("fieldset", { class: "hub-views" }, element("legend", { class: "hub-hidden" }, words.view), ...labels);
  const reset = button({ class: "hub-link", id: "hub-reset" }, () => undefined, words.clear);
  const order = element("label", { class: "hub-bar__sort" }, element("span", {}, `${words.sort} `), sort);
  const ways = element("div", { class: "hub-bar__ways" }, order, view);
  const bar = element("div", { class: "hub-bar" }, count, ways, reset);
  const kinds = {
    cards: element("ol", { class: "hub-results" }),
    table: element("div", { class: "hub-scroll" }),
    compare: element("div", {}),
  };
  const tray = element("div", { class: "hub-tray", role: "group", "aria-label": words.compared, hidden: true });
  const nobody = element("div", { class: "hub-nobody" });
  const more = button({ class: "md-button hub-button hub-more-results", hidden: true }, () => undefined);
  const section = element(
    "section",
    { class: "hub-answers-found", "aria-labelledby": "hub-count", hidden: true },
    bar,
    tray,
    ...Object.values(kinds),
    nobody,
    more,
  );
  return {
    section,
    count,
    ways,
    tray,
    nobody,
    more,
    /** @param {keyof typeof kinds} kind  the others are emptied */
    show(kind) {
      for (const [name, part] of Object.entries(kinds)) {
        if (name !== kind) part.replaceChildren();
        part.hidden = name !== kind;
      }
      more.hidden = true;
      return kinds[kind];
    },
    /** @param {(sort: string) => void} chosen */
    onSort: (chosen) => sort.addEventListener("change", () => chosen(sort.value)),
    /** @param {(view: string) => void} chosen */
    onView: (chosen) => radios.forEach((radio) => radio.addEventListener("change", () => chosen(radio.value))),
    /** @param {() => void} pressed */
    onReset: (pressed) => reset.addEventListener("click", pressed),
    /** @param {State} state */
    showState(state) {
      sort.value = state.sort;
      for (const radio of radios) radio.checked = radio.value === state.view;
    },
  };
}
