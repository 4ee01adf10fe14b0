/**
 * Puts the text of an element on the reader's clipboard, and says so.
 *
 * A button is shown by it. A link does it on the way to where the text goes, which opens beside this page.
 */

/** @typedef {import("./page.js").Page} Page */

const words = {
  copied: "Copied",
  selected: "Selected: copy it with your keyboard or menu",
  /** @type {(text: string, next: string) => string} */
  copiedFor: (text, next) => `Copied ${text}. ${next}`,
  /** @type {(text: string, next: string) => string} */
  writeFor: (text, next) => `It could not be copied. Write ${text}. ${next}`,
};

/** How long "Copied" stands beside the button. */
const SHOWN = 5_000;

/**
 * Give the text of an element as it was written, or as a reader sees it where it holds other elements.
 * Of code, the spaces before its first word stay: in lines of a file they mean something.
 * @param {{ value?: unknown, innerText: string, textContent: string | null, childElementCount: number, tagName?: string }} element
 */
export function textOf(element) {
  if (typeof element.value === "string") return element.value.trim();
  // The seen text of plain words would depend on the style: without it, their lines run together.
  const text = element.childElementCount > 0 ? element.innerText : (element.textContent ?? "");
  return element.tagName === "CODE" ? text.replace(/^(?:[^\S\n]*\n)+/, "").trimEnd() : text.trim();
}

/**
 * @param {Document} root
 * @param {Page} page
 */
export function setUpCopyButtons(root, page) {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-hub-copy]"))) {
    const source = root.getElementById(button.dataset.hubCopy ?? "");
    if (source) setUpCopyButton(button, source, page);
  }
}

/**
 * @param {HTMLElement} button
 * @param {HTMLElement} source
 * @param {Page} page
 */
function setUpCopyButton(button, source, page) {
  const { hubStatus, hubNext } = button.dataset;
  const status = button.ownerDocument.getElementById(hubStatus ?? "") ?? addStatus(button, page);
  button.hidden = false;
  let timer = 0;
  button.addEventListener("click", async () => {
    status.textContent = "";
    const copied = await copy(source);
    if (page.signal.aborted) return;
    clearTimeout(timer);
    if (hubNext) {
      // It stays: who was led away reads it on coming back.
      status.textContent = (copied ? words.copiedFor : words.writeFor)(textOf(source), hubNext);
      return;
    }
    status.textContent = copied ? words.copied : words.selected;
    timer = window.setTimeout(() => (status.textContent = ""), SHOWN);
  }, { signal: page.signal });
  page.onEnd(() => clearTimeout(timer));
}

/**
 * Add where a button says what it did. A reader's program announces a change of it only when it stood there, empty, before.
 * @param {HTMLElement} button
 * @param {Page} page
 */
function addStatus(button, page) {
  const status = button.ownerDocument.createElement("span");
  status.className = "hub-copied";
  status.setAttribute("role", "status");
  button.after(status);
  page.onEnd(() => status.remove());
  return status;
}

/**
 * Copy an element's text and say whether that worked. Where it did not, the text is left selected.
 * @param {HTMLElement} source
 */
export async function copy(source) {
  // At once, by selection: a link opens a page beside this one, and the clipboard is closed to a page behind another.
  if (copyBySelection(source)) return true;
  try {
    await navigator.clipboard.writeText(textOf(source));
    source.ownerDocument.getSelection()?.removeAllRanges();
    return true;
  } catch {
    // No clipboard on a plain-http address, or no leave to use it.
    return false;
  }
}

/** @param {HTMLElement} source */
function copyBySelection(source) {
  const document = source.ownerDocument;
  let taken = false;
  /** @param {ClipboardEvent} event */
  const take = (event) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData("text/plain", textOf(source));
    event.preventDefault();
    taken = true;
  };
  const selection = document.getSelection();
  selection?.selectAllChildren(source);
  document.addEventListener("copy", take);
  const done = document.execCommand("copy");
  document.removeEventListener("copy", take);
  if (done && taken) selection?.removeAllRanges();
  return done && taken;
}
