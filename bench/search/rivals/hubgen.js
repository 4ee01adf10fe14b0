/** hubgen's own search, loaded as a page loads it: the boot file, what every answer needs, the rest as asked for. */

export async function load(/** @type {string} */ baseUrl) {
  const { LocalSearch, loadBoot } = await import(`${baseUrl}assets/hub/search.js`);
  const index = new URL(`${baseUrl}assets/hub/index/`, location.href);
  const search = new LocalSearch(index, await loadBoot(index));
  const asker = { minute: Math.floor(Date.now() / 60_000), offset: 0, languages: [] };
  await search.loadFirst();
  return {
    async search(/** @type {string} */ query) {
      const found = await search.find(query, asker, { limit: 10, facets: false });
      return found.answers.map((/** @type {{ slug: string }} */ answer) => answer.slug);
    },
  };
}
