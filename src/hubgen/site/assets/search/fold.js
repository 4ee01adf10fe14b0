/** Turns text into the folded words that queries and the vocabulary are compared by. */

import { madeUpSlug } from "./madeup.js";

/** @type {Record<string, string>} */
const UNDECOMPOSED = {
  ł: "l", ø: "o", đ: "d", ß: "ss", ı: "i", æ: "ae", œ: "oe", þ: "th", ð: "d", ħ: "h", ŧ: "t", ς: "σ",
};
const ONE_OF_THEM = new RegExp(`[${Object.keys(UNDECOMPOSED).join("")}]`, "gu");
/** @type {Record<string, string>} */
const SLUG_LETTERS = {
  ł: "l", Ł: "L", ø: "o", Ø: "O", đ: "d", Đ: "D", ß: "ss", ı: "i", æ: "ae", Æ: "Ae", œ: "oe", þ: "th", ð: "d",
};
const SLUG_LETTER = new RegExp(`[${Object.keys(SLUG_LETTERS).join("")}]`, "gu");
const ASCII = /^[\x00-\x7f]*$/;
const ASCII_WORD = /^[a-z0-9+#]+$/;
const WITH_PARTS = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;

/**
 * Fold text: compatibility forms taken apart, marks dropped, small letters, put together again.
 * @param {string} text
 */
export function fold(text) {
  if (ASCII.test(text)) return text.toLowerCase();
  const plain = text.normalize("NFKD").replace(/\p{Mn}+/gu, "").toLowerCase();
  return plain.replace(ONE_OF_THEM, (letter) => UNDECOMPOSED[letter]).normalize("NFC");
}

/**
 * Give the folded words of a text: runs of letters, digits, + and #.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  if (!ASCII.test(text)) return fold(text).match(/[\p{L}\p{N}\p{M}+#]+/gu) ?? [];
  const folded = text.toLowerCase();
  return ASCII_WORD.test(folded) ? [folded] : (folded.match(/[a-z0-9+#]+/g) ?? []);
}

/**
 * Give the folded words of each text. To fold many at once is far quicker.
 * @param {string[]} texts
 * @returns {string[][]}
 */
export function wordsOfEach(texts) {
  const lines = fold(texts.join("\n")).replace(/[^\p{L}\p{N}\p{M}+#\n]+/gu, " ").split("\n");
  return lines.length === texts.length ? lines.map(piecesOf) : texts.map(wordsOf);
}

/** @param {string} line */
function piecesOf(line) {
  return line === "" || line.includes(" ") ? line.split(" ").filter(Boolean) : [line];
}

/**
 * Drop the s of a plural, in texts and in queries alike.
 * @param {string} word
 */
export function stem(word) {
  return Array.from(word).length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

/**
 * Say whether a word is written without spaces between its parts: Han, kana or hangul.
 * @param {string} word
 */
export function hasParts(word) {
  return WITH_PARTS.test(word);
}

/**
 * Give the slug that a name suggests; the index holds the slugs that are others.
 * @param {string} name
 */
export function plainSlug(name) {
  return (latin(name).match(/[a-z0-9]+/g) ?? []).join("-") || madeUpSlug(name);
}

/**
 * Give the words of the slug that each text suggests.
 * @param {string[]} texts
 * @returns {string[][]}
 */
export function speltWordsOfEach(texts) {
  const lines = latin(texts.join("\n")).replace(/[^a-z0-9\n]+/g, " ").split("\n");
  return lines.length === texts.length ? lines.map(piecesOf) : texts.flatMap((text) => speltWordsOfEach([text.replaceAll("\n", " ")]));
}

/**
 * Write a text in small Latin letters, as far as it can be.
 * @param {string} text
 */
function latin(text) {
  let plain = text;
  if (!ASCII.test(text)) {
    plain = text.replace(SLUG_LETTER, (letter) => SLUG_LETTERS[letter]).normalize("NFKD").replace(/[^\x00-\x7f]+/g, "");
  }
  return plain.toLowerCase().replaceAll("+", "-plus-").replaceAll("#", "-sharp-");
}

/**
 * Say whether nobody ever spelt a name as this slug: it has a number, or was made up for a name without Latin letters.
 * @param {string} slug
 */
export function isMadeUp(slug) {
  return /[0-9]|^x-[a-f]{8}$/.test(slug);
}

const encoder = new TextEncoder();

/**
 * Hash a text to 32 bits: FNV-1a over its UTF-8, then mixed, because its last bytes hardly reach the high bits.
 * @param {string} text
 */
export function tieHash(text) {
  let value = 2166136261;
  for (const byte of encoder.encode(text)) value = Math.imul(value ^ byte, 16777619);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
