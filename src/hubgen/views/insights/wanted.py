"""A hub becomes what is wanted and what is taught, skill by skill, with whom to ask next and what to start."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from zlib import crc32

from hubgen.content.hub import Hub, Person, Team
from hubgen.views.insights.facts import Facts, SkillFacts
from hubgen.views.matching.groups import CIRCLE
from hubgen.views.quick_help import asked_lately
from hubgen.views.refs import Link

KNOWS_WELL = 3
"""From this level on somebody helps others."""
MOST_NAMED = 12
"""So many of those who want or teach a skill are named; all are counted."""
MOST_ASKED = 3
PLACES_EACH = 2
"""More than so many who wait for each place are helped sooner by one talk to all of them than by pairs."""


class Ask(NamedTuple):
    """Somebody who could be asked to teach, and why.

    *reason* is `knows` (knows it well and has not said that they teach it; *level* is 3 or 4, None where levels are
    hidden), `learned` (finished learning it in the program *where*) or `spoke` (spoke about it in the circle *where*).
    """

    person: Link
    reason: str
    level: int | None = None
    where: Link | None = None


class Step(NamedTuple):
    """What to do about wishes that wait.

    *kind* is `pair` (one who waits, and a place), `pilot` (several, and places), `talk` (a lunch and learn: too many for
    the places, and somebody who could speak), `join` (a circle is about it: *circle*), `circle` (enough want it to
    learn together), `ask` (somebody could be asked), `find` (nobody here could, or who
    teaches it has no place now) or empty (nobody waits).
    *model* is the playbook of a program to start, or empty.
    """

    kind: str
    model: str = ""
    circle: Link | None = None

    def url(self, skill: Link) -> str:
        """Give the page where one begins, relative to the site's root: the form, filled in, or the circle; or nothing."""
        if self.model:
            return f"start-a-program/?model={self.model}" + (f"&skill={skill.slug}" if skill.slug else "")
        return f"circles/{self.circle.slug}/" if self.circle else ""


class Wanted(NamedTuple):
    """One skill that somebody wants or teaches. *key* is its slug, or `=` and the folded text where no file declares it.

    *waiting* are those who want it and do not learn it already in a pair. *levels* counts who knows it at levels 1 to 4,
    empty where levels are hidden; who named none is in *know* alone. *seats* are free seats, *unsaid* the teachers who
    could take somebody and have not said how many. *wanting* and *teachers* are the first of them. *ask* is empty where
    there are places enough.
    """

    key: str
    skill: Link
    want: int
    waiting: int
    know: int
    levels: tuple[int, ...]
    teach: int
    seats: int
    unsaid: int
    wanting: tuple[Link, ...]
    teachers: tuple[Link, ...]
    ask: tuple[Ask, ...]
    step: Step

    @property
    def places(self) -> int:
        """How many could begin now: who has not said how many they take is asked for one."""
        return self.seats + self.unsaid

    @property
    def balance(self) -> int:
        """Places less those who wait: below zero, so many wishes have no place."""
        return self.places - self.waiting


def wanted(facts: Facts, team: Team | None = None) -> tuple[Wanted, ...]:
    """Give every skill in use that somebody wants or teaches, what hurts most first; of *team*, what its people want.

    First where most wishes have no place, then where nobody teaches it at all, then where most wait, then by name.
    Cost: one pass over claims, wishes and notes.
    """
    asked = asked_lately(facts.hub)
    own = frozenset(team.people) if team else None
    rows = (_row(facts, asked, key, skill, own) for key, skill in facts.used.items() if skill.wants or (skill.teachers and not team))
    return tuple(sorted((row for row in rows if row.want or not team), key=_by_hurt))


def wanted_skill(facts: Facts, key: str) -> Wanted:
    """Give the one skill with that key, in use or not."""
    return _row(facts, asked_lately(facts.hub), key, facts.skills[key], None)


def _by_hurt(row: Wanted) -> tuple[int, bool, int, str, str]:
    return min(0, row.balance), not (row.waiting and not row.teach), -row.waiting, row.skill.name.casefold(), row.key


def _row(facts: Facts, asked: Mapping[str, int], key: str, skill: SkillFacts, own: frozenset[str] | None) -> Wanted:
    wants = [person for person, _ in skill.wants if own is None or person.slug in own]
    waiting = sum([person.slug not in skill.learning for person in wants]) if skill.learning else len(wants)
    ask = _ask(facts, asked, key, skill) if waiting > skill.seats + skill.unsaid else ()
    row = Wanted(
        key=key,
        skill=facts.skill(key),
        want=len(wants),
        waiting=waiting,
        know=len(skill.claims),
        levels=skill.levels if facts.shows_levels else (),
        teach=len(skill.teachers),
        seats=skill.seats,
        unsaid=skill.unsaid,
        wanting=facts.people(wants, MOST_NAMED),
        teachers=facts.people(skill.teachers, MOST_NAMED),
        ask=ask,
        step=Step(""),
    )
    if not waiting:
        return row
    could_speak = bool(ask) or any(person.slug in facts.seats for person in skill.teachers)
    return row._replace(step=_step(facts.hub, row, could_speak=could_speak))


def _step(hub: Hub, row: Wanted, *, could_speak: bool) -> Step:
    if row.places and row.waiting == 1:
        return Step("pair", "peer-coaching")
    if row.places * PLACES_EACH >= row.waiting:
        return Step("pilot", "peer-coaching")
    if row.waiting >= CIRCLE[0] and could_speak:
        return Step("talk", "lunch-and-learn")
    if row.places:
        return Step("pilot", "peer-coaching")
    circle = next((circle for circle in hub.circles_by_skill.get(row.key, ()) if circle.status == "active"), None)
    if circle:
        return Step("join", circle=Link(circle.name, circle.slug))
    if row.ask:
        return Step("ask")
    return Step("circle", "knowledge-sharing-circle") if row.waiting >= CIRCLE[0] else Step("find")


def _ask(facts: Facts, asked: Mapping[str, int], key: str, skill: SkillFacts) -> tuple[Ask, ...]:
    """Choose whom to ask: those asked least lately first, and among equals by chance, so that no name comes first."""
    found: dict[str, Ask] = {}
    apart = {*(person.slug for person in skill.teachers), *(person.slug for person, _ in skill.wants)}
    for person, one in _candidates(facts, key, skill):
        if person.slug not in apart and not facts.is_away(person):
            found.setdefault(person.slug, one)
    order = ("knows", "learned", "spoke")
    ranked = sorted(found.items(), key=lambda item: (asked.get(item[0], 0), order.index(item[1].reason), crc32(f"{key} {item[0]}".encode())))
    return tuple(one for _, one in ranked[:MOST_ASKED])


def _candidates(facts: Facts, key: str, skill: SkillFacts) -> Iterator[tuple[Person, Ask]]:
    hub = facts.hub
    for person, claim in skill.claims:
        if not facts.shows_levels or (claim.level or 0) >= KNOWS_WELL:
            yield person, Ask(facts.person(person), "knows", claim.level)
    for slug, where in learned(hub, key):
        person = hub.people[slug]
        yield person, Ask(facts.person(person), "learned", where=where)
    for note in hub.notes_by_skill.get(key, ()):
        for slug in note.presenters if note.date <= hub.today else ():
            if slug in hub.people and hub.people[slug].is_here:
                circle = hub.circles[note.circle]
                yield hub.people[slug], Ask(facts.person(hub.people[slug]), "spoke", where=Link(circle.name, circle.slug))


def learned(hub: Hub, key: str) -> Iterator[tuple[str, Link]]:
    """Give who is here and was to learn the skill of that key in a program that is finished, with the program."""
    for program in hub.programs_by_skill.get(key, ()):
        if program.status != "finished":
            continue
        whole = program.goal.who if program.goal.learns and program.goal.learns.key == key else ()
        paired = (pair.learner for pair in program.pairs if pair.skill.key == key)
        for slug in dict.fromkeys((*whole, *paired)):
            if slug in hub.people and hub.people[slug].is_here:
                yield slug, Link(program.name, program.slug)
