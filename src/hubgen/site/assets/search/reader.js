/** Reads numbers and texts from the bytes of an index file. */

const decoder = new TextDecoder();
const MAGIC = "HUBI";
export const VERSION = 1;
export const KIND = { boot: 1, people: 2, claims: 3, words: 4 };
const DIFFERENCES = 1;

export class Reader {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data;
    this.at = 0;
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

  text() {
    return decoder.decode(this.bytes(this.number()));
  }

  texts() {
    return Array.from({ length: this.number() }, () => this.text());
  }

  numbers() {
    return Array.from({ length: this.number() }, () => this.number());
  }

  /** Texts of which each begins as the one before. */
  sortedTexts() {
    const found = [];
    let before = new Uint8Array(64);
    for (let left = this.number(); left > 0; left--) {
      const shared = this.number();
      const rest = this.bytes(this.number());
      const size = shared + rest.length;
      if (size > before.length) {
        const longer = new Uint8Array(2 * size);
        longer.set(before);
        before = longer;
      }
      before.set(rest, shared);
      found.push(decoder.decode(before.subarray(0, size)));
    }
    return found;
  }

  /**
   * Numbers from -1 on.
   * @param {number} size
   */
  column(size) {
    const found = new Int32Array(size);
    if (this.byte() === DIFFERENCES) {
      for (let place = 0, value = -1; place < size; place++) {
        const step = this.number();
        value += step % 2 === 0 ? step / 2 : -(step + 1) / 2;
        found[place] = value;
      }
      return found;
    }
    const planes = this.byte();
    for (let plane = 0; plane < planes; plane++) {
      const bytes = this.bytes(size);
      for (let place = 0; place < size; place++) found[place] |= bytes[place] << (8 * plane);
    }
    for (let place = 0; place < size; place++) found[place]--;
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
