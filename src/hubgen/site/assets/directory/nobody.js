/** Shows what there is where nobody fits: what to ask for instead, who is learning it, and how to say that one would. */

import { sayShort } from "./chips.js";
import { button, element, isolated } from "./elements.js";
import { words } from "./words.js";

/** @typedef {import("../search/engine.js").Found} Found */

/**
 * Where a wish is written down: addresses with a word in capitals in the place of what only the browser knows; empty
 * without a forge.
 * @typedef {{ wish: string, edit: string }} Forms
 */

/**
 * What the panel needs from the page. *find* gives people whose name begins like that; *you* is the reader's own slug.
 * @typedef {{ levels: readonly string[], url: (path: string) => string, profile: (slug: string) => string,
 *   ask: (query: string) => void, forms: Forms,
 *   you: string, isYou: (slug: string) => void, find: (name: string) => Promise<{ slug: string, name: string }[]> }} Ways
 */

const NAMED = 4;

/**
 * @param {HTMLElement} parent
 * @param {Found} found
 * @param {Ways} ways
 */
export function showNobody(parent, { question, instead }, ways) {
  if (!instead) return parent.replaceChildren();
  const { levels, url, profile, ask } = ways;
  const loosen = instead.loosen.map(({ chip, hits, query }) => {
    return button({ class: "hub-link" }, () => ask(query), words.without(sayShort(question.chips[chip], levels), hits));
  });
  const related = instead.related.map(({ name, query }) => button({ class: "hub-link" }, () => ask(query), isolated(name)));
  const learning = instead.learning.map(({ slug, name }) => linkTo(profile(slug), name));
  const circles = instead.circles.map(({ slug, name }) => linkTo(url(`circles/${slug}/`), name));
  /** @type {HTMLElement[]} */
  const sections = [
    ...section(words.loosen, loosen),
    ...section(words.related, related),
    ...section(words.learning, learning),
    ...section(words.circles, circles),
  ];
  if (sections.length === 0) sections.push(element("p", {}, words.nothingNear));
  // A word that nobody wrote and no skill has may well be a skill that the hub does not know yet.
  const [unknown] = question.chips.filter((chip) => chip.kind === "word" && !chip.negated);
  const wished = instead.asked[0] ?? (unknown && { name: unknown.text, slug: "" });
  if (wished) sections.push(wishFor(wished, ways));
  parent.replaceChildren(...sections);
}

/**
 * @param {string} title
 * @param {HTMLElement[]} items
 */
function section(title, items) {
  if (items.length === 0) return [];
  const list = element("ul", { class: "hub-nobody__list" }, ...items.map((item) => element("li", {}, item)));
  return [element("h3", {}, title), list];
}

/**
 * @param {string} href
 * @param {string} name
 */
function linkTo(href, name) {
  return element("a", { href }, isolated(name));
}

/**
 * Make the lines for a profile, and the ways to put them there. No forge fills in an edit of a file that exists, so
 * the lines are copied, and a new profile has them in it already.
 * @param {{ name: string, slug: string }} skill
 * @param {Ways} ways
 */
function wishFor(skill, ways) {
  const { forms, you, isYou, find, url } = ways;
  // A JSON string is a YAML string: what a person wrote cannot become anything else.
  const written = skill.slug || JSON.stringify(skill.name);
  const lines = element("code", {}, `wants:\n  - skill: ${written}\n`);
  const copied = element("span", { class: "hub-copied", role: "status" });
  const copy = async () => {
    await navigator.clipboard.writeText(lines.textContent ?? "").then(
      () => (copied.textContent = "✓"),
      () => getSelection()?.selectAllChildren(lines),
    );
  };
  const panel = element(
    "section",
    { class: "hub-panel", "aria-labelledby": "hub-wish" },
    element("h3", { id: "hub-wish" }, words.wish(skill.name)),
    element("p", {}, words.wishWhy),
    // The form takes no words from a link but those of the hub's own skills.
    ...(skill.slug ? [element("p", {}, linkTo(url(`profile/?want=${skill.slug}`), words.wishForm))] : []),
    element("p", {}, words.wishLines(skill.slug !== "")),
    element("pre", {}, lines),
    element("p", {}, button({ class: "hub-link" }, copy, words.copy), " ", copied),
  );
  if (forms.edit) panel.append(...profileFinder(forms.edit, you, isYou, find));
  if (forms.wish) {
    const href = forms.wish.replace("THE-SKILL", encodeURIComponent(written));
    // Not every forge takes a text along.
    const label = href === forms.wish ? words.emptyProfile : words.newProfile;
    panel.append(element("p", {}, element("a", { href, rel: "noopener noreferrer" }, label)));
  }
  return panel;
}

/**
 * Make a box in which readers find their own profile; it is remembered in their browser.
 * @param {string} edit
 * @param {string} you
 * @param {(slug: string) => void} isYou
 * @param {(name: string) => Promise<{ slug: string, name: string }[]>} find
 */
function profileFinder(edit, you, isYou, find) {
  const list = element("ul", { class: "hub-nobody__list" });
  /** @param {{ slug: string, name: string }[]} people */
  const show = (people) => {
    const links = people.slice(0, NAMED).map(({ slug, name }) => {
      const link = element("a", { href: edit.replace("YOUR-SLUG", slug), rel: "noopener noreferrer" }, words.openProfile(name));
      link.addEventListener("click", () => isYou(slug));
      return element("li", {}, link);
    });
    list.replaceChildren(...links);
  };
  const input = element("input", { class: "hub-input", type: "text", id: "hub-you", autocomplete: "name", spellcheck: "false" });
  input.addEventListener("input", async () => {
    const name = input.value.trim();
    const people = name.length > 1 ? await find(name) : [];
    if (input.value.trim() === name) show(people);
  });
  if (you) find(you).then((people) => show(people.filter((person) => person.slug === you)), () => show([]));
  return [element("p", {}, element("label", { for: "hub-you" }, words.yourName), " ", input), list];
}
