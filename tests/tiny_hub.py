"""Where the tiny hub lies, the day of the tests, and what the fixtures are called by those who type."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from hubgen.content.hub import Hub
from hubgen.problems import Problem

TINY = Path(__file__).parent / "golden" / "tiny"
EXPECTED = TINY / "_expected"
TODAY = date(2026, 11, 22)

Write = Callable[[str, str | bytes], Path]
HubOf = Callable[[Mapping[str, str]], tuple[Hub, list[Problem]]]
Read = Callable[[], tuple[Hub, list[Problem]]]
Golden = Callable[[str, Mapping[str, bytes]], None]
