"""A directory in real Chromium becomes the time from a key to the painted answer, letter by letter.

    python bench/search/page.py WORK --sizes 1000,10000 [--site SITE]

WORK is the folder that run.py made. Each size's directory is opened as `people/index.html` in a page without a theme;
with --site it is the directory of a built site instead. A key's time runs from the event's own time stamp to the
message that follows the frame in which its answer stands. The first rows are of a page that only repeats what is typed:
nothing can be painted sooner on this machine. Workers cannot be slowed, so that the slowed figure of a
large hub is taken with its worker forbidden (the search then runs on the page), and the other one with it.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path
from statistics import median, quantiles

from builders import write_directory, write_files
from people import read_plain
from playwright.sync_api import Browser, sync_playwright
from run import read_queries, typed_queries
from serve import Server

RATES = (1, 4)
BETWEEN_KEYS = 90
"""Milliseconds, as a quick typist's."""

# The page asks for a frame right after it has drawn an answer, to count what else one could ask for: the first such
# request after a key is the moment at which the answer stands in the document.
WATCH = """() => {
  globalThis.painted = [];
  let pressed = 0;
  document.addEventListener("input", (event) => { pressed = event.timeStamp; }, { capture: true });
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (task) => {
    if (pressed) {
      const start = pressed;
      pressed = 0;
      ask(() => {
        const { port1, port2 } = new MessageChannel();
        port2.onmessage = () => painted.push(performance.now() - start);
        port1.postMessage(null);
      });
    }
    return ask(task);
  };
}"""

NOTHING = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Nothing</title><link rel="icon" href="data:,">
</head><body><input id="hub-find" aria-label="Type"><ul><li class="hub-result"></li></ul><p class="hub-about-you"></p><script>
document.querySelector("input").addEventListener("input", (event) => {
  document.querySelector("li").textContent = event.target.value;
  requestAnimationFrame(() => {});
});
</script></body></html>
"""

READY = "() => document.querySelector('.hub-about-you') !== null"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--site", type=Path, help="a built site, whose people are those of the (one) size")
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--queries", type=int, default=16, help="how many are typed, of each kind in turn")
    parser.add_argument("--chromium", default=shutil.which("chromium") or "")
    options = parser.parse_args()
    print("| people | slowed | first answer, s | key to painted, ms, p50 / p95 | keys |\n|---|---|---|---|---|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium or None)
        for size in options.sizes.split(","):
            folder = options.site or options.work / size / "hubgen"
            if not (folder / "people/index.html").is_file():
                write_directory(read_plain(options.work / size / "people.json"), folder)
            queries = typed_queries(read_queries(options.work / size, "tuning"))[: options.queries]
            nothing = options.work / "nothing"
            write_files(nothing, {"people/index.html": NOTHING.encode()})
            for name, where in (("nobody", nothing), (f"{int(size):,}", folder)):
                for rate in RATES:
                    runs = [measure(browser, where, queries, rate) for _ in range(options.repetitions)]
                    print(_row(name, rate, runs), flush=True)
        browser.close()


def _row(name: str, rate: int, runs: list[tuple[float, list[float]]]) -> str:
    keys = [time for _, times in runs for time in times]
    slow = quantiles(keys, n=20)[18]
    first = median(ready for ready, _ in runs)
    return f"| {name} | {rate}× | {first / 1000:.2f} | {median(keys):.0f} / {slow:.0f} | {len(keys)} |"


def measure(browser: Browser, folder: Path, queries: list[str], rate: int) -> tuple[float, list[float]]:
    """Open the directory with a question in its address, then type others; give milliseconds."""
    server = Server({"/": folder})
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        page = context.new_page()
        page.set_default_timeout(120_000)
        if rate > 1:
            page.route("**/worker.js", lambda route: route.abort())
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        page.goto(f"{server.url}/people/index.html?find={queries[0]}")
        page.wait_for_function("() => document.querySelector('.hub-result, .hub-nobody > *')", polling="raf")
        first = page.evaluate("performance.now()")
        page.wait_for_function(READY)
        page.wait_for_load_state("networkidle")
        page.evaluate(WATCH)
        for query in queries:
            page.locator("#hub-find").fill("")
            page.wait_for_timeout(300)
            page.locator("#hub-find").press_sequentially(query, delay=BETWEEN_KEYS)
            page.wait_for_timeout(300)
        times: list[float] = json.loads(page.evaluate("JSON.stringify(painted)"))
        return first, times
    finally:
        context.close()
        server.close()


if __name__ == "__main__":
    sys.exit(main())
