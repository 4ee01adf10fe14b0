/** Has a worker answer, so that the page stays quick however large the hub is. */

import { QUESTIONS } from "./local.js";

/** @typedef {import("./local.js").LocalSearch} LocalSearch */
/** @typedef {{ id: number, question: typeof QUESTIONS[number], parts: unknown[] }} Request */
/** @typedef {{ id: number, answer?: unknown, error?: string }} Reply */
/** @typedef {Pick<LocalSearch, typeof QUESTIONS[number]>} Answering */

/** The id of the reply that says the worker has begun. */
export const BEGUN = 0;

/**
 * Start a worker and give what asks it. Rejects where the browser will not have one.
 * @param {URL} script
 * @param {URL} index
 * @param {Uint8Array} boot
 * @returns {Promise<Answering>}
 */
export function startWorker(script, index, boot) {
  const worker = new Worker(script, { type: "module" });
  /** @type {Map<number, { resolve: (answer: unknown) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let last = BEGUN;
  /**
   * @param {typeof QUESTIONS[number]} question
   * @param {unknown[]} parts
   */
  const ask = (question, parts) => {
    return new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      worker.postMessage({ id: last, question, parts });
    });
  };
  const answering = Object.fromEntries(
    QUESTIONS.map((question) => [question, (/** @type {unknown[]} */ ...parts) => ask(question, parts)]),
  );
  return new Promise((resolve, reject) => {
    worker.addEventListener("error", () => reject(new Error(`${script} does not start`)));
    worker.addEventListener("message", (/** @type {MessageEvent<Reply>} */ { data }) => {
      if (data.id === BEGUN) resolve(/** @type {Answering} */ (/** @type {unknown} */ (answering)));
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.error !== undefined) asked?.reject(new Error(data.error));
      else asked?.resolve(data.answer);
    });
    worker.postMessage({ index: index.href, boot });
  });
}
