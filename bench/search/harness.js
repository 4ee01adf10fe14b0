/**
 * One engine is loaded and asked: `harness.html?engine=…&base=…&first=…&ahead=…`.
 * The files named `ahead` are asked for at once, as a page does whose head has a link to each of them.
 * `measured` holds the milliseconds from the start of the navigation until the engine was ready and had answered.
 */

const wanted = new URLSearchParams(location.search);
const page = /** @type {any} */ (globalThis);

for (const href of wanted.getAll("ahead")) {
  const script = href.endsWith("js");
  document.head.append(Object.assign(document.createElement("link"), { rel: script ? "modulepreload" : "preload", as: script ? "script" : "fetch", crossOrigin: "anonymous", href }));
}

page.measured = (async () => {
  const { load } = await import(`/rivals/${wanted.get("engine")}.js`);
  page.engine = await load(wanted.get("base"));
  const ready = performance.now();
  await page.engine.search(wanted.get("first"));
  return { ready, answered: performance.now() };
})();

/** Types each query letter by letter; gives the milliseconds of every key, until *budget* seconds are spent. */
page.typeQueries = async (/** @type {string[]} */ queries, /** @type {number} */ budget) => {
  const times = [];
  const start = performance.now();
  for (const query of queries) {
    const signs = [...query];
    for (let count = 1; count <= signs.length; count++) {
      if (performance.now() - start > budget * 1000) return { times, cut: true };
      const before = performance.now();
      await page.engine.search(signs.slice(0, count).join(""));
      times.push(performance.now() - before);
      // A browser draws between two keys, and so does the collector of garbage get its turn.
      if (times.length % 20 === 0) await new Promise((resolve) => setTimeout(resolve));
    }
  }
  return { times, cut: false };
};

/** Asks every query; gives the first ten slugs of each. */
page.askQueries = async (/** @type {string[]} */ queries) => {
  const answers = [];
  for (const query of queries) answers.push([...(await page.engine.search(query))].slice(0, 10));
  return answers;
};
