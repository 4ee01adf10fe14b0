/** Asks readers on a skill's page whether their own claim is still true, where their browser knows who they are. */

import { SETTINGS_KEY, readSettings } from "./search/asker.js";
import { openStore } from "./storage.js";

const SLUG = /^[a-z0-9-]+$/;
/** What stands in the page in the place of the reader's own slug. */
const PLACE = "YOUR-SLUG";

/** @param {Document} root */
export function setUpOwnClaim(root) {
  const panel = /** @type {HTMLElement | null} */ (root.querySelector("[data-hub-own]"));
  if (!panel) return;
  const { you } = readSettings(openStore(() => localStorage).read(SETTINGS_KEY));
  // Another hub at the same address may have remembered it, and knowing is no wish.
  if (!SLUG.test(you) || !root.querySelector(`[data-hub-knows] a:is([href$="/people/${you}/"], [href$="#p-${you}"])`)) return;
  for (const link of panel.querySelectorAll("a")) link.href = link.href.replace(PLACE, you);
  for (const path of panel.querySelectorAll("[data-hub-your]")) path.textContent = (path.textContent ?? "").replace(PLACE, you);
  panel.hidden = false;
  for (const offer of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-hub-add]"))) offer.hidden = true;
}
