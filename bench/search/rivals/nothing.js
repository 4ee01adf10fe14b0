/** No engine at all: what the page, the browser and the machine take before anything can be ready. */

export function load() {
  return { search: () => [] };
}
