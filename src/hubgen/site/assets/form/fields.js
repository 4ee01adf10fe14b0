/** Makes the fields of a form: each reads what was typed, is filled with what is known, and says what is wrong with it. */

import { element } from "../directory/elements.js";

/** @typedef {import("./rules.js").Route} Route */
/** @typedef {import("./rules.js").Said} Said */
/** @typedef {import("./yaml.js").Value} Value */

/** Where a problem is shown. @typedef {{ focus: HTMLElement, label: string, say: (said: Said | null) => void }} Control */

/**
 * A part of a form. *read* gives undefined where nothing was said; *at* finds what stands for a part of the value.
 * @typedef {{ element: HTMLElement, read: () => Value | undefined, fill: (value: Value | undefined) => void,
 *   at: (rest: Route) => Control }} Field
 */

/** @typedef {{ id: string, label: string, hint?: string, attributes?: Record<string, string | number | boolean> }} About */

/** @typedef {(text: string) => string} Clean */
/** Values with what a reader sees for them. @typedef {(readonly [string, string])[]} Choices */

/**
 * Make a field of one line.
 * @param {About} about
 * @param {Clean} clean
 * @param {readonly string[]} [offered]  what the browser offers to complete it with
 * @returns {Field & { input: HTMLInputElement }}
 */
export function makeLine(about, clean, offered = []) {
  const input = element("input", { type: "text", class: "hub-input", id: about.id, autocomplete: "off", ...about.attributes });
  const extra = [];
  if (offered.length > 0) {
    const id = `${about.id}-offered`;
    input.setAttribute("list", id);
    extra.push(element("datalist", { id }, ...offered.map((value) => element("option", { value }))));
  }
  const { box, control } = makeBox(about, input, extra);
  return {
    element: box,
    input,
    read: () => clean(input.value) || undefined,
    fill: (value) => (input.value = value === undefined ? "" : String(value)),
    at: () => control,
  };
}

/**
 * Make a field of several lines.
 * @param {About} about
 * @param {Clean} clean
 * @returns {Field}
 */
export function makeText(about, clean) {
  const input = element("textarea", { class: "hub-input", id: about.id, rows: 4, dir: "auto", ...about.attributes });
  const { box, control } = makeBox(about, input, []);
  return {
    element: box,
    read: () => clean(input.value) || undefined,
    fill: (value) => (input.value = value === undefined ? "" : String(value)),
    at: () => control,
  };
}

/**
 * Make a field of one line that holds a list: its parts stand between commas.
 * @param {About} about
 * @param {Clean} clean
 * @returns {Field}
 */
export function makeList(about, clean) {
  const line = makeLine(about, clean);
  return {
    ...line,
    read() {
      const parts = line.input.value.split(/[,;،、]/).map(clean).filter(Boolean);
      return parts.length > 0 ? parts : undefined;
    },
    fill: (value) => (line.input.value = Array.isArray(value) ? value.join(", ") : ""),
  };
}

/**
 * Make a yes or no.
 * @param {About} about
 * @returns {Field}
 */
export function makeTick(about) {
  const input = element("input", { type: "checkbox", id: about.id });
  const box = element("p", { class: "hub-tick" }, element("label", {}, input, ` ${about.label}`));
  return {
    element: box,
    read: () => input.checked || undefined,
    fill: (value) => (input.checked = value === true || /^(?:true|yes|on)$/i.test(String(value))),
    at: () => ({ focus: input, label: about.label, say: () => undefined }),
  };
}

/**
 * Make a choice of one, all of which stand there; the first one is chosen.
 * @param {About} about
 * @param {Choices} choices
 * @returns {Field & { labels: HTMLElement[], chosen: () => string }}
 */
export function makeChoice(about, choices) {
  const inputs = choices.map(([value], at) => {
    return element("input", { type: "radio", name: about.id, id: `${about.id}-${at}`, value, checked: at === 0 });
  });
  const labels = choices.map(([, label]) => element("span", {}, label));
  const ticks = inputs.map((input, at) => element("label", {}, input, " ", labels[at]));
  const { box, control } = makeGroup(about, inputs[0], ticks);
  const chosen = () => inputs.find((input) => input.checked)?.value ?? "";
  return {
    element: box,
    labels,
    chosen,
    read: () => chosen() || undefined,
    fill(value) {
      const wanted = inputs.find((input) => input.value === String(value ?? "")) ?? inputs[0];
      wanted.checked = true;
    },
    at: () => control,
  };
}

/**
 * Make a choice of one from a list that folds away.
 * @param {About} about
 * @param {Choices} choices
 * @returns {Field & { input: HTMLSelectElement }}
 */
export function makeSelect(about, choices) {
  const options = choices.map(([value, label]) => element("option", { value }, label));
  const input = element("select", { class: "hub-input", id: about.id }, ...options);
  const { box, control } = makeBox(about, input, []);
  return {
    element: box,
    input,
    read: () => input.value || undefined,
    fill(value) {
      const wanted = String(value ?? "");
      if (choices.some(([value]) => value === wanted)) input.value = wanted;
    },
    at: () => control,
  };
}

/**
 * Make a choice of several, in the order in which they stand there.
 * @param {About} about
 * @param {Choices} choices
 * @returns {Field}
 */
export function makeTicks(about, choices) {
  const inputs = choices.map(([value], at) => element("input", { type: "checkbox", id: `${about.id}-${at}`, value }));
  const ticks = choices.map(([, label], at) => element("label", {}, inputs[at], " ", element("bdi", {}, label)));
  const { box, control } = makeGroup(about, inputs[0], ticks);
  return {
    element: box,
    read() {
      const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
      return chosen.length > 0 ? chosen : undefined;
    },
    fill(value) {
      const chosen = Array.isArray(value) ? value.map(String) : [];
      for (const input of inputs) input.checked = chosen.includes(input.value);
    },
    at: () => control,
  };
}

/**
 * @param {About} about
 * @param {HTMLElement} input
 * @param {Node[]} extra
 */
function makeBox({ id, label, hint }, input, extra) {
  const { error, notes } = describe(id, hint, input);
  const box = element("div", { class: "hub-field" }, element("label", { for: id }, label), ...notes, input, ...extra, error.element);
  return { box, control: { focus: input, label, say: error.say } };
}

/**
 * @param {About} about
 * @param {HTMLElement} first
 * @param {Node[]} ticks
 */
function makeGroup({ id, label, hint }, first, ticks) {
  const box = element("fieldset", { class: "hub-field hub-ticks" });
  const { error, notes } = describe(id, hint, box);
  box.append(element("legend", {}, label), ...notes, ...ticks, error.element);
  return { box, control: { focus: first, label, say: error.say } };
}

/**
 * Make what stands around a field: a hint, and a place for what is wrong; both are read out with the field.
 * @param {string} id
 * @param {string | undefined} hint
 * @param {HTMLElement} described
 */
function describe(id, hint, described) {
  const hintId = hint ? `${id}-hint` : "";
  const notes = hint ? [element("p", { class: "hub-quiet hub-field__hint", id: hintId }, hint)] : [];
  const errorId = `${id}-error`;
  const error = element("p", { class: "hub-error", id: errorId, hidden: true });
  if (hintId) described.setAttribute("aria-describedby", hintId);
  /** @param {Said | null} said */
  const say = (said) => {
    error.hidden = !said;
    error.replaceChildren(...(said ? inWords(said) : []));
    const ids = [hintId, said ? errorId : ""].filter(Boolean).join(" ");
    if (ids) described.setAttribute("aria-describedby", ids);
    else described.removeAttribute("aria-describedby");
    if (described.tagName === "FIELDSET") return;
    if (said) described.setAttribute("aria-invalid", "true");
    else described.removeAttribute("aria-invalid");
  };
  return { notes, error: { element: error, say } };
}

/**
 * Write a problem as a sentence; what stands between backticks is code.
 * @param {Said} said
 */
export function inWords({ message, hint }) {
  const text = `${message.charAt(0).toUpperCase()}${message.slice(1)}: ${hint}.`;
  return text.split("`").map((part, at) => (at % 2 ? element("code", {}, part) : part));
}
