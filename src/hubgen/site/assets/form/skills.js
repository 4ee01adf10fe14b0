/** Knows the hub's skills: which one a word means, which ones a word may begin, and what a level of one means. */

/** A skill as Python gives it: slug, name, other names, what levels 1 to 4 mean, what replaces it ("-" for nothing). @typedef {[string, string, string[], string[], string]} Row */
/** @typedef {{ slug: string, name: string, aliases: string[], levels: string[], replacedBy: string }} Skill */
/** @typedef {{ value: string, label: string, note: string }} Option */

/**
 * Fold a word to what a reference to a skill is compared by: no case, no spaces, no punctuation but + and #.
 * @param {string} text
 */
export function normalise(text) {
  let folded = text;
  for (let round = 0; round < 2; round += 1) {
    // Python's casefold: capitals first, so that ß and ς become what their capitals would.
    folded = folded.normalize("NFKC").toUpperCase().toLowerCase().replaceAll("ς", "σ");
  }
  const kept = folded.replace(/[^+#\P{P}]|[^+\P{S}]|[\p{Z}\p{C}]/gu, "").normalize("NFKC");
  // A name of signs alone is itself.
  return kept || folded.replace(/\s+/g, "");
}

export class Skills {
  /** @param {Row[]} rows */
  constructor(rows) {
    /** @type {Skill[]} */
    this.all = rows.map(([slug, name, aliases, levels, replacedBy]) => ({ slug, name, aliases, levels, replacedBy }));
    /** @type {Map<string, Skill>} */
    this.index = new Map();
    // A slug wins over a name, a name over another name.
    for (const wordsOf of WORDS) {
      for (const skill of this.all) {
        for (const word of wordsOf(skill)) {
          const key = normalise(word);
          if (!this.index.has(key)) this.index.set(key, skill);
        }
      }
    }
  }

  /**
   * Give the skill that a word means, or null.
   * @param {string} text
   */
  find(text) {
    return this.index.get(normalise(text)) ?? null;
  }

  /**
   * Give what tells two skills apart, declared or not.
   * @param {string} text
   */
  key(text) {
    return this.find(text)?.slug ?? `=${normalise(text)}`;
  }

  /**
   * Offer skills that a word begins or stands in, those that begin with it first.
   * @param {string} text
   * @param {number} most
   * @returns {Option[]}
   */
  suggest(text, most) {
    const wanted = normalise(text);
    if (!wanted) return [];
    /** @type {[number, Option][]} */
    const found = [];
    for (const { name, aliases, replacedBy } of this.all) {
      if (replacedBy) continue;
      const [at, word] = bestOf(wanted, [name, ...aliases]);
      if (at < Infinity) found.push([at, { value: name, label: name, note: word === name ? "" : word }]);
    }
    return found.sort(([one], [other]) => one - other).slice(0, most).map(([, option]) => option);
  }
}

/** @type {((skill: Skill) => string[])[]} */
const WORDS = [(skill) => [skill.slug], (skill) => [skill.name], (skill) => skill.aliases];

/**
 * Give where, and in which word, the text stands earliest; another name counts a little less than the name.
 * @param {string} wanted
 * @param {string[]} words  the name first
 * @returns {[number, string]}
 */
function bestOf(wanted, words) {
  /** @type {[number, string]} */
  let best = [Infinity, ""];
  for (const [place, word] of words.entries()) {
    const at = normalise(word).indexOf(wanted);
    const worth = Math.min(at, 2) * 2 + (place > 0 ? 1 : 0);
    if (at >= 0 && worth < best[0]) best = [worth, word];
  }
  return best;
}
