/** Names what a kind of form gives to the code that all forms share; it holds no code itself. */

/** @typedef {import("./fields.js").Field} Field */
/** @typedef {import("./rules.js").Problem} Problem */
/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {import("./skills.js").Skills} Skills */
/** @typedef {import("./yaml.js").Values} Values */

/** A field and the way to its value in the file; a way that begins with # leads to no line of it. @typedef {{ route: string[], field: Field }} Placed */

/** @typedef {{ name: string, day: string, people: [string, string][], leads: string[], skills: string[] }} Circle */
/** @typedef {{ name: string, people: [string, string][], pairs: [string, string, string][] }} Program */

/**
 * What was loaded for a form.
 * @typedef {object} Given
 * @property {readonly string[]} levels
 * @property {boolean} closed_skills  whether a skill that no file declares is an error
 * @property {import("./skills.js").Row[]} skills
 * @property {string[]} [order]
 * @property {string[]} [teams]
 * @property {string[]} [places]
 * @property {[string, string][]} [parcels]  the first slug and the file of each parcel of profiles
 * @property {Record<string, Circle>} [circles]
 * @property {Record<string, Program>} [programs]
 */

/** A model's name, its playbook's page and rhythm in weeks. @typedef {{ name: string, page: string, weeks: number, every: number, minutes: number, check_in: number, roles: string, small_goal: string }} Model */

/**
 * What was loaded for the form that starts a program.
 * @typedef {Given & { taken: string[], models: Record<string, Model>, suggestions: Record<string, import("./suggestion.js").Suggestion>,
 *   names: Record<string, string>, closed: [string, string][], goal: import("./goal.js").GoalRule, agenda: import("./agenda.js").AgendaWords }} Starting
 */

/**
 * @typedef {object} Around
 * @property {Rules} rules
 * @property {Skills} skills
 * @property {Given} given
 * @property {string} today
 * @property {URLSearchParams} asked  of the page's address
 * @property {Values | null} written  what the file that is changed says, null for a new one
 * @property {() => void} changed  called when a part of the form came or went
 * @property {(asked: Record<string, string>) => void} reopen  begins anew, for another circle or program
 */

/**
 * What a form writes: *folder* and *file*, without its ending; a *body* makes it a Markdown file.
 * @typedef {{ values: Values, folder: string, file: string, head?: string, body?: string }} File
 */

/**
 * @typedef {object} Description
 * @property {Placed[]} fields
 * @property {HTMLElement[]} elements
 * @property {() => Values} begin  what a new form is filled with
 * @property {(raw: Values) => File} toFile
 * @property {(values: Values, raw: Values) => Problem[]} problems  those that no schema knows
 * @property {(asked: URLSearchParams) => string[]} [propose]  adds what a link proposes and nobody has said; gives the names of it
 * @property {() => Record<string, number[]>} [origins]
 * @property {(values: Values) => HTMLElement} [preview]
 */


export {};
