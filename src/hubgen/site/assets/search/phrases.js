/** Gathers what skills, teams, places and all the rest are called, as phrases of numbered words. */

import { wordsOf } from "./fold.js";

/** @typedef {import("./boot.js").Lists} Lists */
/** @typedef {import("./boot.js").Skill} Skill */

/**
 * A name of something: *id* is its place in the list of its kind.
 * @typedef {{ kind: string, id: number, words: number[] }} Phrase
 */

/** Words in the order in which they were met. */
export class Words {
  /** @param {Words} [known]  words to go on from */
  constructor(known) {
    /** @type {string[]} */
    this.list = known ? [...known.list] : [];
    /** @type {Map<string, number>} */
    this.numbers = known ? new Map(known.numbers) : new Map();
  }

  /** @param {string} word */
  number(word) {
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.list.length;
      this.numbers.set(word, number);
      this.list.push(word);
    }
    return number;
  }
}

/**
 * All phrases, and for each word in which of them, at which position, it stands.
 * @typedef {{ words: Words, phrases: Phrase[], places: ({ place: number, position: number }[] | undefined)[] }} Phrasebook
 */

/** @type {WeakMap<Lists, Phrasebook>}  they need nobody, so they are there before the people are */
const books = new WeakMap();

/**
 * @param {Lists} lists
 * @returns {Phrasebook}
 */
export function phrasebook(lists) {
  const known = books.get(lists);
  if (known) return known;
  /** @type {Phrasebook} */
  const book = { words: new Words(), phrases: [], places: [] };
  for (let id = 0; id < lists.skills.length; id++) {
    for (const words of skillPhrases(lists.skills[id])) add(book, "skill", id, words);
  }
  for (const [kind, names] of namedLists(lists)) names.forEach((name, id) => add(book, kind, id, wordsOf(name)));
  books.set(lists, book);
  return book;
}

/**
 * @param {Phrasebook} book
 * @param {string} kind
 * @param {number} id
 * @param {string[]} spoken
 */
function add({ words, phrases, places }, kind, id, spoken) {
  if (spoken.length === 0) return;
  const phrase = { kind, id, words: spoken.map((word) => words.number(word)) };
  const place = phrases.push(phrase) - 1;
  phrase.words.forEach((word, position) => (places[word] ??= []).push({ place, position }));
}

/**
 * @param {Lists} lists
 * @returns {[string, string[]][]}
 */
function namedLists(lists) {
  return [
    ["language", lists.languages],
    ["place", lists.places],
    ["team", lists.teams],
    ["role", lists.roles],
    ["category", lists.categories],
    ["circle", lists.circles.map((circle) => circle.name)],
    ["zone", lists.zones.map((zone) => zone.name)],
  ];
}

/**
 * Give what a skill is called: its names, and those of several words written as one.
 * @param {Skill} skill
 */
function skillPhrases(skill) {
  const names = [skill.name, skill.slug, ...skill.aliases].map(wordsOf);
  const joined = names.filter((words) => words.length > 1).map((words) => [words.join("")]);
  return new Map([...names, ...joined].map((words) => [words.join(" "), words])).values();
}
