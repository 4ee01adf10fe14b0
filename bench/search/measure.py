"""One engine in one fresh page of Chromium becomes its figures."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urljoin

from playwright.sync_api import Browser, CDPSession

LOAD_SECONDS = 180


@dataclass(frozen=True, slots=True)
class Run:
    """One page load: milliseconds, bytes on the wire before the first answer, and what was asked for on top."""

    ready: float
    answered: float
    sent: int
    requests: int
    keys: tuple[float, ...] = ()
    cut: bool = False
    answers: tuple[tuple[str, ...], ...] = field(default=())


class Traffic:
    """Counts what a page receives, its own two files left out."""

    def __init__(self, session: CDPSession) -> None:
        self._own: set[str] = set()
        self.sent = self.requests = 0
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _asked(self, event: dict[str, Any]) -> None:
        if "/harness." in event["request"]["url"].split("?")[0]:
            self._own.add(event["requestId"])

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] not in self._own:
            self.sent += int(event["encodedDataLength"])
            self.requests += 1


def measure(
    browser: Browser,
    url: str,
    engine: str,
    size: str,
    rate: int,
    first: str,
    typed: list[str],
    budget: float,
    asked: list[str],
    ahead: list[str],
) -> Run:
    """Load *engine* with the processor slowed *rate* times, type some queries and ask others."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.set_default_timeout(LOAD_SECONDS * 1000)
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        traffic = Traffic(session)
        base = f"{url}/data/{size}/{engine}/"
        early = "".join(f"&ahead={quote(urljoin(base, path))}" for path in ahead)
        page.goto(f"{url}/harness.html?engine={engine}&base={quote(base)}&first={quote(first)}{early}")
        page.wait_for_function("globalThis.measured !== undefined")
        times = page.evaluate("measured")
        sent, requests = traffic.sent, traffic.requests
        keys: dict[str, Any] = {"times": [], "cut": False}
        if typed:
            keys = page.evaluate(f"typeQueries({json.dumps(typed)}, {budget})")
        answers: list[list[str]] = page.evaluate(f"askQueries({json.dumps(asked)})") if asked else []
        return Run(
            times["ready"],
            times["answered"],
            sent,
            requests,
            tuple(keys["times"]),
            keys["cut"],
            tuple(map(tuple, answers)),
        )
    finally:
        context.close()
