/** Shows what comes of a form, and carries it to the forge: the card, the file or its changed lines, and the buttons. */

import { copy } from "../copy.js";
import { button, element } from "../directory/elements.js";
import { linesToPaste } from "./changes.js";
import { inWords } from "./fields.js";
import { words } from "./words.js";

/** @typedef {import("./changes.js").Change} Change */
/** @typedef {import("./fields.js").Control} Control */
/** @typedef {import("./rules.js").Said} Said */

/** What a form gives: a file that is new, or changes to one. @typedef {{ path: string, text: string, changes: Change[] | null }} Made */
/** Where it goes: addresses with words in capitals, empty without a forge. @typedef {{ fresh: string, edit: string, most: number }} Ways */
/** @typedef {{ control: Control, said: Said }} Trouble */

/**
 * @param {{ ways: Ways, isEdit: boolean, check: () => Promise<Trouble[]>, made: () => Made, startOver: () => void }} given
 */
export function makeResult({ ways, isEdit, check, made, startOver }) {
  const card = element("div", { class: "hub-form__card" });
  const code = element("code", { id: "hub-form-text", tabindex: "0" });
  const changes = element("div", { class: "hub-changes" });
  const status = element("span", { class: "hub-copied", role: "status" });
  const summary = element("div", { class: "hub-notice hub-trouble", tabindex: "-1", hidden: true });
  const next = element("div", { class: "hub-notice hub-next", tabindex: "-1", hidden: true });
  const text = element("pre", { class: "hub-form__text" }, code);
  const folded = element("details", { class: "hub-details" }, element("summary", {}, words.file_), text);

  /** @param {() => Promise<void>} act  done only when nothing is left to mend */
  const whenSound = (act) => async () => {
    status.textContent = "";
    next.hidden = true;
    const troubles = await check();
    showTroubles(summary, troubles);
    if (troubles.length > 0) summary.focus();
    else await act();
  };
  const copyIt = async () => {
    const done = await copy(code);
    status.textContent = done ? words.copied : words.copyFailed;
    return done;
  };
  const propose = whenSound(async () => {
    const { href, isFilledIn } = wayOf(made(), ways);
    if (!isFilledIn) await copyIt();
    const link = element("a", { href, target: "_blank", rel: "noopener noreferrer" }, words.openAgain);
    const { path } = made();
    const said = isEdit ? words.pasteLines : isFilledIn ? words.filledIn(path) : words.paste(path);
    next.replaceChildren(element("p", {}, element("strong", {}, words.opened)), element("p", {}, said), element("p", {}, link));
    next.hidden = false;
    next.focus();
    link.click();
  });
  const isThere = Boolean(isEdit ? ways.edit : ways.fresh);
  const buttons = [
    ...(isThere ? [button({ class: "md-button md-button--primary hub-button" }, propose, words.propose)] : []),
    button({ class: "md-button hub-button" }, whenSound(async () => void (await copyIt())), words.copy),
    ...(isEdit ? [] : [button({ class: "md-button hub-button" }, whenSound(async () => download(made())), words.download)]),
    button({ class: "hub-link" }, startOver, words.startOver),
  ];
  const hand = element("p", { class: "hub-quiet", hidden: isThere });
  const box = element(
    "section",
    { class: "hub-panel hub-form__result", "aria-labelledby": "hub-form-result" },
    element("h2", { id: "hub-form-result" }, words.result),
    card,
    ...(isEdit ? [element("h3", {}, words.changed), changes] : []),
    ...(isEdit ? [] : [folded]),
    element("div", { class: "hub-actions" }, ...buttons, status),
    hand,
  );
  if (isEdit) box.append(element("div", { hidden: true }, text));

  return {
    summary,
    element: box,
    next,
    /** @param {HTMLElement | null} shown */
    show(shown) {
      const { path, text: whole, changes: changed } = made();
      card.replaceChildren(...(shown ? [shown] : []));
      card.hidden = !shown;
      code.textContent = changed ? linesToPaste(changed) : whole;
      hand.textContent = isEdit ? words.noForgeEdit(path) : words.noForge(path);
      folded.open ||= !shown;
      if (changed) showChanges(changes, changed);
    },
    /** @param {Trouble[]} troubles  shown only while the summary stands there */
    stillWrong(troubles) {
      if (!summary.hidden) showTroubles(summary, troubles);
    },
  };
}

/**
 * Give the address that takes a text along where the forge does.
 * @param {Made} made
 * @param {Ways} ways
 */
export function wayOf({ path, text, changes }, { fresh, edit, most }) {
  const [folder, file] = [path.split("/").at(-2) ?? "", path.slice(path.lastIndexOf("/") + 1).replace(/\.\w+$/, "")];
  if (changes) return { href: edit.replace("YOUR-SLUG", file), isFilledIn: false };
  const value = encodeURIComponent(text);
  const isFilledIn = fresh.includes("THE-TEXT") && value.length < most;
  const href = fresh.replace("YOUR-FOLDER", folder).replace("YOUR-FILE", file).replace("THE-TEXT", () => (isFilledIn ? value : ""));
  return { href, isFilledIn };
}

/** @param {Made} made */
function download({ path, text }) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  element("a", { href: url, download: path.slice(path.lastIndexOf("/") + 1) }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

/**
 * @param {HTMLElement} summary
 * @param {Trouble[]} troubles
 */
function showTroubles(summary, troubles) {
  summary.hidden = troubles.length === 0;
  const items = troubles.map(({ control, said }) => {
    const link = element("a", { href: `#${control.focus.id}` }, control.label);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      // The theme takes a link for a step to another page.
      event.stopPropagation();
      show(control.focus);
    });
    return element("li", {}, link, ": ", ...inWords(said));
  });
  summary.replaceChildren(element("p", {}, element("strong", {}, words.problems(troubles.length))), element("ul", {}, ...items));
}

/**
 * Unfold whatever hides a field, and go there.
 * @param {HTMLElement} field
 */
function show(field) {
  for (let folded = field.closest("details"); folded; folded = folded.parentElement?.closest("details") ?? null) folded.open = true;
  field.focus();
}

/**
 * @param {HTMLElement} parent
 * @param {Change[]} changes
 */
function showChanges(parent, changes) {
  const shown = changes.map(({ key, old, now, isThere }) => {
    const what = !now ? words.remove(key) : !old ? words.add(key, isThere) : words.change(key);
    const lines = element("pre", { class: "hub-change", tabindex: "0" });
    if (old) lines.append(element("del", {}, signed("- ", old)));
    if (now) lines.append(element("ins", {}, signed("+ ", now)));
    return element("div", {}, element("p", { class: "hub-change__what" }, what), lines);
  });
  const onlyDate = changes.length > 0 && changes.every((change) => change.key === "confirmed");
  parent.replaceChildren(...(onlyDate ? [element("p", {}, words.unchanged)] : []), ...shown);
}

/**
 * @param {string} sign
 * @param {string} text
 */
function signed(sign, text) {
  return text.replace(/^(?=.)/gm, sign);
}
