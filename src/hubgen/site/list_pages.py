"""The pages of long lists become records."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from hubgen.site.records import Planned, Record
from hubgen.site.words import _
from hubgen.views.long_lists import Item, ListView, Part, Row, Span
from hubgen.views.refs import OTHER


def spans(parts: Callable[[], Iterable[Part[Item]]]) -> tuple[Span, ...]:
    """Say what stands on which page of a long list."""
    return tuple(part.span for part in parts())


def plan_lists(of: str, parts: Callable[[], Iterable[Part[Item]]], derive: Callable[[Part[Item]], ListView[Row]]) -> Iterator[Planned]:
    """Plan the pages of a long list; *of* is what is listed, *parts* gives what stands on each."""
    for part in parts():
        url = f"{of}-a-z/{part.span.slug}/"
        yield Planned(url, partial(_list, url, part, derive))


def _list(url: str, part: Part[Item], derive: Callable[[Part[Item]], ListView[Row]]) -> Record:
    view, span = derive(part), part.span
    return Record(
        kind="list",
        url=url,
        title=_title(view.of, span),
        description=_("From {first} to {last}.").format(first=span.first, last=span.last),
        view=view,
    )


def _title(of: str, span: Span) -> str:
    what = {"people": _("People"), "skills": _("Skills"), "teams": _("Teams"), "circles": _("Circles"), "programs": _("Programs")}[of]
    letter = _("Other") if span.letter == OTHER else span.letter
    if span.parts == 1:
        return _("{what}: {letter}").format(what=what, letter=letter)
    return _("{what}: {letter}, {part} of {parts}").format(what=what, letter=letter, part=span.part, parts=span.parts)
