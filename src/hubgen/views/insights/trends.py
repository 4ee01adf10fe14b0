"""The counts of a hub's months become series, each with what a month and a year have changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple, Protocol, TypeAlias

from hubgen.content.hub import Skill
from hubgen.content.names import skill_index
from hubgen.content.slugs import normalise
from hubgen.views.insights.measures import HubCounts, Measures, SkillCounts, TeamCounts


class MonthCounts(NamedTuple):
    """What a month left behind: its *measures*, and how many files of it were *unread*, and so are not in them."""

    measures: Measures
    unread: int = 0


Months: TypeAlias = Mapping[date, MonthCounts]
"""Months by their last day, or by the day until which the newest was counted."""


class Series(NamedTuple):
    """One figure at the end of each month, the newest last; None where nothing is known of the hub."""

    values: tuple[int | None, ...]

    @property
    def now(self) -> int | None:
        """The newest value; None without any."""
        return self._ago(0)

    @property
    def month_change(self) -> int | None:
        """What is more now than a month before, less than zero if it is fewer; None if either is not known."""
        return self._change(1)

    @property
    def year_change(self) -> int | None:
        """The same for twelve months."""
        return self._change(12)

    def _ago(self, months: int) -> int | None:
        return self.values[-1 - months] if months < len(self.values) else None

    def _change(self, months: int) -> int | None:
        now, then = self._ago(0), self._ago(months)
        return None if now is None or then is None else now - then


class _Figure(Protocol):
    """Gives one count of a month."""

    def __call__(self, measures: Measures, /) -> int: ...


@dataclass(frozen=True)
class Trends:
    """Figures over time: *days* are the last ones of months that follow each other, *counts* what they left behind.

    A series is made when it is asked for, by the name of its field in `HubCounts`, `TeamCounts` or `SkillCounts`: a hub
    of 10,000 people has 20,000 of them, and a page shows a few. Costs one look at each month. A team or skill of which
    a month says nothing counts zero in it.
    """

    days: tuple[date, ...] = ()
    counts: tuple[MonthCounts | None, ...] = ()
    once: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys under which skills of today stood in some month, besides their own."""

    def of_hub(self, name: str) -> Series:
        """Give a figure of the whole hub."""
        at = HubCounts._fields.index(name)
        return self._series(lambda measures: measures.hub[at])

    def of_team(self, slug: str, name: str) -> Series:
        """Give a figure of the team that is called so: one that gets another name begins anew."""
        at = TeamCounts._fields.index(name)
        return self._series(lambda measures: measures.teams[slug][at] if slug in measures.teams else 0)

    def of_skill(self, key: str, name: str) -> Series:
        """Give a figure of a skill, under whatever name it stood.

        Of two that became one, both are added up: who had both counts twice until they did.
        """
        at, keys = SkillCounts._fields.index(name), (key, *self.once.get(key, ()))
        return self._series(lambda measures: sum(measures.skills[each][at] for each in keys if each in measures.skills))

    def _series(self, figure: _Figure) -> Series:
        return Series(tuple(figure(each.measures) if each else None for each in self.counts))


def trends(counts: Mapping[date, MonthCounts], skills: Iterable[Skill]) -> Trends:
    """Join the *counts* of months, each by a day in it, from the first that is known to the last.

    *skills* are those of today, as this audience may see them. A skill is found under the names that it has today, so
    that it goes on when it is renamed, merged or declared. Costs one look at each month's skills.
    """
    if not counts:
        return Trends()
    known = {(day.year, day.month): (day, each) for day, each in counts.items()}
    rows = [known.get((day.year, day.month), (day, None)) for day in _months_between(min(counts), max(counts))]
    every = {key for each in counts.values() for key in each.measures.skills}
    return Trends(tuple(day for day, _ in rows), tuple(each for _, each in rows), _once(every, skills))


def _months_between(first: date, last: date) -> Sequence[date]:
    """Give the last day of every month from the one of *first* to the one of *last*."""
    days = [(last.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)]
    while (before := days[-1].replace(day=1) - timedelta(days=1)) >= first:
        days.append(before)
    return days[::-1]


def _once(keys: Iterable[str], skills: Iterable[Skill]) -> dict[str, tuple[str, ...]]:
    """Gather the *keys* that today mean a skill of another key."""
    index = skill_index(skills)
    declared, found = set(index.values()), defaultdict(list)
    for key in sorted(set(keys) - declared):
        slug = index.get(normalise(key.removeprefix("=")))
        if slug is not None:
            found[slug].append(key)
    return {slug: tuple(others) for slug, others in found.items()}
