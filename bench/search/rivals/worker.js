/**
 * The script of a web worker runs on the page's own thread, so that a slowed processor slows it too.
 * Messages are copied, as they are on their way to a worker and back: these scripts take what they get apart.
 *
 * @param {string} url
 * @returns {Promise<(message: object) => Promise<any>>} sends one message and gives the answer to it
 */
export async function runWorker(url) {
  const code = await (await fetch(url)).text();
  /** @type {(answer: any) => void} */
  let answered = () => {};
  /** @type {(event: {data: object}) => void} */
  let listener = () => {};
  const scope = {
    postMessage: (/** @type {any} */ answer) => answered(structuredClone(answer)),
    set onmessage(/** @type {any} */ given) {
      listener = given;
    },
    // Material's worker reads its library as a global after it has set it here.
    set lunr(/** @type {any} */ library) {
      /** @type {any} */ (globalThis).lunr = library;
    },
  };
  const listen = (/** @type {string} */ _, /** @type {any} */ given) => {
    listener = given;
  };
  new Function("self", "addEventListener", "postMessage", "importScripts", code)(scope, listen, scope.postMessage, () => {});
  return (message) =>
    new Promise((resolve) => {
      answered = resolve;
      listener({ data: structuredClone(message) });
    });
}
