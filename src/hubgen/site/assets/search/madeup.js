/** Makes the slug of a name that has no Latin letters: the BLAKE2s hash of the folded name. */

const START = Uint32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19);
const BLOCK = 64;
const DIGEST = 4;
/** In which order each round takes in the words of a block. */
const ROUNDS = [
  "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8", "905724afe1bc683d",
  "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a", "6fe9b308c2d714a5", "a2847615fb9e3cd0",
].map((round) => Uint8Array.from(round, (digit) => Number.parseInt(digit, 16)));
const encoder = new TextEncoder();

/** @param {string} name */
export function madeUpSlug(name) {
  // As Python folds it, where they would differ: a small sigma at the end of a word.
  const hash = blake2s(encoder.encode(name.normalize("NFKC").toLowerCase().replaceAll("ς", "σ")));
  const swapped = ((hash & 255) << 24) | ((hash & 0xff00) << 8) | ((hash >>> 8) & 0xff00) | (hash >>> 24);
  return `x-${(swapped >>> 0).toString(16).padStart(8, "0")}`;
}

/**
 * Give the first four bytes of the hash, as a number of which the first is the lowest.
 * @param {Uint8Array} text
 */
function blake2s(text) {
  const state = START.slice();
  state[0] ^= 0x01010000 ^ DIGEST;
  const words = new Uint32Array(16);
  for (let start = 0; start === 0 || start < text.length; start += BLOCK) {
    words.fill(0);
    const end = Math.min(start + BLOCK, text.length);
    for (let at = start; at < end; at++) words[(at - start) >> 2] |= text[at] << (8 * (at & 3));
    compress(state, words, end, end === text.length);
  }
  return state[0];
}

/**
 * Mix a block into the state; *length* is how many bytes there were so far.
 * @param {Uint32Array} state
 * @param {Uint32Array} words
 * @param {number} length
 * @param {boolean} last
 */
function compress(state, words, length, last) {
  const mixed = new Uint32Array(16);
  mixed.set(state);
  mixed.set(START, 8);
  mixed[12] ^= length;
  if (last) mixed[14] = ~mixed[14];
  for (const order of ROUNDS) {
    // Columns first, then diagonals.
    for (let at = 0; at < 4; at++) mix(mixed, at, at + 4, at + 8, at + 12, words[order[2 * at]], words[order[2 * at + 1]]);
    for (let at = 0; at < 4; at++) {
      const [one, other] = [words[order[2 * at + 8]], words[order[2 * at + 9]]];
      mix(mixed, at, ((at + 1) & 3) + 4, ((at + 2) & 3) + 8, ((at + 3) & 3) + 12, one, other);
    }
  }
  for (let at = 0; at < 8; at++) state[at] ^= mixed[at] ^ mixed[at + 8];
}

/**
 * @param {Uint32Array} state
 * @param {number} a
 * @param {number} b
 * @param {number} c
 * @param {number} d
 * @param {number} one
 * @param {number} other
 */
function mix(state, a, b, c, d, one, other) {
  state[a] += state[b] + one;
  state[d] = turned(state[d] ^ state[a], 16);
  state[c] += state[d];
  state[b] = turned(state[b] ^ state[c], 12);
  state[a] += state[b] + other;
  state[d] = turned(state[d] ^ state[a], 8);
  state[c] += state[d];
  state[b] = turned(state[b] ^ state[c], 7);
}

/**
 * @param {number} word
 * @param {number} bits
 */
function turned(word, bits) {
  return (word >>> bits) | (word << (32 - bits));
}
