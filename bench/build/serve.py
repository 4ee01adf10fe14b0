"""From an edit to what a browser gets: `python bench/build/serve.py HUB` starts `hubgen serve`, edits, and asks for the page."""

import argparse
import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from statistics import median
from threading import Thread
from urllib.error import URLError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import urlopen

from edits import Edit, draw_edits
from engines import environment

COMMAND = "{python} -m hubgen serve {hub} --address {address}"
MKDOCS_POLL = re.compile(r"livereload\((\d+), (\d+)\)")
HUBGEN_MARK = re.compile(r"hubgen-preview\.js'[^>]*data-mark='([^']*)'")


def main() -> None:
    options = _options()
    address = options.address or f"127.0.0.1:{_free_port()}"
    with tempfile.TemporaryDirectory(prefix="serve-", dir=options.beside) as folder:
        hub = Path(folder) / "hub"
        # What was built in there, and last run's cache, would only be copied.
        shutil.copytree(options.hub, hub, ignore=shutil.ignore_patterns("site*", ".cache", "spare-*"))
        command = options.command.format(python=sys.executable, hub=hub, address=address, port=address.rpartition(":")[2])
        print(f"`{command.replace(str(hub), 'HUB').replace(sys.executable, 'python')}`\n")
        with Path(folder, "words.log").open("wb") as words:
            start = time.perf_counter()
            process = subprocess.Popen(shlex.split(command), cwd=hub, env=environment(), stdout=words, stderr=words, start_new_session=True)
            try:
                measure(options, hub / options.content, options.url.replace("{address}", address), start)
            finally:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("hub", type=Path, help="a hub that generate.py made, or another engine's input; it is copied")
    parser.add_argument("--command", default=COMMAND, help="with {hub}, {address} or {port}, {python}; it runs in the copy")
    parser.add_argument("--content", default=".", help="the folder of people/ and skills/ in the hub: docs for MkDocs, content for Hugo")
    parser.add_argument("--url", default="http://{address}/{page}/", help="where a page is")
    parser.add_argument("--address", help="host:port; a free port here, if left out")
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--pause", type=float, default=1, help="seconds between one page seen and the next edit")
    parser.add_argument("--limit", type=float, default=600, help="seconds to wait for anything")
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--beside", type=Path, help="the folder in which the hub is copied; the system's, if left out")
    return parser.parse_args()


def measure(options: argparse.Namespace, content: Path, url: str, start: float) -> None:
    """Wait until the server answers, make the edits, and print a table."""
    edits = list(draw_edits(content, options.edits, options.seed))
    until_answer(url.replace("{page}", edits[0].page), "", options.limit)
    print(f"{len(list(content.glob('people/person-*')))} people; the first page after {time.perf_counter() - start:.1f} s\n")
    print("| edit | seconds until the page has it | until the browser is told |\n| --- | --- | --- |")
    seen, told = [], []
    for edit in edits:
        time.sleep(options.pause)
        page, signal_ = _one_edit(edit, url.replace("{page}", edit.page), options)
        seen.append(page)
        told += [signal_] if signal_ is not None else []
        print(f"| {edit.kind} | {page:.3f} | {'–' if signal_ is None else f'{signal_:.3f}'} |", flush=True)
    for name, pick in (("median", median), ("worst", max)):
        print(f"| **{name}** | {pick(seen):.3f} | {f'{pick(told):.3f}' if told else '–'} |")


def _one_edit(edit: Edit, url: str, options: argparse.Namespace) -> tuple[float, float | None]:
    """Give the seconds from the write until the page holds the word, and until the server says that it changed."""
    before = until_answer(url, "", options.limit)
    ear = Ear(url, before, options.limit)
    start = time.perf_counter()
    edit.make()
    until_answer(url, edit.word, options.limit)
    seen = time.perf_counter() - start
    ear.join(5)
    return seen, ear.heard - start if ear.heard else None


def until_answer(url: str, word: str, limit: float) -> str:
    """Ask for a page every 10 ms until it is there and holds *word*; give its text."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=limit) as answer:
                text: str = answer.read().decode()
            if word in text:
                return text
        except (URLError, OSError):
            pass
        time.sleep(0.01)
    raise TimeoutError(f"{url} did not show {word or 'anything'} in {limit} seconds")


class Ear(Thread):
    """Listens as the page *url* would: asks hubgen or MkDocs until it is told to load anew. Others' sockets are not heard."""

    def __init__(self, url: str, page: str, limit: float) -> None:
        super().__init__(daemon=True)
        self.url, self.limit = url, limit
        self.poll, self.mark = MKDOCS_POLL.search(page), HUBGEN_MARK.search(page)
        self.heard: float | None = None
        if self.poll or self.mark:
            self.start()
            time.sleep(0.05)

    def run(self) -> None:
        with suppress(URLError, OSError):
            if self.mark:
                self._ask_hubgen(self.mark[1])
            elif self.poll:
                self._ask_mkdocs(self.poll[1], self.poll[2])

    def _ask_hubgen(self, mark: str) -> None:
        known = ""
        while self.heard is None:
            answer = json.loads(self._get("/hubgen-changes?" + urlencode({"page": urlsplit(self.url).path, "known": known})))
            known = answer["version"]
            if answer["mark"] != mark:
                self.heard = time.perf_counter()

    def _ask_mkdocs(self, epoch: str, number: str) -> None:
        while self.heard is None:
            if float(self._get(f"/livereload/{epoch}/{number}") or 0) > float(epoch):
                self.heard = time.perf_counter()

    def _get(self, path: str) -> bytes:
        with urlopen(urljoin(self.url, path), timeout=self.limit) as answer:
            text: bytes = answer.read()
        return text

    def join(self, timeout: float | None = None) -> None:
        if self.poll or self.mark:
            super().join(timeout)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
