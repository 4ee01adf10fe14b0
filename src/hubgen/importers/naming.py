"""Who the hub knows, and what a source calls somebody, become the name of the file that a row is about."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import TypeAlias

from hubgen.content.slugs import MAX_SLUG
from hubgen.edits.yamlout import Value

Find: TypeAlias = Callable[[str, Mapping[str, Value]], str | None]
"""What a source calls somebody, and what it says of them, becomes their slug in the hub; None for somebody new."""

_MACHINES_WORD = re.compile(r"[\d-]+|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=.*\d)[0-9a-z]{16,}")
MOST_ALIKE = 100
"""Of more people with one name the rest is left out: it is no name."""
_TELLING = ("contact.forge", "contact.email")


def find_nobody(called: str, values: Mapping[str, Value]) -> str | None:
    """Take everybody for new."""
    return None


@dataclass(frozen=True, slots=True)
class Known:
    """Whom the hub knows: how to *find* them, the *slugs* that files have or had, and their names, which are folded.

    *names* give the slug and the contacts of the one who has a name, *namesakes* are names that several have.
    """

    find: Find = find_nobody
    slugs: Collection[str] = ()
    namesakes: Collection[str] = ()
    names: Mapping[str, tuple[str, Mapping[str, Value]]] = field(default_factory=dict)


NOBODY = Known()


def is_number(word: str) -> bool:
    """Say whether a slug is a number, or an identifier of a machine's: it tells rows apart, and says nothing in a URL."""
    return _MACHINES_WORD.fullmatch(word) is not None


def is_another(called: str, values: Mapping[str, Value], other_called: str, other: Mapping[str, Value]) -> bool:
    """Say whether two rows of one name are about two people: the source's own words for them differ, or their contacts."""
    if called and other_called:
        return called != other_called
    return any(str(values[name]).casefold() != str(other[name]).casefold() for name in _TELLING if name in values and name in other)


def free_slug(slug: str, is_taken: Callable[[str], bool]) -> str:
    """Give *slug* with the first number behind it that is free."""
    numbered = (f"{slug[: MAX_SLUG - 6]}-{number}" for number in count(2))
    return next(one for one in numbered if not is_taken(one))
