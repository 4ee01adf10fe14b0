/** Answers a page's questions about a large hub, beside the page. */

import { BEGUN, LocalSearch } from "./search.js";

/** @typedef {import("./search/remote.js").Request} Request */

/** @type {LocalSearch | null} */
let search = null;

addEventListener("message", async (/** @type {MessageEvent<Request & { index: string, boot: Uint8Array }>} */ { data }) => {
  if (!search) {
    search = new LocalSearch(new URL(data.index), data.boot);
    postMessage({ id: BEGUN });
    return;
  }
  const { id, question, parts } = data;
  try {
    const ask = /** @type {(...parts: unknown[]) => Promise<unknown>} */ (search[question]);
    postMessage({ id, answer: await ask.apply(search, parts) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
});
