"""What the pairs of a program are stuck on becomes whom in the hub they could ask."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from hubgen.content.hub import Claim, Hub, Person, Program, ProgramNote, SkillRef
from hubgen.content.slugs import normalise
from hubgen.views.availability import availability
from hubgen.views.refs import Link, Refs
from hubgen.views.schedule import anchor

RECENT = timedelta(weeks=4)
MOST_HELPERS = 3
MOST_WORDS = 400
"""So many words of a text are looked through for names of skills, and a name has at most `LONGEST`."""
LONGEST = 4
KNOWS_WELL = 3
"""Who is not asked about the pair's own skill, but about one that the text names, has at least this level."""

_NOTHING = re.compile(r"(?:nothing|none|no|n/a|-+|–|—)(?: (?:yet|new|this (?:week|time)|at the moment))?(?:[.!,;:].*)?", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"[^\s,;:!?()\[\]\"“”„*_`]+")


class Helper(NamedTuple):
    """Somebody who could help, and why: the skill, their *level* (None where nobody said), whether they teach it.

    *note* is the address of a note at which they spoke about the skill, or empty.
    """

    person: Link
    skill: Link
    level: int | None
    teaches: bool
    note: str = ""


class Stuck(NamedTuple):
    """What a pair is stuck on. *note* is the anchor of the note that says so."""

    text: str
    day: date
    note: str
    pair: tuple[Link, ...]
    skill: Link | None
    helpers: tuple[Helper, ...]


def stuck(hub: Hub, refs: Refs, program: Program) -> tuple[Stuck, ...]:
    """Give the newest that each pair is stuck on, newest first.

    A pair's later note without such a line is the answer to it; after four weeks it is an old story.
    """
    newest: dict[frozenset[str], ProgramNote] = {}
    for note in program.notes:
        if note.kind == "session" and note.date <= hub.today:
            newest.setdefault(frozenset(note.pair), note)
    open_notes = [note for note in newest.values() if note.date >= hub.today - RECENT and says_something(note.stuck)]
    return tuple(_stuck(hub, refs, program, note) for note in open_notes)


def says_something(text: str) -> bool:
    """Say whether *text* names something that one is stuck on, and not that there is nothing."""
    return bool(text.strip()) and _NOTHING.fullmatch(text.strip()) is None


def named_skills(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Give the slugs of the skills that *text* names, in the order in which it does."""
    words = [word.rstrip(".") for word in _WORD.findall(text)[:MOST_WORDS]]
    found: dict[str, None] = {}
    for start in range(len(words)):
        for length in range(LONGEST, 0, -1):
            slug = names.get(normalise(" ".join(words[start : start + length])))
            if slug:
                found.setdefault(slug)
                break
    return tuple(found)


def _stuck(hub: Hub, refs: Refs, program: Program, note: ProgramNote) -> Stuck:
    ref = note.skill or _skill_of(program, note)
    own = _own_skill(hub, program, note, ref) if ref else ()
    elsewhere = (row for slug in named_skills(note.stuck, refs.skill_names) if ref is None or slug != ref.key for row in _named(hub, slug))
    apart = {*note.pair, program.facilitator}
    best: dict[str, tuple[tuple[bool, int, bool, int, str], Helper]] = {}
    for is_own, rows in ((True, own), (False, elsewhere)):
        for person, claim, said_in in rows:
            room = availability(hub, person)
            # 0 and 1 are free seats, and seats that nobody counted; away, paused and full come after them
            if person.slug in apart or person.slug in best or room.rank > 1 or not (link := refs.person(person.slug)):
                continue
            helper = Helper(link, refs.skill(claim.skill), claim.level, claim.teaches, said_in)
            best[person.slug] = (not claim.teaches, room.rank, not is_own, -(claim.level or 0), person.slug), helper
    helpers = [helper for _, helper in sorted(best.values(), key=lambda row: row[0])]
    return Stuck(
        note.stuck, note.date, anchor(note), refs.people(note.pair), refs.skill(ref) if ref else None, tuple(helpers[:MOST_HELPERS])
    )


def _skill_of(program: Program, note: ProgramNote) -> SkillRef | None:
    both = frozenset(note.pair)
    taught = (pair.skill for pair in program.pairs if frozenset((pair.teacher, pair.learner)) == both)
    return next(taught, program.goal.learns)


def _own_skill(hub: Hub, program: Program, note: ProgramNote, ref: SkillRef) -> Iterator[tuple[Person, Claim, str]]:
    """Give those who know the pair's skill at least one level better than its learner."""
    both = frozenset(note.pair)
    learners = [pair.learner for pair in program.pairs if frozenset((pair.teacher, pair.learner)) == both] or note.pair
    claims = (hub.people[slug].claim(ref.key) for slug in learners if slug in hub.people)
    # Who claims nothing is at the first level: they are learning it.
    level = min((claim.level or 1 for claim in claims if claim), default=1)
    for person, claim in hub.claims.get(ref.key, ()):
        if (claim.level or 0) > level:
            yield person, claim, ""


def _named(hub: Hub, slug: str) -> Iterator[tuple[Person, Claim, str]]:
    """Give those who know or teach a skill that the text names, and those who spoke about it in a circle."""
    for person, claim in hub.claims.get(slug, ()):
        if claim.teaches or (claim.level or 0) >= KNOWS_WELL:
            yield person, claim, ""
    for note in hub.notes_by_skill.get(slug, ()):
        for presenter in note.presenters if note.date <= hub.today else ():
            spoke = hub.people.get(presenter)
            if spoke is not None and spoke.is_here:
                yield spoke, spoke.claim(slug) or Claim(SkillRef(slug, slug)), f"circles/{note.circle}/{note.slug}/"
