/** Says where a profile stands: on a page of its own, or on one that it shares with others. */

import { tieHash } from "./fold.js";

/**
 * Give the address of somebody's profile, relative to the site's root.
 * @param {string} slug
 * @param {number} pages  that profiles share, 0 where everyone has their own
 */
export function profilePath(slug, pages) {
  return pages === 0 ? `people/${slug}/` : `people/page-${(tieHash(slug) % pages) + 1}/#p-${slug}`;
}
