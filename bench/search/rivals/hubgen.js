/** hubgen's own engine. The place to plug it in: see README.md for what `load` has to give. */

export async function load(/** @type {string} */ baseUrl) {
  const module = await import(`${baseUrl}assets/hub/search/engine.js`);
  const engine = await module.load(baseUrl);
  return { search: (/** @type {string} */ query) => engine.search(query) };
}
