/** Counts the edits between two words: optimal string alignment, as in typing too fast. */

const ASTRAL = /[\ud800-\udfff]/;

/**
 * Say how many typos a word bears: one from four letters, two from eight.
 * @param {string} word
 */
export function allowedEdits(word) {
  if (word.length < 4 || ASTRAL.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * Give the length of a word that typos are looked for in, 0 for one that is left out.
 * @param {string} word
 */
export function comparedSize(word) {
  return ASTRAL.test(word) ? 0 : word.length;
}

/**
 * Give a bit for each letter of the word, of which several share one.
 * @param {string} word
 */
export function letterMask(word) {
  let mask = 0;
  for (let at = 0; at < word.length; at++) mask |= 1 << (word.charCodeAt(at) & 31);
  return mask;
}

/** @param {number} bits */
export function bitCount(bits) {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

let rows = [new Int32Array(128), new Int32Array(128), new Int32Array(128)];

/**
 * Give the edits from *typed* to *word*, and to that beginning of *word* which is nearest. Where more than *most*
 * edits are needed for both, any greater number is given.
 * @param {string} typed
 * @param {string} word
 * @param {number} most
 * @returns {[number, number]}
 */
export function edits(typed, word, most) {
  const size = word.length;
  if (size >= rows[0].length) rows = rows.map(() => new Int32Array(2 * size));
  let [before, last, line] = rows;
  for (let column = 0; column <= size; column++) last[column] = column;
  for (let row = 1; row <= typed.length; row++) {
    const sign = typed.charCodeAt(row - 1);
    const former = row > 1 ? typed.charCodeAt(row - 2) : -1;
    let least = (line[0] = row);
    for (let column = 1; column <= size; column++) {
      const other = word.charCodeAt(column - 1);
      let cost = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (sign === other ? 0 : 1));
      if (column > 1 && former === other && sign === word.charCodeAt(column - 2)) cost = Math.min(cost, before[column - 2] + 1);
      line[column] = cost;
      if (cost < least) least = cost;
    }
    // A swap reaches back two rows, so one row above the limit is not the end yet; two are.
    if (least > most + 1) return [most + 1, most + 1];
    [before, last, line] = [last, line, before];
  }
  let nearest = last[0];
  for (let column = 1; column <= size; column++) nearest = Math.min(nearest, last[column]);
  return [last[size], nearest];
}
