"""What people did becomes the skills that they may have and do not claim, each with what it was.

It is a proposal to the person concerned, and to nobody else: only they know whether they would call it a skill, and at
which level. None is proposed.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from hubgen.content.hub import Circle, Hub, Person, Program, ProgramNote, SkillRef, Status
from hubgen.content.names import skill_index
from hubgen.content.slugs import normalise
from hubgen.views.file_skills import words_of
from hubgen.views.nudges import Recipient

AT_MOST = 5
"""How many skills a person is asked about at a time."""
MOST_EVIDENCE = 3
FEWEST_COMMITS = 5
"""Fewer commits than this may be a typo mended in passing."""
_MOST_FILES = 200
"""A commit of more files moves or formats them."""
_OWN_ADDRESS = re.compile(r"(?:\d+[-+])?([^@]+)@users\.noreply\.(?:github|gitlab)\.com")
"""What a forge writes for those who keep their address to themselves: their account."""


class Evidence(NamedTuple):
    """One thing that somebody did, last on *day*. *form* is our sentence, with `{0}` … in the places of *values*.

    *path* is the hub's file that says so; empty for a repository.
    """

    day: date
    form: str
    values: tuple[str, ...]
    path: str = ""

    def say(self, write: Callable[[str], str] = str) -> str:
        """Give the sentence, each value as *write* writes it."""
        return self.form.format(*map(write, self.values))


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A skill that somebody may have. *text* is what they would add to their file, *more* counts what is not shown."""

    skill: str
    name: str
    evidence: tuple[Evidence, ...]
    text: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one person is asked: their file at *path*, which *url* opens (None without a forge).

    *form* opens the form of their profile with all *skills* filled in (None where nobody knows where the site stands).
    """

    to: Recipient
    path: str
    url: str | None
    form: str | None
    skills: tuple[Unclaimed, ...]
    more: int = 0


class Work(NamedTuple):
    """One commit: its author's address, its day, and the files that it touches."""

    email: str
    day: date
    files: Collection[str]


Seen = tuple[str, str, Evidence]
"""A person, a skill that the hub declares, and what tells of it."""


def unclaimed(hub: Hub, repositories: Mapping[str, Iterable[Work]] | None = None, *, limit: int = AT_MOST, only: str = "") -> tuple[Proposal, ...]:
    """Derive what each person is asked, in the hub's order; *repositories* are commits by the repository's name.

    Left out is what somebody claims or wants already, under `private:` too, and who is away or has left. The cost is
    one look at each note and commit.
    """
    found: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for slug, skill, evidence in (*_talks(hub), *_rotas(hub), *_sessions(hub), *_commits(hub, repositories or {})):
        found[slug][skill].append(evidence)
    asked = (person for person in hub.present if only in ("", person.slug) and (person.private or person).status is not Status.AWAY)
    return tuple(proposal for person in asked if (proposal := _proposal(hub, person, found.get(person.slug, {}), limit)))


def _proposal(hub: Hub, person: Person, found: Mapping[str, list[Evidence]], limit: int) -> Proposal | None:
    whole = person.private or person
    said = {claim.skill.slug for one in (person, whole) for claim in one.claims} | {want.skill.slug for one in (person, whole) for want in one.wants}
    skills = [_skill(hub, slug, evidence) for slug, evidence in found.items() if slug not in said]
    skills.sort(key=lambda skill: (-skill.evidence[0].day.toordinal(), skill.skill))
    if not skills:
        return None
    contact = person.contact
    to = Recipient(person.slug, person.name, contact.email, contact.forge, contact.chat)
    asked = tuple(skills[:limit])
    return Proposal(to, person.path, hub.settings.forge.edit_url(person.path), _form(hub, person, asked), asked, len(skills[limit:]))


def _form(hub: Hub, person: Person, skills: Iterable[Unclaimed]) -> str | None:
    asked = urlencode([("person", person.slug), *(("skill", skill.skill) for skill in skills)])
    return f"{hub.settings.site_url}profile/?{asked}" if hub.settings.site_url else None


def _skill(hub: Hub, slug: str, evidence: Iterable[Evidence]) -> Unclaimed:
    newest = sorted(evidence, key=lambda one: (-one.day.toordinal(), one.path, one.values))
    return Unclaimed(slug, hub.skills[slug].name, tuple(newest[:MOST_EVIDENCE]), f"skills:\n  - skill: {slug}\n", len(newest[MOST_EVIDENCE:]))


def _declared(hub: Hub, skills: Iterable[SkillRef]) -> Iterator[str]:
    """Give the slugs of skills that somebody may still take up."""
    yield from (ref.slug for ref in skills if ref.slug and ref.slug in hub.skills and not hub.skills[ref.slug].deprecated)


def _talks(hub: Hub) -> Iterator[Seen]:
    """Who spoke. To have listened says nothing of what somebody can do."""
    for note in hub.notes:
        if note.date <= hub.today:
            values = (hub.circles[note.circle].name, note.date.isoformat(), note.title)
            evidence = Evidence(note.date, "it came up at {0} on {1}, where you spoke: “{2}”", values, note.path)
            yield from ((slug, skill, evidence) for slug in note.presenters for skill in _declared(hub, note.skills))


def _rotas(hub: Hub) -> Iterator[Seen]:
    """Who gave a meeting or a session to others, by the rota."""
    index = skill_index(hub.skills.values())
    things: tuple[Circle | Program, ...] = (*hub.circles.values(), *hub.programs.values())
    for thing in things:
        for slot in thing.rota:
            skill = index.get(normalise(slot.about)) if slot.about else None
            if slot.who and skill and slot.on <= hub.today and not hub.skills[skill].deprecated:
                evidence = Evidence(slot.on, "you showed it to others at {0} on {1}", (thing.name, slot.on.isoformat()), thing.path)
                yield slot.who, skill, evidence


def _sessions(hub: Hub) -> Iterator[Seen]:
    """Who taught in a pair, and who wrote down what they learned."""
    for program in hub.programs.values():
        for pair in program.pairs:
            notes = [note for note in _notes_of(program, pair.teacher, pair.learner, pair.skill) if note.date <= hub.today]
            for skill in _declared(hub, (pair.skill,)):
                if notes:
                    yield pair.teacher, skill, _taught(program, notes, "you taught it in {0}: {1}, the last on {2}")
                if learned := [note for note in notes if note.learned]:
                    yield pair.learner, skill, _taught(program, learned, "you wrote down what you learned of it in {0}: {1}, the last on {2}")


def _notes_of(program: Program, teacher: str, learner: str, skill: SkillRef) -> list[ProgramNote]:
    sessions = (note for note in program.notes if note.kind == "session" and note.pair == (teacher, learner))
    return [note for note in sessions if note.skill is None or note.skill.key == skill.key]


def _taught(program: Program, notes: list[ProgramNote], form: str) -> Evidence:
    last = max(note.date for note in notes)
    count = f"{len(notes)} session" + ("" if len(notes) == 1 else "s")
    return Evidence(last, form, (program.name, count, last.isoformat()), program.path)


def _commits(hub: Hub, repositories: Mapping[str, Iterable[Work]]) -> Iterator[Seen]:
    """Who committed files of a kind, a few times at least. Authors are known by e-mail address or account."""
    if not repositories:
        return
    index = skill_index(hub.skills.values())
    authors = _authors(hub)
    for name, commits in sorted(repositories.items()):
        days: dict[tuple[str, str], list[date]] = defaultdict(list)
        for work in commits:
            slug = authors.get(_known_as(work.email))
            if slug and len(work.files) <= _MOST_FILES:
                for skill in {skill for file in work.files if (skill := _skill_of(index, file))}:
                    days[slug, skill].append(work.day)
        for (slug, skill), made in sorted(days.items()):
            if len(made) >= FEWEST_COMMITS and not hub.skills[skill].deprecated:
                last = min(max(made), hub.today)
                values = (f"{len(made):,}", name, last.isoformat())
                yield slug, skill, Evidence(last, "{0} of your commits to {1} are about it, the last of {2}", values)


def any_known(hub: Hub, works: Iterable[Work]) -> bool:
    """Say whether one commit at least is by somebody whom the hub knows."""
    authors = _authors(hub)
    return any(_known_as(work.email) in authors for work in works)


def _skill_of(index: Mapping[str, str], file: str) -> str | None:
    return next((index[normalise(word)] for word in words_of(file) if normalise(word) in index), None)


def _authors(hub: Hub) -> Mapping[str, str]:
    """Map e-mail addresses, and accounts behind an `@`, to people; what two share is nobody's."""
    found: dict[str, set[str]] = defaultdict(set)
    for person in hub.present:
        contact = (person.private or person).contact
        for word in (contact.email.casefold(), f"@{contact.forge.casefold()}"):
            found[word].add(person.slug)
    return {word: next(iter(slugs)) for word, slugs in found.items() if len(slugs) == 1 and word not in ("", "@")}


def _known_as(email: str) -> str:
    own = _OWN_ADDRESS.fullmatch(email.casefold())
    return f"@{own[1]}" if own else email.casefold()
