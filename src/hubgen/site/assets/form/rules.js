/** Says of what was typed what `hubgen check` would say of it, from the same schema, patterns and limits. */

/** @typedef {import("./yaml.js").Value} Value */
/** @typedef {import("./yaml.js").Values} Values */
/** @typedef {(string | number)[]} Route */
/** @typedef {{ message: string, hint: string }} Said */
/** @typedef {Said & { route: Route }} Problem */

/**
 * What Python gives, the same for every hub: a JSON Schema, whole-text patterns by format, and limits.
 * @typedef {object} Given
 * @property {Schema} schema
 * @property {Record<string, string>} patterns
 * @property {string[]} reserved  slugs that no file may have
 * @property {Record<string, number>} limits
 * @property {string} forbidden  a class of characters that no file may hold
 * @property {string[]} zones
 */

/**
 * @typedef {object} Schema
 * @property {string} [type]
 * @property {string} [$ref]
 * @property {Record<string, Schema>} [$defs]
 * @property {Record<string, Schema>} [properties]
 * @property {string[]} [required]
 * @property {Schema} [items]
 * @property {Schema[]} [anyOf]
 * @property {string[]} [enum]
 * @property {string} [format]
 * @property {number} [maxLength]
 * @property {number} [maxItems]
 * @property {number} [minimum]
 * @property {number} [maximum]
 */

const SHOWN = 80;
/** The longest text that is read as a date, a time or a zone. */
const SHORT = 100;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2999];
const HOURS_HINT = "write when work begins and ends, such as `09:00-17:00`";

export class Rules {
  /** @param {Given} given */
  constructor(given) {
    this.given = given;
    // Half a character, and what libyaml takes for no character at all.
    this.forbidden = new RegExp(`${given.forbidden}|[\\ufffe\\uffff]`, "gu");
    this.zones = new Set(given.zones);
  }

  /**
   * Give a text as a file may hold it: composed, and without the invisible characters that no file may have.
   * @param {string} text
   */
  clean(text) {
    return text.replace(/\r\n?/g, "\n").replace(this.forbidden, "").normalize("NFC").trim();
  }

  /**
   * Give every problem of *values*, each with the way to its value.
   * @param {Values} values
   * @returns {Problem[]}
   */
  problems(values) {
    return [...this.#of(this.given.schema, values, [])];
  }

  /**
   * @param {Schema} schema
   * @param {Value} value
   * @param {Route} route
   * @returns {Generator<Problem>}
   */
  *#of(schema, value, route) {
    const rule = this.#found(schema);
    if (Array.isArray(value)) {
      if (rule.maxItems !== undefined && value.length > rule.maxItems) {
        yield { route, message: `the list has more than ${rule.maxItems} entries`, hint: `keep the first ${rule.maxItems}` };
      }
      for (const [at, one] of value.entries()) yield* this.#of(rule.items ?? {}, one, [...route, at]);
    } else if (typeof value === "object") {
      for (const key of rule.required ?? []) {
        if (value[key] === undefined) yield { route: [...route, key], message: `\`${key}\` is missing`, hint: "fill it in" };
      }
      for (const [key, one] of Object.entries(value)) {
        const known = rule.properties?.[key];
        if (known) yield* this.#of(known, one, [...route, key]);
        else yield { route: [...route, key], message: `there is no field called \`${key.slice(0, SHOWN)}\``, hint: "leave it out" };
      }
    } else {
      const said = this.#ofText(rule, String(value));
      if (said) yield { route, ...said };
    }
  }

  /**
   * Follow a schema to what it says of a value that is there.
   * @param {Schema} schema
   * @returns {Schema}
   */
  #found(schema) {
    if (schema.$ref) return this.#found(this.given.schema.$defs?.[schema.$ref.replace("#/$defs/", "")] ?? {});
    const some = schema.anyOf?.filter((one) => one.type !== "null");
    return some ? this.#found(some[0]) : schema;
  }

  /**
   * @param {Schema} rule
   * @param {string} value
   * @returns {Said | null}
   */
  #ofText(rule, value) {
    const text = value.trim();
    const length = Array.from(value).length;
    if (length > this.given.limits.text) {
      return { message: `one value has ${length} characters`, hint: `keep it under ${this.given.limits.text}, and link to long material` };
    }
    if (rule.enum) return rule.enum.includes(text) ? null : notOneOf(text, rule.enum);
    if (rule.type === "integer") return wholeNumber(text, rule);
    if (rule.type === "boolean") return null;
    const format = this.#formats[rule.format ?? ""];
    if (format) return format(text);
    if (rule.maxLength === undefined) return null;
    if (text === "") return { message: "the value is empty", hint: "fill it in, or delete the line" };
    if (text.includes("\n")) return { message: "the text runs over several lines", hint: "write it on one line" };
    if (Array.from(text).length <= rule.maxLength) return null;
    return { message: `\`${shown(text)}…\` is too long`, hint: `keep it under ${rule.maxLength} characters` };
  }

  /** @type {Record<string, (text: string) => Said | null>} */
  #formats = {
    account: (text) =>
      this.#fits("account", text) ? null : { message: `\`${shown(text)}\` is not an account name`, hint: "write the name alone, without the address of the forge" },
    clock: (text) => this.#clock(short(text)),
    date: (text) => this.#day(short(text)),
    email: (text) =>
      Array.from(text).length <= this.given.limits.email && this.#fits("email", text)
        ? null
        : { message: `\`${shown(text)}\` is not an e-mail address`, hint: "write one address, such as `ada@example.com`" },
    hours: (text) => this.#hours(short(text)),
    slug: (text) => (this.isSlug(text) ? null : { message: `\`${shown(text)}\` is not the name of a file here`, hint: "write small letters, digits and hyphens" }),
    "time-zone": (text) => this.#zone(short(text)),
    uri: (text) =>
      isWebAddress(text, this.given.limits.url) ? null : { message: `\`${shown(text)}\` is not a web address`, hint: "write it in full, beginning with `https://`" },
  };

  /** @param {string} text */
  isSlug(text) {
    return text.length <= this.given.limits.slug && this.#fits("slug", text) && !this.given.reserved.includes(text);
  }

  /**
   * @param {string} format
   * @param {string} text
   */
  #fits(format, text) {
    return new RegExp(`^(?:${this.given.patterns[format]})$`).test(text);
  }

  /** @param {string} text */
  #clock(text) {
    return this.#fits("clock", text) ? null : { message: `\`${text}\` is not a time of day`, hint: "write hours and minutes, such as `12:30`" };
  }

  /** @param {string} text */
  #hours(text) {
    const [, start, end] = new RegExp(`^(?:${this.given.patterns.hours})$`).exec(text) ?? [];
    if (!start) return { message: `\`${text}\` is not a span of hours`, hint: HOURS_HINT };
    const wrong = this.#clock(start) ?? this.#clock(end);
    if (wrong || start.padStart(5, "0") !== end.padStart(5, "0")) return wrong;
    return { message: `\`${text}\` begins and ends at once`, hint: HOURS_HINT };
  }

  /** @param {string} text */
  #day(text) {
    if (!this.#fits("date", text)) return { message: `\`${text}\` is not a date`, hint: "write it as year-month-day, such as `2026-03-09`" };
    const [year, month, day] = text.split("-").map(Number);
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return { message: `the year of ${text} is too far away`, hint: `write a year from ${FIRST_YEAR} to ${LAST_YEAR}` };
    }
    const found = new Date(Date.UTC(year, month - 1, day));
    if (found.getUTCMonth() === month - 1 && found.getUTCDate() === day) return null;
    return { message: `there is no ${text} in the calendar`, hint: "check the month and the day" };
  }

  /** @param {string} text */
  #zone(text) {
    if (this.zones.has(text)) return null;
    const place = text.toLowerCase().replaceAll(" ", "_");
    const near = [...this.zones].filter((zone) => zone.slice(zone.lastIndexOf("/") + 1).toLowerCase() === place).pop();
    const hint = near ? `did you mean \`${near}\`?` : "write an IANA name, such as `Europe/Lisbon`";
    return { message: `there is no time zone called \`${text}\``, hint };
  }
}

/** @param {string} text */
function shown(text) {
  return Array.from(text).slice(0, SHOWN).join("");
}

/** @param {string} text */
function short(text) {
  const signs = Array.from(text);
  return signs.length <= SHORT ? text : `${signs.slice(0, SHORT).join("")}…`;
}

/**
 * @param {string} text
 * @param {string[]} words
 */
function notOneOf(text, words) {
  const listed = words.map((word) => `\`${word}\``).join(", ");
  return { message: `\`${shown(text)}\` is not one of ${listed}`, hint: `write one of ${listed}` };
}

/**
 * @param {string} text
 * @param {Schema} rule
 */
function wholeNumber(text, { minimum = 0, maximum = Infinity }) {
  if (!/^\d{1,9}$/.test(text)) return { message: `\`${shown(text)}\` is not a whole number`, hint: "write digits alone, such as `2`" };
  const number = Number(text);
  if (number >= minimum && number <= maximum) return null;
  return { message: `${number} is not between ${minimum} and ${maximum}`, hint: `write a number from ${minimum} to ${maximum}` };
}

/**
 * Say whether a text is an address on the web, with a host and without a name or password in it.
 * @param {string} text
 * @param {number} most
 */
function isWebAddress(text, most) {
  const [, host] = /^https?:\/\/([^/?#]*)/i.exec(text) ?? [];
  if (!host || /[@\s]/.test(host) || host.startsWith(":") || /[\s<>"'`\\]/.test(text) || Array.from(text).length > most) return false;
  // A host that would be another one, or the end of it, once its letters are composed.
  if (/[/?#@:]/.test(host.replace(/[@:#?]/g, "").normalize("NFKC"))) return false;
  if (!/[[\]]/.test(host)) return true;
  try {
    return /^\[[^[\]]+\](?::.*)?$/.test(host) && Boolean(new URL(text));
  } catch {
    return false;
  }
}
