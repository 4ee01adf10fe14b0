"""What several commands ask for in the same way."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from hubgen.content.folder import DO_NOT_PAIR
from hubgen.content.zones import zone_names
from hubgen.problems import Problem

Command = TypeVar("Command", bound=Callable[..., Any])


class DayType(click.ParamType):  # type: ignore[type-arg]  # generic in newer clicks only
    """A date written as year-month-day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is not a date; write it as year-month-day, such as 2026-03-09", param, ctx)


DAY = DayType()


class MomentType(click.ParamType):  # type: ignore[type-arg]  # as above
    """A moment, in UTC unless it says otherwise."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is no moment; write it as 2026-03-09T14:05Z", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


MOMENT = MomentType()


class ZoneType(click.ParamType):  # type: ignore[type-arg]  # as above
    """A time zone by its IANA name, or nothing."""

    name = "zone"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        zone = str(value)
        if zone and zone not in zone_names():
            self.fail(f"'{zone}' is no time zone; write it as Europe/Lisbon", param, ctx)
        return zone


class RootType(click.ParamType):  # type: ignore[type-arg]  # as above
    """The folder of a hub."""

    name = "folder"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        root = Path(value)
        if not root.is_dir():
            self.fail(f"there is no folder '{value}'", param, ctx)
        if not any((root / name).exists() for name in ("mkdocs.yml", "people", "skills", "circles", "programs")):
            self.fail(f"'{root}' is no hub: it has neither mkdocs.yml nor people/. `hubgen init DIR` makes a new one", param, ctx)
        return root


def root_argument(command: Command) -> Command:
    return click.argument("root", type=RootType(), default=".")(command)


def root_option(command: Command) -> Command:
    return click.option("--root", type=RootType(), default=".", help="The hub's folder; this one, if left out.")(command)


def today_option(command: Command) -> Command:
    text = "The day to take for today; else SOURCE_DATE_EPOCH in UTC, else the day it is in UTC."
    return click.option("--today", type=DAY, help=text)(command)


def zone_option(command: Command) -> Command:
    return click.option("--zone", type=ZoneType(), default="", help="Your time zone, such as Europe/Lisbon: who shares it comes first.")(command)


def language_option(command: Command) -> Command:
    text = "A language you speak: who shares it comes first. May be given more than once."
    return click.option("--language", "languages", multiple=True, help=text)(command)


def strict_option(command: Command) -> Command:
    return click.option("--strict", is_flag=True, help="Let warnings count as errors.")(command)


def read_texts(root: Path, problems: Iterable[Problem]) -> dict[str, str]:
    """Read the files that have problems, to show their lines: not of who must not be paired, since logs travel."""
    paths = {problem.place.path for problem in problems if problem.place.line} - {DO_NOT_PAIR}
    return {path: (root / path).read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n") for path in sorted(paths)}
