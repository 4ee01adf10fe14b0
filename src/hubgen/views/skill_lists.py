"""All skills become two lists: by category, and A to Z with every name they go by."""

from collections import defaultdict
from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple

from hubgen.content.hub import Hub
from hubgen.content.slugs import normalise, slugify
from hubgen.views.files import offered_table
from hubgen.views.long_lists import ListView, Part, Span, cut
from hubgen.views.refs import MADE_UP, OTHER, Link, Refs, letter

ON_ONE_PAGE = 400
"""Up to so many names stand on one page: about 85 kB."""
MOST_SKILLS = 400
"""Up to so many skills are all listed by category; of more, those of each category that most know."""


class SkillRow(NamedTuple):
    """A skill with how many people know, teach and want it. *deprecated* ones are better not begun."""

    skill: Link
    aliases: tuple[str, ...]
    know: int
    teach: int
    want: int
    deprecated: bool


class Category(NamedTuple):
    """*name* is empty for skills of no category. *more* of its skills are not shown."""

    name: str
    slug: str
    rows: tuple[SkillRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class SkillsView:
    """Every declared skill by category; *undeclared* is how many others people named. *table* is the path of one, or empty."""

    categories: tuple[Category, ...]
    count: int
    undeclared: int
    table: str

    @property
    def cut(self) -> bool:
        """Say whether there are skills that are not shown."""
        return any(category.more for category in self.categories)


class Entry(NamedTuple):
    """A name in the A to Z. *of* is the skill it is an alias of; without it, *skill* may be one that no file declares."""

    name: str
    skill: Link
    of: str
    know: int
    want: int


class EntryGroup(NamedTuple):
    letter: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SkillsAZView:
    """Every name of a skill, or the *lists* in which they stand."""

    groups: tuple[EntryGroup, ...]
    lists: tuple[Span, ...]


def skills_view(hub: Hub, refs: Refs) -> SkillsView:
    """Derive the list by category."""
    groups: defaultdict[str, list[tuple[str, SkillRow]]] = defaultdict(list)
    for slug, skill in hub.skills.items():
        row = SkillRow(
            refs.by_skill[slug],
            skill.aliases,
            len(hub.claims.get(slug, ())),
            len(hub.teachers.get(slug, ())),
            len(hub.wants.get(slug, ())),
            skill.deprecated,
        )
        groups[slugify(skill.category) if skill.category else ""].append((skill.category, row))
    # Skills of no category come last.
    ordered = sorted(groups, key=lambda slug: (slug == "", slug))
    each = len(hub.skills) if len(hub.skills) <= MOST_SKILLS else max(1, MOST_SKILLS // len(groups))
    return SkillsView(
        categories=tuple(
            _category(groups[slug][0][0], slug or OTHER, [row for _, row in groups[slug]], each) for slug in ordered
        ),
        count=len(hub.skills),
        undeclared=len(undeclared(hub)),
        table=offered_table(hub, "skills"),
    )


def _category(name: str, slug: str, rows: list[SkillRow], most: int) -> Category:
    shown = nsmallest(most, rows, key=lambda row: (-row.know, -row.want, row.skill.slug))
    return Category(name, slug, tuple(sorted(shown, key=_by_name)), len(rows) - len(shown))


def undeclared(hub: Hub) -> dict[str, str]:
    """Give the skills that people, circles, notes and programs name and no file declares: the text by its key."""
    named = [pairs[0][1].skill for key, pairs in hub.claims.items() if key not in hub.skills]
    named += [pairs[0][1].skill for key, pairs in hub.wants.items() if key not in hub.skills]
    named += [ref for circle in hub.circles.values() for ref in circle.skills]
    named += [ref for note in hub.notes for ref in note.skills]
    named += [ref for program in hub.programs.values() for ref in program.all_skills]
    found: dict[str, str] = {}
    for ref in named:
        if ref.slug not in hub.skills:
            found.setdefault(ref.key, ref.text)
    return found


def skill_parts(hub: Hub, refs: Refs) -> tuple[Part[Entry], ...]:
    """Cut the names of skills into pages, A to Z; none where one page can list them."""
    entries = _entries(hub, refs)
    if len(entries) <= ON_ONE_PAGE:
        return ()
    return cut(entries, lambda entry: _sorted_by(entry.name), lambda entry: entry.name, ON_ONE_PAGE)


def skill_list(part: Part[Entry]) -> ListView[Entry]:
    """Give a page of many names."""
    return ListView("skills", part.span, part.items)


def skills_az_view(hub: Hub, refs: Refs, lists: tuple[Span, ...] = ()) -> SkillsAZView:
    """Derive the A to Z of names, aliases and undeclared skills, or of the *lists* that they stand in."""
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in () if lists else _entries(hub, refs):
        groups[letter(_sorted_by(entry.name))].append(entry)
    ordered = sorted(groups, key=lambda name: (name == OTHER, name))
    return SkillsAZView(tuple(EntryGroup(name, tuple(groups[name])) for name in ordered), lists)


def _entries(hub: Hub, refs: Refs) -> list[Entry]:
    entries = [*_declared(hub, refs)]
    for key, text in undeclared(hub).items():
        entries.append(Entry(text, Link(text), "", len(hub.claims.get(key, ())), len(hub.wants.get(key, ()))))
    return sorted(entries, key=lambda entry: (_sorted_by(entry.name), entry.name))


def _declared(hub: Hub, refs: Refs) -> list[Entry]:
    entries = []
    for slug, skill in hub.skills.items():
        know, want = len(hub.claims.get(slug, ())), len(hub.wants.get(slug, ()))
        entries.append(Entry(skill.name, refs.by_skill[slug], "", know, want))
        own = {normalise(skill.name)}
        # An alias that only differs in spelling would stand beside its skill and say nothing.
        for alias in skill.aliases:
            if normalise(alias) not in own:
                own.add(normalise(alias))
                entries.append(Entry(alias, refs.by_skill[slug], skill.name, know, want))
    return entries


def _sorted_by(name: str) -> str:
    folded = slugify(name)
    return f"~{name}" if folded.startswith(MADE_UP) else folded


def _by_name(row: SkillRow) -> tuple[str, str]:
    return _sorted_by(row.skill.name), row.skill.slug
