/** What the directory says to readers, in one place: another language is another such file. */

/** @typedef {import("../search/chips.js").Chip} Chip */

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** @type {Record<string, string>} */
const KINDS = {
  skill: "Skill",
  category: "Category",
  team: "Team",
  place: "Place",
  language: "Language",
  zone: "Time zone",
  circle: "Circle",
  role: "Role",
  person: "Name",
  word: "Wrote",
};

/** @type {Record<string, string>} */
const FLAGS = { teaches: "Teaches", wants: "Wants to learn", awake: "At work now", seat: "Has a free seat" };

export const words = {
  locale: "en",
  loading: "Loading the search …",
  failed: "The search could not be loaded. Everyone is listed below; try again when you are connected.",
  lost: "The line seems to be down, and this part of the search was not loaded before. Try again when you are connected.",
  retry: "Try again",
  /** @param {number} count */
  people: (count) => counted(count, "person", "people"),
  /** @param {number} count */
  found: (count) => (count === 0 ? "Nobody fits all of this" : counted(count, "person fits", "people fit")),
  everyone: (/** @type {number} */ count) => `Everyone: ${counted(count, "person", "people")}`,
  suggestions: "Suggestions",
  vague: "Go on typing, or choose:",
  readAs: "Read as",
  clear: "Start over",
  not: "not",
  /** @param {Chip} chip  @param {readonly string[]} levels */
  chipKind: (chip, levels) => FLAGS[chip.kind] ?? (chip.kind === "level" ? levelOrMore(levels[chip.level - 1], chip.level === levels.length) : (KINDS[chip.kind] ?? "")),
  /** @param {string} label  @param {string} text */
  showing: (label, text) => `Showing ${label} for “${text}”.`,
  /** @param {string} what */
  takeAway: (what) => `Take away: ${what}`,
  /** @param {string} kind  @param {string} label  @param {string} text */
  meant: (kind, label, text) => `“${text}” as a ${(KINDS[kind] ?? kind).toLowerCase()}${label.toLowerCase() === text ? "" : `: ${label}`}?`,
  unknown: "not known here",
  /** @type {Record<string, string>} */
  suggestionKinds: { ...lower(KINDS), person: "person" },
  // Filters
  filters: "Filters",
  /** @param {number} count */
  showFilters: (count) => (count ? `Filters (${count})` : "Filters"),
  help: "Can help",
  /** @type {Record<string, string>} */
  facets: {
    level: "At least",
    skill: "Also knows",
    place: "Place",
    language: "Speaks",
    team: "Team",
    circle: "Goes to the circle",
    wants: "Learning",
  },
  /** @type {Record<string, string>} */
  flags: { teaches: "teaches it", seat: "has a free seat", awake: "is at work now", wants: "wants to learn something" },
  anyLevel: "any level",
  levelOrMore,
  /** @param {number} count  @param {string} facet */
  more: (count, facet) => `Show ${count} more (${facet})`,
  /** @param {string} facet */
  fewer: (facet) => `Show fewer (${facet})`,
  // Results
  sort: "Order",
  /** @type {Record<string, string>} */
  sorts: { "": "Best first", name: "Name", level: "Level", near: "Nearest in time" },
  view: "View",
  /** @type {Record<string, string>} */
  views: { "": "Cards", table: "Table" },
  /** @param {number} count */
  showMore: (count) => `Show ${count} more`,
  teaches: "teaches",
  away: "away",
  knows: "Knows",
  knowsIt: "knows it",
  columns: { name: "Name", team: "Team", place: "Place", skills: "Skills", speaks: "Speaks", time: "Time there", seats: "Free seats" },
  // Compare
  compare: "Compare",
  /** @param {string} name */
  compareWith: (name) => `Compare ${name} with others`,
  /** @param {string} name */
  stopComparing: (name) => `Take ${name} out of the comparison`,
  compared: "Side by side",
  /** @param {number} count */
  compareThese: (count) => `Compare these ${count}`,
  oneMore: "Choose somebody else to compare with",
  full: "Four is the most that fit side by side",
  clearCompared: "Compare nobody",
  back: "Back to everyone who fits",
  fact: "What",
  role: "Role",
  nothing: "–",
  /** @param {number | null} seats */
  seats: (seats) => (seats === null ? "not said" : seats === 0 ? "none" : String(seats)),
  nobodyCompared: "Nobody is chosen. Press Compare on two to four people.",
  // Nobody
  loosen: "Ask for less",
  /** @param {string} what  @param {number} hits */
  without: (what, hits) => `Without “${what}”: ${counted(hits, "person", "people")}`,
  learning: "Learning it now: ask them how they go about it",
  circles: "Where it is talked about",
  related: "Near it",
  nothingNear: "Nothing here comes near it. Try another word, or look through everyone by name.",
  wish: (/** @type {string} */ skill) => `Say that you want to learn ${skill}`,
  wishWhy: "Whoever could teach it sees it, and so does whoever runs the program.",
  wishForm: "Open your profile with it filled in",
  /** @param {boolean} other  whether there is another way, said before */
  wishLines: (other) => `${other ? "Or put" : "Put"} these lines into your profile. If it has a “wants:” already, leave that line out.`,
  copy: "Copy",
  yourName: "Your name",
  openProfile: (/** @type {string} */ name) => `Edit the profile of ${name}`,
  newProfile: "You have no profile yet? Begin one with this wish in it",
  emptyProfile: "You have no profile yet? Begin one, and put these lines into it",
  // The reader
  about: "Your clock and languages",
  aboutWhy: "People whose day and language are near yours come first. Kept in this browser only.",
  zone: "Time zone",
  browserZone: (/** @type {string} */ zone) => `as this browser: ${zone}`,
  languages: "Languages, with commas between them",
  save: "Save",
  saved: "Saved",
};

/**
 * @param {string} name
 * @param {boolean} [isHighest]
 */
function levelOrMore(name, isHighest = false) {
  return isHighest ? name : `${name} or better`;
}

/** @param {Record<string, string>} names */
function lower(names) {
  return Object.fromEntries(Object.entries(names).map(([key, name]) => [key, name.toLowerCase()]));
}
