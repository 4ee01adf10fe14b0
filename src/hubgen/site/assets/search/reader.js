/** Reads numbers and texts from the bytes of an index file. */

const MAGIC = "HUBI";
export const VERSION = 1;
export const KIND = { boot: 1, people: 2, claims: 3, words: 4 };
/** The ways to write a column that are not plain. */
const WAYS = { differences: 1, halves: 2, sparse: 3, given: 4 };
/** Bytes below are no text: they end one, and say how many bytes the next shares with it. */
const LEAST_TEXT = 32;
const END = "\0";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export class Reader {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data;
    this.at = 0;
  }

  get isDone() {
    return this.at >= this.data.length;
  }

  byte() {
    return this.data[this.at++];
  }

  /** Seven bits a byte, the lowest first; the high bit says that more follow. */
  number() {
    let value = this.data[this.at++];
    if (value < 128) return value;
    value &= 127;
    for (let scale = 128; ; scale *= 128) {
      const byte = this.data[this.at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  /** @param {number} size */
  bytes(size) {
    this.at += size;
    return this.data.subarray(this.at - size, this.at);
  }

  /** Texts, each ended by a zero. They are decoded all at once: that is what is slow. */
  texts() {
    const count = this.number();
    const start = this.at;
    for (let left = count; left > 0; left--) this.at = this.data.indexOf(0, this.at) + 1;
    return decoder.decode(this.data.subarray(start, this.at)).split(END, count);
  }

  /**
   * Texts in groups, of which the sizes come first.
   * @param {number} count
   */
  textGroups(count) {
    const sizes = this.numbers(count);
    const every = this.texts();
    let at = 0;
    return Array.from(sizes, (size) => every.slice(at, (at += size)));
  }

  /** Texts of which each begins as the one before, put together in one run of bytes. */
  sortedTexts() {
    const { data } = this;
    const count = this.number();
    let whole = new Uint8Array(16 * count + 64);
    let [at, before, end] = [this.at, 0, 0];
    for (let left = count; left > 0; left--) {
      const shared = data[at++];
      let stop = at;
      while (data[stop] >= LEAST_TEXT) stop++;
      while (end + shared + stop - at >= whole.length) whole = longer(whole);
      const start = end;
      for (let copied = 0; copied < shared; copied++) whole[end++] = whole[before + copied];
      while (at < stop) whole[end++] = data[at++];
      whole[end++] = 0;
      before = start;
    }
    this.at = at + 1;
    return decoder.decode(whole.subarray(0, end)).split(END, count);
  }

  /** @param {number} size */
  numbers(size) {
    const found = new Uint32Array(size);
    for (let place = 0; place < size; place++) found[place] = this.number();
    return found;
  }

  /**
   * Numbers in groups, of which the sizes come first.
   * @param {number} count
   */
  groups(count) {
    const sizes = this.numbers(count);
    return Array.from(sizes, (size) => Array.from(this.numbers(size)));
  }

  /**
   * Numbers from -1 on.
   * @param {number} size
   * @param {Int32Array} [given]  a column that tells much about this one
   * @returns {Int32Array}
   */
  column(size, given) {
    const way = this.byte();
    if (way === WAYS.differences) return this.#differences(size);
    if (way === WAYS.halves) return Int32Array.from(this.halves(size), (value) => value - 1);
    if (way === WAYS.sparse) return this.#sparse(size);
    return way === WAYS.given && given ? this.#given(size, given) : this.#plain(size);
  }

  /** @param {number} size */
  #plain(size) {
    const found = new Int32Array(size).fill(-1);
    const planes = this.byte();
    for (let plane = 0; plane < planes; plane++) {
      const bytes = this.bytes(size);
      const shift = 8 * plane;
      for (let place = 0; place < size; place++) found[place] += bytes[place] << shift;
    }
    return found;
  }

  /** @param {number} size */
  #differences(size) {
    const found = new Int32Array(size);
    const { data } = this;
    let at = this.at;
    for (let place = 0, value = -1; place < size; place++) {
      let step = data[at++];
      if (step > 127) {
        this.at = at - 1;
        step = this.number();
        at = this.at;
      }
      value += (step & 1) === 0 ? step >>> 1 : -(step >>> 1) - 1;
      found[place] = value;
    }
    this.at = at;
    return found;
  }

  /** @param {number} size */
  #sparse(size) {
    const found = new Int32Array(size).fill(-1);
    const filled = this.ascending(this.number());
    const values = this.column(filled.length);
    for (let at = 0; at < filled.length; at++) found[filled[at]] = values[at];
    return found;
  }

  /**
   * @param {number} size
   * @param {Int32Array} given
   */
  #given(size, given) {
    const tables = Array.from({ length: this.number() }, () => this.numbers(this.number()));
    const found = this.column(size);
    for (let place = 0; place < size; place++) found[place] = tables[given[place]][found[place]];
    return found;
  }

  /**
   * Numbers up to 15, two to a byte.
   * @param {number} size
   */
  halves(size) {
    const packed = this.bytes((size + 1) >> 1);
    const found = new Uint8Array(size);
    for (let place = 0; place < size; place++) found[place] = (packed[place >> 1] >> (4 * (place & 1))) & 15;
    return found;
  }

  /** @param {number} size */
  ascending(size) {
    const found = new Uint32Array(size);
    for (let place = 0, value = -1; place < size; place++) {
      value += this.number() + 1;
      found[place] = value;
    }
    return found;
  }
}

/** @param {Uint8Array} bytes */
function longer(bytes) {
  const found = new Uint8Array(2 * bytes.length);
  found.set(bytes);
  return found;
}

/**
 * Open an index file that is unpacked already.
 * @param {Uint8Array} data
 * @param {number} kind
 */
export function open(data, kind) {
  const reader = new Reader(data);
  const magic = String.fromCharCode(...reader.bytes(4));
  if (magic !== MAGIC || reader.byte() !== VERSION || reader.byte() !== kind) {
    throw new Error(`this is no index file of version ${VERSION} and kind ${kind}`);
  }
  return reader;
}

/**
 * Unpack a file, unless whoever served it has done so.
 * @param {Uint8Array<ArrayBuffer>} data
 * @returns {Promise<Uint8Array>}
 */
export async function unpack(data) {
  if (data[0] !== 0x1f || data[1] !== 0x8b) return data;
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
