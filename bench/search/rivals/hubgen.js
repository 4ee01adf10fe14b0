/** hubgen's own engine, loaded as a page would load it: the boot file, what every answer needs, the rest as asked for. */

export async function load(/** @type {string} */ baseUrl) {
  const index = `${baseUrl}assets/hub/index/`;
  const { Engine } = await import(`${baseUrl}assets/hub/search/engine.js`);
  const { unpack } = await import(`${baseUrl}assets/hub/search/reader.js`);
  const fetched = async (/** @type {string} */ name) => {
    const response = await fetch(`${index}${name}`);
    return unpack(new Uint8Array(await response.arrayBuffer()));
  };
  const engine = new Engine(await fetched("boot.bin"));
  const add = async (/** @type {string} */ name) => engine.add(name, await fetched(name));
  await Promise.all(engine.firstFiles.map(add));
  const asker = { minute: Math.floor(Date.now() / 60_000), offset: 0, languages: [] };
  return {
    async search(/** @type {string} */ query) {
      let found = engine.find(query, asker, { limit: 10 });
      while (found.pending.length > 0) {
        await Promise.all(found.pending.map(add));
        found = engine.find(query, asker, { limit: 10 });
      }
      return found.answers.map((/** @type {{ slug: string }} */ answer) => answer.slug);
    },
  };
}
