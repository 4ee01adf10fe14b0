/** Asks readers whether they have a profile already, and which one is theirs; the browser remembers. */

import { button, element, isolated } from "../directory/elements.js";
import { words } from "./words.js";

/**
 * Say whose profile is changed, with a way out.
 * @param {string} name
 * @param {() => void} leave
 */
export function sayWho(name, leave) {
  return element(
    "div",
    { class: "hub-notice" },
    element("p", {}, element("strong", {}, words.editing(name)), " ", button({ class: "hub-link" }, leave, words.notMe)),
    element("p", { class: "hub-quiet" }, words.editingWhy),
  );
}

/**
 * Make the question, with a box that finds people by their name.
 * @param {(name: string) => Promise<{ slug: string, name: string }[]>} find
 * @param {(slug: string) => void} isMe
 */
export function askWho(find, isMe) {
  const list = element("ul", { class: "hub-nobody__list" });
  const status = element("p", { class: "hub-quiet", role: "status" });
  const input = element("input", { class: "hub-input", type: "text", id: "hub-form-you", autocomplete: "name", spellcheck: "false" });
  input.addEventListener("input", async () => {
    const name = input.value.trim();
    const people = name.length > 1 ? await find(name).catch(() => []) : [];
    if (input.value.trim() !== name) return;
    list.replaceChildren(...people.map((person) => {
      return element("li", {}, button({ class: "hub-link" }, () => isMe(person.slug), isolated(words.iAm(person.name))));
    }));
    status.textContent = name.length > 1 && people.length === 0 ? words.nobodyFound : "";
  });
  return element(
    "details",
    { class: "hub-details", id: "hub-form-who" },
    element("summary", {}, words.youEdit),
    element("div", { class: "hub-field" }, element("label", { for: input.id }, words.yourName), input, status, list),
    element("p", { class: "hub-quiet" }, words.youWhy),
  );
}
