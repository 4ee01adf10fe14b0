/** Lets readers say where their clock stands and what they speak, where their browser says something else. */

import { button, element } from "./elements.js";
import { words } from "./words.js";

/** @typedef {import("../search/asker.js").Settings} Settings */

/** @typedef {{ settings: Settings, zones: readonly string[], spoken: readonly string[], keep: (settings: Settings) => void }} Given */

/**
 * Offer to say which clock and which languages are one's own. The boxes for it are made when they are opened: browsers
 * look at each box of a page with each letter typed into any, to see whether they could fill it in.
 * @param {HTMLElement} parent
 * @param {Given} given
 */
export function showAboutYou(parent, given) {
  const details = element("details", { class: "hub-details hub-about-you" }, element("summary", {}, words.about));
  details.addEventListener("toggle", () => details.append(...boxesOf(given)), { once: true });
  parent.replaceChildren(details);
}

/**
 * Make the boxes, with what was said before.
 * @param {Given} given
 */
function boxesOf({ settings, zones, spoken, keep }) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = element("select", { id: "hub-zone", class: "hub-input" }, element("option", { value: "" }, words.browserZone(own)));
  for (const name of [...zones].sort()) zone.append(element("option", { value: name }, name.replaceAll("_", " ")));
  zone.value = settings.zone;
  const languages = element("input", {
    id: "hub-languages",
    class: "hub-input",
    type: "text",
    value: settings.languages.join(", "),
    placeholder: spoken.join(", "),
  });
  const status = element("span", { role: "status", class: "hub-copied" });
  const save = () => {
    const said = languages.value.split(/[,;،、]/).map((name) => name.trim()).filter(Boolean);
    keep({ ...settings, zone: zone.value, languages: said });
    status.textContent = words.saved;
  };
  return [
    element("p", { class: "hub-quiet" }, words.aboutWhy),
    element("p", {}, element("label", { for: zone.id }, words.zone), zone),
    element("p", {}, element("label", { for: languages.id }, words.languages), languages),
    element("p", {}, button({ class: "hub-link" }, save, words.save), " ", status),
  ];
}
