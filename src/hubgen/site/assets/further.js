/** What one asks for once the first answers are there: filters, other wordings, comparison, and what there is where nobody fits. */

export { peopleWith, rowsOf } from "./search/compare.js";
export { countFacets } from "./search/facets.js";
export { insteadOf } from "./search/instead.js";
export { minus, plus, without } from "./search/rewording.js";
