/** Turns text into what a query is compared with, so that nobody has to type an accent. */

/** Letters that Unicode does not take apart into a plain letter and a mark. @type {Record<string, string>} */
const UNDECOMPOSED = {
  ł: "l", ø: "o", đ: "d", ß: "ss", ı: "i", æ: "ae", œ: "oe", þ: "th", ð: "d", ħ: "h", ŧ: "t", ς: "σ",
  "’": "'", "‘": "'",
};
const ONE_OF_THEM = new RegExp(`[${Object.keys(UNDECOMPOSED).join("")}]`, "gu");

/**
 * Fold text: compatibility forms taken apart, marks dropped, small letters. Folding twice changes nothing more.
 * @param {string} text
 */
export function fold(text) {
  const plain = text.normalize("NFKD").replace(/\p{Mn}+/gu, "").toLowerCase();
  return plain.replace(ONE_OF_THEM, (letter) => UNDECOMPOSED[letter]).normalize("NFKD");
}

/**
 * Give the folded words of a query.
 * @param {string} query
 */
export function foldedWords(query) {
  return fold(query).split(/\s+/u).filter(Boolean);
}

/**
 * Say whether every word occurs in a text.
 * @param {string} text  folded
 * @param {readonly string[]} wanted  folded
 */
export function hasEvery(text, wanted) {
  return wanted.every((word) => text.includes(word));
}
