/** Writes values as block-style YAML that `hubgen check` reads back as the same values, whatever was typed. */

/** @typedef {{ [key: string]: Value }} Values */
/** @typedef {string | number | boolean | Values} Part */
/** What a form holds, and what stands in a file. @typedef {Part | Part[]} Value */

const STEP = "  ";
/** A list of plain words stands on one line if it is no longer. */
const LINE = 80;
/** Words that YAML, or a tool that reads an older one, takes for something else than text. */
const RESERVED = /^(?:null|true|false|yes|no|on|off|y|n|[-+.\d_eE:xob]+|\.?(?:inf|nan))$/iu;
/** Text that needs no quotes: letters and digits first, and nowhere a sign that may mean something. */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M} ,.;!?'()/+=_@%&*$€~’“”–—·…-]|:(?=[^\s])|#)*$/u;
const WORD = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}.+#-]*(?: [\p{L}\p{N}][\p{L}\p{N}\p{M}.+#-]*)*$/u;
const DATE = /^\d{4}-\d\d-\d\d$/;
const SPAN = /^\d\d:\d\d-\d\d:\d\d$/;

/**
 * Write a map, its keys in their own order; an empty one gives an empty text.
 * @param {Values} values
 * @returns {string}
 */
export function writeYaml(values) {
  return Object.entries(values).map(([key, value]) => entry(key, value, "")).join("");
}

/**
 * Write a Markdown file: the values between two lines of hyphens, and the body below.
 * @param {Values} values
 * @param {string} body
 */
export function writeFrontMatter(values, body) {
  return `---\n${writeYaml(values)}---\n${body ? `\n${body}\n` : ""}`;
}

/**
 * @param {string} key
 * @param {Value} value
 * @param {string} indent
 * @returns {string}
 */
function entry(key, value, indent) {
  if (Array.isArray(value)) {
    const words = value.every(isWord) ? `${indent}${key}: [${value.join(", ")}]` : "";
    if (words && words.length <= LINE) return `${words}\n`;
    return `${indent}${key}:\n${value.map((one) => item(one, indent + STEP)).join("")}`;
  }
  if (typeof value === "object") return `${indent}${key}:\n${inner(value, indent + STEP)}`;
  return `${indent}${key}: ${scalar(value, indent + STEP)}\n`;
}

/**
 * @param {Value} value
 * @param {string} indent
 */
function item(value, indent) {
  if (typeof value !== "object" || Array.isArray(value)) {
    return `${indent}- ${Array.isArray(value) ? "[]" : scalar(value, indent + STEP)}\n`;
  }
  const lines = inner(value, indent + STEP);
  return `${indent}- ${lines.slice(indent.length + STEP.length)}`;
}

/**
 * @param {Values} values
 * @param {string} indent
 */
function inner(values, indent) {
  return Object.entries(values).map(([key, value]) => entry(key, value, indent)).join("");
}

/** @param {Value} value */
function isWord(value) {
  return typeof value === "string" && WORD.test(value) && !RESERVED.test(value) && value.normalize("NFC") === value;
}

/**
 * @param {string | number | boolean} value
 * @param {string} indent
 */
function scalar(value, indent) {
  if (typeof value !== "string") return String(value);
  if (DATE.test(value) || SPAN.test(value)) return value;
  if (isBlock(value)) return `|\n${value.split("\n").map((line) => (line ? indent + line : "")).join("\n")}`;
  const isPlain = PLAIN.test(value) && !value.endsWith(" ") && !value.endsWith(":") && !value.includes(" #") && !RESERVED.test(value);
  return isPlain ? value : quoted(value);
}

/**
 * Say whether a text of several lines can stand below its key as it is.
 * @param {string} text
 */
function isBlock(text) {
  return text.includes("\n") && text === text.trim() && !/\t/.test(text);
}

/** @type {Record<string, string>} */
const ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t" };

/** @param {string} text */
function quoted(text) {
  const written = `"${text.replace(/["\\\n\t]/g, (sign) => ESCAPES[sign])}"`;
  // An accent would melt into the letter of an escape before it: the file is read in its composed form.
  return written === written.normalize("NFC") ? written : `"${Array.from(text, escaped).join("")}"`;
}

/** @param {string} sign */
function escaped(sign) {
  const code = sign.codePointAt(0) ?? 0;
  if (ESCAPES[sign]) return ESCAPES[sign];
  if (code < 0x80) return sign;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

/**
 * @param {number} code
 * @param {number} digits
 */
function hex(code, digits) {
  return code.toString(16).toUpperCase().padStart(digits, "0");
}
