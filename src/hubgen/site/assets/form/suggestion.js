/** Shows whom the hub would begin with for a skill, with the reasons, and takes them into the form. */

import { button, element, isolated } from "../directory/elements.js";
import { words } from "./words.js";

/** @typedef {{ teachers: string[], learners: string[], pairs: [string, string][], why: string[] }} Suggestion */

/** @param {(found: Suggestion) => void} take */
export function makeSuggestion(take) {
  const box = element("div", { class: "hub-notice", "aria-live": "polite", hidden: true });
  return {
    element: box,
    /** @param {string} name  of the skill, empty while none stands there  @param {Suggestion | undefined} found */
    show(name, found) {
      box.hidden = !name;
      const reasons = (found?.why ?? []).map((reason) => element("li", {}, isolated(reason)));
      const title = element("p", {}, element("strong", {}, found ? words.couldBegin : words.nobodySuggested(name)));
      const taking = found ? [button({ class: "md-button hub-button", id: "hub-take" }, () => take(found), words.takeThem)] : [];
      const said = found ? element("p", { class: "hub-quiet" }, words.askThem) : element("p", {}, words.whomToAsk);
      box.replaceChildren(title, ...(reasons.length > 0 ? [element("ul", {}, ...reasons)] : []), said, ...taking);
    },
  };
}
