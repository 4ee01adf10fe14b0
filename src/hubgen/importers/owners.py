"""A CODEOWNERS file becomes rows about the people whom it names, one an owner.

It says who is asked when a file changes, and no more: that somebody owns `/billing/` is no skill at any level. So the
rows hold accounts, addresses and paths, and the paths feed nothing unless a map says so.
"""

import re
from collections.abc import Sequence

from hubgen.importers.tables import Cell, Row, Table, Upload, clean, make_table, read_text
from hubgen.problems import Place, Problem, Severity

_WORD = re.compile(r"(?:\\.|[^\s\\])+")
_SECTION = re.compile(r"\^?\[[^\]]+\](?:\[\d+\])?")
"""The heading of a section, as GitLab has them; owners behind it own what has none of its own."""
_MOST_PATHS = 50


def read_owners(files: Sequence[Upload]) -> tuple[Table, list[Problem]]:
    """Read who owns what. Teams (`@acme/payments`) and roles (`@@maintainers`) are no people, and are counted."""
    path, raw = files[0]
    text, problems = read_text(path, raw)
    found: dict[str, tuple[int, str, dict[str, None]]] = {}
    teams: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        section = _SECTION.match(line.strip())
        words = _words(line.strip()[section.end() :] if section else line)
        pattern, owners = ("", words) if section else (words[0] if words else "", words[1:])
        for owner in map(clean, owners):
            if owner.startswith("@@") or (owner.startswith("@") and "/" in owner):
                teams.setdefault(owner, number)
            elif "@" in owner:
                paths = found.setdefault(owner.casefold(), (number, owner, {}))[2]
                if pattern and len(paths) < _MOST_PATHS:
                    paths[pattern] = None
    if teams:
        listed = ", ".join(f"`{team[:80]}`" for team in list(teams)[:5]) + (" and more" if len(teams) > 5 else "")
        message = f"owners that are teams were left out ({listed}): the file does not say who is in them"
        hint = "import the members of the organisation, and of each team"
        problems.append(Problem(Place(path, min(teams.values()), 1), "not-a-person", message, hint, Severity.NOTICE))
    rows = [Row(number, _cells(owner, list(paths))) for number, owner, paths in found.values()]
    return make_table(path, rows, problems)


def _words(line: str) -> list[str]:
    """Split a line at its blanks, up to a comment; a blank behind a backslash is part of a path."""
    words: list[str] = []
    for word in _WORD.findall(line):
        if word.startswith("#"):
            break
        words.append(word.replace("\\ ", " "))
    return words


def _cells(owner: str, paths: Sequence[str]) -> dict[str, Cell]:
    if owner.startswith("@"):
        return {"id": owner[1:], "account": owner[1:], "paths": list(paths)}
    return {"id": owner.partition("@")[0], "email": owner, "paths": list(paths)}
