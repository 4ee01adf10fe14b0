"""Names that read or look alike become findings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hubgen.checks.skills import some_are_broken
from hubgen.content.hub import Circle, Claim, Hub, Note, Person, Program, SkillRef, Want, Written
from hubgen.content.lookalikes import foreign_sign, looks_of, looks_of_slug
from hubgen.content.slugs import normalise
from hubgen.content.sources import Route
from hubgen.problems import Finding, Severity

_MOST_SPELLINGS = 8
"""How many spellings one message lists."""


@dataclass(frozen=True, slots=True)
class _Use:
    """One place where a name is written."""

    text: str
    written: Written
    route: Route


def skill_spellings(hub: Hub) -> Iterator[Finding]:
    """A skill that no file declares is spelt in one way.

    Bad:
        skills:
          - skill: Graph QL     # six colleagues write `GraphQL`
    Good:
        skills:
          - skill: GraphQL
    """
    if some_are_broken(hub):
        return
    for key, uses in _by_key((ref.key, use) for ref, use in _undeclared(hub)).items():
        if listed := _spellings(uses):
            rarest = _rarest(uses)
            message = f"people write {listed} for one skill that no file declares"
            hint = f"add a file `skills/{key[1:] if key[1:].isascii() and key[1:].isalnum() else '…'}.yml` with the best of them as its `name`: the others then mean it too"
            yield Finding(rarest.written.place(*rarest.route), message, hint, Severity.NOTICE)


def _undeclared(hub: Hub) -> Iterator[tuple[SkillRef, _Use]]:
    """Give every use of a skill without a file, in what is not private."""
    for person in hub.present:
        said: tuple[Claim | Want, ...] = (*person.claims, *person.wants)
        for one in said:
            if one.skill.slug is None:
                yield one.skill, _Use(one.skill.text, person, (*one.route, "skill"))
    about: tuple[Circle | Program | Note, ...] = (*hub.circles.values(), *hub.programs.values(), *hub.notes)
    for thing in about:
        for index, ref in enumerate(thing.skills):
            if ref.slug is None:
                yield ref, _Use(ref.text, thing, ("skills", index))


def team_spellings(hub: Hub) -> Iterator[Finding]:
    """A team is spelt in one way.

    Bad:
        team: customer-support  # eleven colleagues write `Customer Support`
    Good:
        team: Customer Support
    """
    keys = {team: normalise(team) for team in {person.team for person in hub.present}}
    teams = ((keys[person.team], _Use(person.team, person, ("team",))) for person in hub.present if person.team)
    for uses in _by_key(teams).values():
        if listed := _spellings(uses):
            rarest, usual = _rarest(uses), _by_count(uses)[0]
            message = f"people write {listed} for one team"
            yield Finding(rarest.written.place(*rarest.route), message, f"write `{usual[:80]}` everywhere, if that is its name", Severity.NOTICE)


def _by_key(named: Iterable[tuple[str, _Use]]) -> Mapping[str, list[_Use]]:
    groups: defaultdict[str, list[_Use]] = defaultdict(list)
    for key, use in named:
        groups[key].append(use)
    return groups


def _by_count(uses: list[_Use]) -> list[str]:
    """Give the spellings, the usual one first."""
    counts = Counter(use.text for use in uses)
    return sorted(counts, key=lambda text: (-counts[text], text))


def _spellings(uses: list[_Use]) -> str:
    """List the spellings with how many write each; an empty text where all agree."""
    texts = _by_count(uses)
    if len(texts) < 2:
        return ""
    counts = Counter(use.text for use in uses)
    listed = [f"`{text[:80]}` ({counts[text]})" for text in texts[:_MOST_SPELLINGS]]
    rest = [f"{len(texts) - _MOST_SPELLINGS} more"] if len(texts) > _MOST_SPELLINGS else []
    *first, last = [*listed, *rest]
    return f"{', '.join(first)} and {last}"


def _rarest(uses: list[_Use]) -> _Use:
    """Give the first place of the spelling that the fewest use."""
    rarest = _by_count(uses)[-1]
    return min((use for use in uses if use.text == rarest), key=lambda use: use.written.path)


def look_alike_name(hub: Hub) -> Iterator[Finding]:
    """Nobody's name or file name can be taken for another's by its letters' looks.

    Bad:
        name: Аda Ng            # the first letter is Cyrillic; people/ada-ng.yml has the Latin one
    Good:
        name: Ada Ng
    """
    everyone = sorted(hub.people.values(), key=lambda person: person.slug)
    looks = {name: looks_of(name) for name in {person.name for person in everyone}}
    for group in _alike((looks[person.name], person) for person in everyone):
        for person, other in _imitations(group):
            sign = foreign_sign(person.name)
            hint = f"type it again, letter by letter: `{sign}` is U+{ord(sign):04X}" if sign else "type it again, letter by letter"
            yield Finding(person.place("name"), f"`{person.name}` looks like `{other.name}` in `{other.path}`", hint, Severity.WARNING)
    for group in _alike((looks_of_slug(person.slug), person) for person in everyone):
        first, *others = sorted(group, key=lambda person: sum(sign.isdigit() for sign in person.slug))
        for person in others:
            message = f"the file name `{person.slug}` looks like `{first.slug}`"
            yield Finding(person.place(), message, "rename the file, so that nobody takes one for the other", Severity.WARNING)


def _alike(named: Iterable[tuple[str, Person]]) -> Iterator[list[Person]]:
    groups: defaultdict[str, list[Person]] = defaultdict(list)
    for looks, person in named:
        groups[looks].append(person)
    yield from (group for group in groups.values() if len(group) > 1)


def _imitations(group: list[Person]) -> Iterator[tuple[Person, Person]]:
    """Give those whose name only looks like another's, with the other; people of one name imitate nobody."""
    if len({person.name for person in group}) == 1:
        return
    plain = sorted(group, key=lambda person: foreign_sign(person.name) != "")
    yield from ((person, plain[0]) for person in plain[1:] if normalise(person.name) != normalise(plain[0].name))
