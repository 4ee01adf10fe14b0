"""A hub becomes what assistants are answered from, with the marks that their answers bear."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeAlias

from hubgen.content.hub import Hub
from hubgen.reports.matches_json import Json
from hubgen.views.changes.values import Sentence
from hubgen.views.insights.facts import Facts, gather
from hubgen.views.quick_help import asked_lately
from hubgen.views.quoting import quote_line, quote_prose
from hubgen.views.refs import Link, Prose, Refs
from hubgen.views.search.matching import Asker, Engine
from hubgen.views.skills import children_by_skill
from hubgen.views.who import make_engine

Answer: TypeAlias = dict[str, Json]
Words: TypeAlias = str | Prose | Sentence | None
"""A line that somebody wrote, a text of several lines, or a sentence of ours that holds what somebody wrote."""

MOST_OF_A_NAME = 100
"""So many characters of each name stand in a sentence of ours: one long name shall not hide what follows it."""
MOST_LISTED = 40
"""So many skills, circles, names and the like of one person or skill are listed; all are counted."""


@dataclass(frozen=True)
class Knowledge:
    """A hub as one audience sees it, with what is asked of it again and again; each is derived when it is first asked for.

    *apart* are those who must not be paired: for proposing pairs, and for nothing else.
    """

    hub: Hub
    apart: frozenset[frozenset[str]] = frozenset()

    @cached_property
    def engine(self) -> Engine:
        return make_engine(self.hub)

    @cached_property
    def refs(self) -> Refs:
        return Refs(self.hub)

    @cached_property
    def facts(self) -> Facts:
        return gather(self.hub)

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        return children_by_skill(self.hub)

    @cached_property
    def asked_lately(self) -> Mapping[str, int]:
        return asked_lately(self.hub)

    @property
    def for_pairs(self) -> Hub:
        return replace(self.hub, do_not_pair=self.apart)

    def url(self, path: str) -> str | None:
        """Give the address of a page of the site, or None where nobody said where the site stands."""
        site = self.hub.settings.site_url
        return f"{site.rstrip('/')}/{path}" if site and path else None


class Asked(NamedTuple):
    """What an assistant asks: the *texts* that it gave by name, how many it wants at most, and for whom it asks."""

    texts: Mapping[str, str]
    limit: int
    asker: Asker

    def text(self, name: str) -> str:
        """Give what was said for *name*, or an empty text."""
        return self.texts.get(name, "")


def quoted(**said: Words | Sequence[Words]) -> Answer:
    """Mark what people wrote, or what holds words of theirs, as `{"quoted": {…}}`; what is empty is left out.

    This is the one way by which such words get into an answer: they are cleaned and shortened here.
    """
    found = {name: _quote(words) for name, words in said.items() if words}
    return {"quoted": found} if found else {}


def _quote(words: Words | Sequence[Words]) -> Json:
    if isinstance(words, Sentence):
        return quote_line("".join(quote_line(part, MOST_OF_A_NAME) if at % 2 else part for at, part in enumerate(words.parts)))
    if isinstance(words, Prose):
        return quote_prose(words.text)
    if isinstance(words, str):
        return quote_line(words)
    return [_quote(word) for word in (words or ())[:MOST_LISTED] if word]


def lean(**facts: Json) -> Answer:
    """Give *facts* without those that nobody said."""
    return {name: fact for name, fact in facts.items() if fact is not None}


def named(link: Link | None) -> Answer | None:
    """Say who or what a link leads to: the slug, where it has a page, and the name."""
    return {**lean(slug=link.slug or None), **quoted(name=link.name)} if link else None


def day(on: date | None) -> str | None:
    return on.isoformat() if on else None
