/** Says who asks: the moment, how far their clock is ahead of UTC, and their languages; from the browser, or as they set it. */

/** @typedef {import("./moment.js").Asker} Asker */

/**
 * What a reader set, empty where they left it to the browser. *you* is the slug of their own profile.
 * @typedef {{ zone: string, languages: string[], you: string }} Settings
 */

/** Where the settings are kept in the reader's browser. */
export const SETTINGS_KEY = "hub-about-you";

const MINUTE = 60_000;

/**
 * Read settings as they were kept; what is not understood is left out.
 * @param {string | null} text
 * @returns {Settings}
 */
export function readSettings(text) {
  /** @type {unknown} */
  let said = null;
  try {
    said = JSON.parse(text ?? "null");
  } catch {
    // Something else wrote there: as if nothing had been said.
  }
  const { zone, languages, you } = /** @type {Record<string, unknown>} */ (said && typeof said === "object" ? said : {});
  return {
    zone: typeof zone === "string" && offsetIn(zone, new Date(0)) !== null ? zone : "",
    languages: Array.isArray(languages) ? languages.filter((one) => typeof one === "string") : [],
    you: typeof you === "string" ? you : "",
  };
}

/**
 * @param {Settings} settings
 * @param {Date} now
 * @param {string[]} spoken  the names of the browser's languages
 * @returns {Asker}
 */
export function askerAt(settings, now, spoken) {
  const offset = settings.zone ? offsetIn(settings.zone, now) : -now.getTimezoneOffset();
  const languages = settings.languages.length > 0 ? settings.languages : spoken;
  return { minute: Math.floor(now.getTime() / MINUTE), offset, languages };
}

/**
 * Give the names of languages in English and in themselves, since people may have written either.
 * @param {readonly string[]} tags
 * @returns {string[]}
 */
export function languageNames(tags) {
  const codes = [...new Set(tags.map((tag) => tag.split("-")[0]))];
  return [...new Set(codes.flatMap((code) => ["en", code].map((locale) => languageName(code, locale))))];
}

/**
 * @param {string} code
 * @param {string} locale
 */
function languageName(code, locale) {
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/**
 * Say how many minutes a zone's clocks are ahead of UTC, null for a zone that there is not.
 * @param {string} zone
 * @param {Date} when
 * @returns {number | null}
 */
export function offsetIn(zone, when) {
  try {
    const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(when);
    const said = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(parts.find((part) => part.type === "timeZoneName")?.value ?? "");
    if (!said) return null;
    return (said[1] === "-" ? -1 : 1) * (Number(said[2] ?? 0) * 60 + Number(said[3] ?? 0));
  } catch {
    return null;
  }
}
