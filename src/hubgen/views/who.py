"""A hub and a question in plain words become the colleagues who can help, best first, each with the reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hubgen.content.hub import Claim, Hub, Person
from hubgen.content.names import skill_index
from hubgen.content.slugs import normalise
from hubgen.views.availability import Availability, availability
from hubgen.views.directory import fold

_TEACHES = frozenset({"teach", "teaches", "teacher", "mentor", "mentors", "coach", "learn"})
_WANTS = frozenset({"wants", "learning", "learner", "learners"})
_FILLER_WORDS = "a an the who what can could me in from with for and to how do i know knows about is anyone anybody someone"
_FILLER = frozenset(_FILLER_WORDS.split())


@dataclass(frozen=True, slots=True)
class Answer:
    """One colleague who fits a question; *reason* says why in words."""

    slug: str
    name: str
    role: str
    team: str
    location: str
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood: skill keys (a set of names for the same wish counts once), whether they must
    teach or want it, and the words that are left."""

    skills: tuple[str, ...]
    teaches: bool
    wants: bool
    words: tuple[str, ...]


def find_people(hub: Hub, query: str, limit: int = 10) -> tuple[Answer, ...]:
    """Answer *query* with at most *limit* people: every skill and every word of it must fit.

    Those who teach come first, then those with free seats, then by level up to 3, then by name.
    """
    question = read_question(hub, query)
    if not (question.skills or question.words or question.teaches):
        return ()
    fitting = [
        (_rank(hub, person, matched), person, matched)
        for person in _candidates(hub, question)
        if (matched := _matches(person, question)) is not None and all(_has_word(hub, person, word) for word in question.words)
    ]
    fitting.sort(key=lambda row: (row[0], row[1].name.casefold(), row[1].slug))
    return tuple(_answer(hub, person, matched, question) for _, person, matched in fitting[:limit])


def read_question(hub: Hub, query: str) -> Question:
    """Read *query*: the longest run of words that names a skill wins; common words that say nothing are dropped."""
    tokens = query.split()
    index = _skills(hub)
    skills: list[str] = []
    words: list[str] = []
    teaches = wants = False
    position = 0
    while position < len(tokens):
        size = next((n for n in range(min(5, len(tokens) - position), 0, -1) if normalise(" ".join(tokens[position : position + n])) in index), 0)
        word = tokens[position].casefold().strip("?!.,;:")
        if size:
            skills.append(index[normalise(" ".join(tokens[position : position + size]))])
        elif word in _TEACHES:
            teaches = True
        elif word in _WANTS:
            wants = True
        elif word and word not in _FILLER:
            words.append(fold(word))
        position += size or 1
    return Question(tuple(dict.fromkeys(skills)), teaches, wants, tuple(words))


def _skills(hub: Hub) -> Mapping[str, str]:
    """Every folded name of a skill and its key: those declared, and those only written on profiles."""
    undeclared = {key.removeprefix("="): key for key in (*hub.claims, *hub.wants) if key.startswith("=")}
    return {**undeclared, **skill_index(hub.skills.values())}


def _candidates(hub: Hub, question: Question) -> Iterator[Person]:
    if not question.skills:
        yield from hub.present
        return
    groups = hub.wants if question.wants else hub.claims
    yield from {person.slug: person for person, _ in groups.get(question.skills[0], ())}.values()


def _matches(person: Person, question: Question) -> tuple[Claim, ...] | None:
    """Give the claims that answer the question, or None where one of its skills is missing."""
    if question.wants:
        wanted = {want.skill.key for want in person.wants}
        return () if wanted.issuperset(question.skills) and (question.skills or person.wants) else None
    claims = tuple(claim for key in question.skills if (claim := person.claim(key)))
    if len(claims) < len(question.skills):
        return None
    if question.teaches and not any(claim.teaches for claim in claims or person.claims):
        return None
    return claims


def _has_word(hub: Hub, person: Person, word: str) -> bool:
    texts = (person.name, person.slug, person.role, person.team, person.location, *person.languages)
    return any(part.startswith(word) for text in texts for part in fold(text).replace("-", " ").split()) or any(
        word in fold(hub.skill_name(claim.skill)) for claim in person.claims
    )


def _rank(hub: Hub, person: Person, matched: tuple[Claim, ...]) -> tuple[bool, bool, int, int]:
    teaches = any(claim.teaches for claim in matched)
    room = availability(hub, person)
    level = sum(min(claim.level or 0, 3) for claim in matched)
    return (room.away, not teaches, room.rank if teaches else 0, -level)


def _answer(hub: Hub, person: Person, matched: tuple[Claim, ...], question: Question) -> Answer:
    parts = [_claim_words(hub, claim) for claim in matched]
    if question.wants:
        parts += [f"wants {hub.skill_name(want.skill)}" for want in person.wants if want.skill.key in question.skills or not question.skills]
    room = availability(hub, person)
    if any(claim.teaches for claim in matched):
        parts += _room_words(room)
    parts += [f"speaks {language}" for language in person.languages if any(fold(language).startswith(word) for word in question.words)]
    if room.away:
        parts.append("away")
    return Answer(person.slug, person.name, person.role, person.team, person.location, " · ".join(parts))


def _room_words(room: Availability) -> list[str]:
    if room.paused_until:
        return [f"takes nobody new before {room.paused_until}"]
    if room.free is None:
        return []
    return [f"{room.free} seat{'' if room.free == 1 else 's'} free" if room.free else "no seat free"]


def _claim_words(hub: Hub, claim: Claim) -> str:
    level = hub.settings.level_name(claim.level)
    return ", ".join(filter(None, (hub.skill_name(claim.skill), level, "teaches" if claim.teaches else "")))
