/** Pagefind with its filters loaded, as a page of facets needs them; the first ten answers are fetched. */

export async function load(/** @type {string} */ baseUrl) {
  const { createInstance } = await import(`${baseUrl}pagefind.js`);
  const pagefind = createInstance({ basePath: baseUrl, noWorker: true });
  await pagefind.init();
  await pagefind.filters();
  return {
    async search(/** @type {string} */ query) {
      const { results } = await pagefind.search(query);
      const pages = await Promise.all(results.slice(0, 10).map((/** @type {any} */ result) => result.data()));
      return pages.map((page) => page.raw_url.split("/")[2]);
    },
  };
}
