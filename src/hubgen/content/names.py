"""What people call a skill or a colleague becomes the slug of the one they mean."""

from collections.abc import Collection, Iterable, Mapping

from hubgen.content.guesses import Guesses
from hubgen.content.hub import Skill, SkillRef
from hubgen.content.slugs import normalise
from hubgen.content.sources import Source
from hubgen.content.spelling import sure_name
from hubgen.problems import Problem, Severity, Suggestion


def skill_index(skills: Iterable[Skill]) -> Mapping[str, str]:
    """Map every folded slug, name and alias to a slug; a slug wins over a name, a name over an alias."""
    every = tuple(skills)
    index: dict[str, str] = {}
    for words in (
        ((skill.slug, skill.slug) for skill in every),
        ((skill.name, skill.slug) for skill in every),
        ((alias, skill.slug) for skill in every for alias in skill.aliases),
    ):
        for word, slug in words:
            index.setdefault(normalise(word), slug)
    return index


class Resolver:
    """Finds what a reference means, and gathers the problems of those that mean nothing.

    *index* maps the words of skills, as `skill_index` makes it; *known* are the slugs of people who exist, *broken* the paths of files that cannot be read, *lost* the folded words
    of those that declare skills: a reference to one of these is no problem of its own.
    """

    def __init__(self, index: Mapping[str, str], known: Collection[str], broken: Collection[str], lost: str = "", *, closed: bool) -> None:
        self.index = index
        self._refs: dict[str, SkillRef] = {}
        self._known = known
        self._broken = broken
        self._lost = lost
        self._severity = Severity.ERROR if closed else Severity.WARNING
        self._guesses = {"skill": Guesses(self.index, likeness=0.78), "person": Guesses(known, likeness=0.6)}
        self.problems: list[Problem] = []

    def means_the_same(self, other: "Resolver") -> bool:
        """Say whether every reference means the same to both."""
        mine = (self.index, self._known, self._broken, self._lost, self._severity)
        return mine == (other.index, other._known, other._broken, other._lost, other._severity)

    def agrees_with(self, other: "Resolver") -> bool:
        """Say whether every skill that was named to *other* until now is the same one here, which then remembers them too."""
        if any(self.index.get(normalise(text)) != ref.slug for text, ref in other._refs.items()):
            return False
        self._refs = other._refs
        return True

    @property
    def is_tired(self) -> bool:
        """Say whether so many wrong names were asked about that no more is guessed."""
        return any(guesses.are_over for guesses in self._guesses.values())

    def anew(self) -> "Resolver":
        """Give one to which all means the same, and that was asked for nothing yet."""
        return Resolver(self.index, self._known, self._broken, self._lost, closed=self._severity is Severity.ERROR)

    def take_problems(self) -> tuple[Problem, ...]:
        """Give the problems since the last time."""
        problems, self.problems = tuple(self.problems), []
        return problems

    def skill(self, text: str, source: Source, *route: str | int) -> SkillRef:
        # Thousands name the same few skills by the same words: folded once, and one value for all.
        if (ref := self._refs.get(text)) is None:
            ref = self._refs[text] = SkillRef(self.index.get(normalise(text)), text)
        if ref.slug is None and f"skills/{text}.yml" not in self._broken and not (self._lost and normalise(text) in self._lost):
            near = self._guesses["skill"].nearest(normalise(text))
            declare = f"add a file `skills/{text if text.islower() and text.isalnum() else '…'}.yml` for it"
            hint = f"did you mean `{self.index[near]}`? if not, {declare}" if near else declare
            message = f"no file declares the skill `{text[:80]}`"
            place, sure = source.place(*route), sure_name(normalise(text), self.index) if near else ""
            suggestion = Suggestion(place, text, self.index[sure]) if sure else None
            self.problems.append(Problem(place, "unknown-skill", message, hint, self._severity, suggestion))
        return ref

    def skills(self, texts: Iterable[str], source: Source, *route: str | int) -> tuple[SkillRef, ...]:
        return tuple(self.skill(text, source, *route, index) for index, text in enumerate(texts))

    def other_skill(self, slug: str, source: Source, *route: str | int) -> str | None:
        """Find the declared skill that another skill's file points at, or None."""
        return self.skill(slug, source, *route).slug

    def person(self, slug: str, source: Source, *route: str | int) -> str:
        if slug not in self._known and f"people/{slug}.yml" not in self._broken:
            near = self._guesses["person"].nearest(slug)
            hint = f"did you mean `{near}`?" if near else f"write a file name from `people/` without its ending, or add `people/{slug}.yml`"
            self.problems.append(Problem(source.place(*route), "unknown-person", f"there is no profile called `{slug}`", hint))
        return slug

    def people(self, slugs: Iterable[str], source: Source, *route: str | int) -> tuple[str, ...]:
        return tuple(self.person(slug, source, *route, index) for index, slug in enumerate(slugs))
