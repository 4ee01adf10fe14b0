"""What can be wrong with a hub, and where: problems are values, returned and never raised."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem matters: an error fails the build, a warning fails `--strict`, a notice never fails."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file that a person edits.

    *path* is relative to the hub's root, with forward slashes. *line* and *column* count from 1; 0 stands for the
    file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What `check --fix` writes because it cannot be wrong: *new* for the key or value *old* that begins at *place*.

    None for *new* takes the entry of a list away.
    """

    place: Place
    old: str
    new: str | None

    def __str__(self) -> str:
        return "`--fix` takes this entry away" if self.new is None else f"`--fix` writes `{self.new}`"


class Finding(NamedTuple):
    """What a check yields: the check's own name becomes the problem's code."""

    place: Place
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    suggestion: Suggestion | None = None


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: where, its code, what is wrong (quoting the person's own value) and what to do.

    *suggestion* is there where a machine can mend it.
    """

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    suggestion: Suggestion | None = field(default=None, compare=False)


_LINE_NUMBER = re.compile(r"\bline [0-9]+")


def identity(problem: Problem) -> tuple[str, str, str]:
    """Give what stays the same of a problem when its lines move: path, code, and message without numbers of lines.

    Two equal problems in a file have the same identity.
    """
    return problem.place.path, problem.code, _LINE_NUMBER.sub("line", problem.message)


def is_clean(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Say whether *problems* let a run end with exit code 0: no errors and, when *strict*, no warnings."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return not any(problem.severity in failing for problem in problems)


CHECKS_PAGE = "reference/checks"
"""The page that explains every code, below the site's address and below `docs/`."""


def help_url(code: str, site_url: str) -> str:
    """Say where *code* is explained: on the site at *site_url*, or in the hub's own folder while it has no address."""
    if site_url.startswith(("https://", "http://")):
        return f"{site_url.rstrip('/')}/{CHECKS_PAGE}/#{code}"
    return f"docs/{CHECKS_PAGE}.md#{code}"
