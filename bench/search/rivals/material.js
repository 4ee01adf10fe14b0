/** Material for MkDocs' own search: lunr in its worker's script, over the search_index.json that a build writes. */

import { runWorker } from "./worker.js";

export async function load(/** @type {string} */ baseUrl) {
  const [send, index] = await Promise.all([
    runWorker(`${baseUrl}worker.js`),
    fetch(`${baseUrl}search_index.json`).then((response) => response.json()),
  ]);
  await send({ type: 0, data: { ...index, options: { suggest: false } } });
  return {
    async search(/** @type {string} */ query) {
      const answer = await send({ type: 2, data: query });
      return answer.data.items.slice(0, 10).map((/** @type {any} */ page) => page[0].location.split("/")[1]);
    },
  };
}
