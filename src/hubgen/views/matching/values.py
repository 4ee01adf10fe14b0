"""What a proposal is made of: matches, swaps, groups, and those who are left out."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from hubgen.content.hub import SkillRef


class Question(NamedTuple):
    """What somebody asks pairs for.

    *skills* are the keys of the skills it is about, all where it is empty. *program* is the slug of the one whose people
    are meant. Nobody in *exclude* (slugs) is proposed. *anyone* takes people who know a skill for its teachers, too, and
    not those alone who said that they teach it. *many* pairs as many learners as can be, and only then as well as can
    be. *seed* decides between equals.
    """

    skills: frozenset[str] = frozenset()
    program: str = ""
    exclude: frozenset[str] = frozenset()
    anyone: bool = False
    many: bool = False
    seed: int = 0


ANYTHING = Question()
"""All wishes of everyone."""


class Term(NamedTuple):
    """One thing that speaks for a match: *points* of *most*. *why* and *weak* say it in words; one of them is empty."""

    name: str
    points: int
    most: int
    why: str = ""
    weak: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """*learner* could learn *skill* from *teacher*; both are slugs. *terms* are what speaks for it and against."""

    teacher: str
    learner: str
    skill: SkillRef
    points: int
    terms: tuple[Term, ...] = ()

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons, the weightiest first."""
        return tuple(term.why for term in sorted(self.terms, key=lambda term: -term.points) if term.why)

    @property
    def weak(self) -> tuple[str, ...]:
        """What is weak about it, what costs most first."""
        return tuple(term.weak for term in sorted(self.terms, key=lambda term: term.points - term.most) if term.weak)


class Barrier(StrEnum):
    """Why somebody who knows a skill cannot teach it to one learner now."""

    AWAY = "away"
    PAUSED = "paused"
    FULL = "full"
    NOT_AHEAD = "not-ahead"
    MANAGER = "manager"
    REPEAT = "repeat"
    NO_LANGUAGE = "no-language"
    NO_HOURS = "no-hours"
    NOT_OFFERED = "not-offered"


class Blocked(NamedTuple):
    """All who know the skill and have the same *barrier*; *people* are slugs, in the hub's order."""

    barrier: Barrier
    people: tuple[str, ...]


class Advice(NamedTuple):
    """What would change it. *kind* is `ask`, `seat`, `wait`, `hours`, `join`, `circle` or `none`; *text* says it in words.

    *who* is the slug of the colleague whom it is about, or of the circle to `join`; else empty.
    """

    kind: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody whose wish for *skill* found nobody, and who got no other pair.

    *lost* are the teachers that would have fitted, whose seats others got; else *blocked* says what stands between.
    *text* says why, *advice* what would change it.
    """

    learner: str
    skill: SkillRef
    lost: tuple[str, ...]
    blocked: tuple[Blocked, ...]
    text: str
    advice: Advice


@dataclass(frozen=True, slots=True)
class Proposal:
    """The best whole. *total* is the sum of the matches' points; *left_out* has an entry for each wish of who got none."""

    matches: tuple[Match, ...]
    left_out: tuple[LeftOut, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Swap:
    """People who each teach the next one, and the last one the first: *matches* in that order."""

    matches: tuple[Match, ...]

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(match.teacher for match in self.matches)

    @property
    def points(self) -> int:
        return sum(match.points for match in self.matches)


@dataclass(frozen=True, slots=True)
class Group:
    """A few people around one *skill*; *matches* say who learns from whom. Without teachers it is a circle's beginning."""

    skill: SkillRef
    teachers: tuple[str, ...]
    learners: tuple[str, ...]
    matches: tuple[Match, ...]

    @property
    def people(self) -> tuple[str, ...]:
        return (*self.teachers, *self.learners)

    @property
    def points(self) -> int:
        return sum(match.points for match in self.matches)


class Speaker(NamedTuple):
    """Somebody who could tell others about a skill at lunch, with the reason in words."""

    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Talk:
    """A skill that so many want that one could speak of it to all of them; *speakers* are whom to ask first."""

    skill: SkillRef
    wanted: int
    speakers: tuple[Speaker, ...]
