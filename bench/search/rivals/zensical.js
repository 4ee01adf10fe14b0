/** Zensical's search: its worker's script over the search.json that a build writes. */

import { runWorker } from "./worker.js";

const FILTER = {
  input: { type: "operator", data: { operator: "and", operands: [] } },
  aggregation: { input: [{ type: "term", data: { field: "tags" } }] },
};

export async function load(/** @type {string} */ baseUrl) {
  const [send, index] = await Promise.all([
    runWorker(`${baseUrl}worker.js`),
    fetch(`${baseUrl}search.json`).then((response) => response.json()),
  ]);
  const slugs = index.items.map((/** @type {any} */ item) => item.location.split("/")[1]);
  await send({ type: 0, data: index });
  return {
    async search(/** @type {string} */ query) {
      const answer = await send({ type: 2, data: { input: query, filter: FILTER } });
      return answer.type === 3 ? answer.data.items.map((/** @type {any} */ item) => slugs[item.id]) : [];
    },
  };
}
