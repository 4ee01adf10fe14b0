"""Drawn skills and people become questions of sixteen kinds, each with one reading only."""

import string
from collections import Counter
from collections.abc import Callable, Sequence

from draws import Draws, Query
from oracle import RESERVED, best, fold, has, joined, words
from people import Someone


class Maker(Draws):
    """Makes questions. A kind's method gives None where the draw was no good: it is called again."""

    def exact(self) -> Query | None:
        skill = self.skill()
        # A skill that no file declares has a key, not a slug that somebody would type.
        slug = skill.name if skill.slug.startswith("=") else skill.slug.replace("-", " ")
        name = self.rng.choice((skill.name, skill.name.lower(), slug))
        return self.ask("exact", name, [skill.slug]) if self.called(name, skill.slug) else None

    def alias(self) -> Query | None:
        skill = self.skill()
        names = [
            alias
            for alias in skill.aliases
            if self.called(alias, skill.slug) and joined(skill.name) not in joined(alias)
        ]
        if not names:
            return None
        return self.ask("alias", self.rng.choice(names).replace("-", " "), [skill.slug])

    def prefix(self) -> Query | None:
        skill = self.skill()
        name = fold(skill.name)
        cut = self.rng.randint(max(3, len(name) // 2), max(3, len(name) - 2))
        typed = name[:cut].strip()
        if (
            len(joined(typed)) < 3
            or joined(typed) in self.data.every
            or words(name)[: len(words(typed))] == words(typed)
        ):
            return None
        last = words(typed)[-1]
        started = self.data.beginning(last) if len(words(typed)) == 1 else set()
        if any(word in self.data.others or word in RESERVED for word in started):
            return None
        meant = self._begun(typed)
        accept = {slug for other in meant for slug in best(self.knowers[other], [other])}
        fits = {person.slug for other in meant for person in self.knowers[other]}
        return (
            Query("prefix", typed, tuple(sorted(accept)), tuple(sorted(fits)))
            if accept and len(meant) <= 4
            else None
        )

    def _begun(self, typed: str) -> list[str]:
        """Find the skills of which a name begins with what was typed, at the start of any of its words."""
        start = joined(typed)

        def begins(name: str) -> bool:
            parts = words(name)
            return any("".join(parts[at:]).startswith(start) for at in range(len(parts)))

        return [
            skill.slug
            for skill in self.topics.values()
            if any(map(begins, (skill.name, skill.slug, *skill.aliases)))
        ]

    def _misspelt(self, kind: str, least: int, edits: int, wrong: Callable[[str], str]) -> Query | None:
        skill = self.plain_skill()
        parts = fold(skill.name).split() if skill else []
        long = [
            at for at, part in enumerate(parts) if len(part) >= least and part.isascii() and part.isalpha()
        ]
        if not skill or not long:
            return None
        at = self.rng.choice(long)
        word = wrong(parts[at])
        meant = {parts[at], joined(skill.name), joined(skill.slug)}
        near = self.data.near(word, edits)
        if word == parts[at] or parts[at] not in near or near - meant or self.data.beginning(word) - meant:
            return None
        return self.ask(kind, " ".join((*parts[:at], word, *parts[at + 1 :])), [skill.slug])

    def one_typo(self) -> Query | None:
        return self._misspelt("one typo", 5, 1, self._edit)

    def two_typos(self) -> Query | None:
        return self._misspelt("two typos", 8, 2, lambda word: self._edit(self._edit(word)))

    def transposition(self) -> Query | None:
        return self._misspelt("transposition", 5, 1, self._swap)

    def _edit(self, word: str) -> str:
        """Drop, double up, replace or add one letter; the first stays, as it does when people mistype."""
        at = self.rng.randrange(1, len(word))
        letter = self.rng.choice(string.ascii_lowercase)
        before, after = word[:at], word[at:]
        return before + self.rng.choice((after[1:], letter + after[1:], letter + after, before[-1] + after))

    def _swap(self, word: str) -> str:
        at = self.rng.randrange(1, len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    def two_skills(self) -> Query | None:
        person = self.rng.choice(self.people)
        if len(person.known) < 2:
            return None
        one, two = (self.topics[claim.skill] for claim in self.rng.sample(person.known, 2))
        if not (
            self.called(one.name, one.slug)
            and self.called(two.name, two.slug)
            and self.apart(one.name, two.name)
        ):
            return None
        return self.ask("two skills", f"{one.name} {two.name}".lower(), [one.slug, two.slug])

    def level(self) -> Query | None:
        skill = self.plain_skill()
        form = self.rng.choice(("expert {}", "{} expert", "senior {}", "{} level:3"))
        if not skill or not self.apart(form.split()[0], skill.name, form.split()[-1]):
            return None

        def high(person: Someone, least: int = 3) -> bool:
            claim = has(person, skill.slug)
            return claim is not None and (claim.level or 0) >= least

        asked = self.ask("level", form.format(skill.name.lower()), [skill.slug], high)
        # "Expert" may be taken to mean the highest level only: then the best of those must be among the best as well.
        top = self.ask("level", "", [skill.slug], lambda person: high(person, 4))
        return asked if asked and top and set(top.accept_first) <= set(asked.accept_first) else None

    def teaches(self) -> Query | None:
        skill = self.plain_skill()
        form = self.rng.choice(("{} mentor", "mentor {}", "teach {}", "{} coach", "who can teach me {}"))
        before, after = form.split("{}")
        if not skill or not self.apart(before, skill.name, after):
            return None
        return self.ask(
            "teaches",
            form.format(skill.name.lower()),
            [skill.slug],
            lambda person: bool((claim := has(person, skill.slug)) and claim.teaches),
        )

    def place(self) -> Query | None:
        skill = self.plain_skill()
        place = (
            self.rng.choice(self._namesakes())
            if self.rng.random() < 0.4
            else self.rng.choice(self.places or [""])
        )
        if not skill or not place or not self._only("place", place, beside=("name",)):
            return None
        query = self.rng.choice(("{0} in {1}", "{0} {1}", "{1} {0}")).format(skill.name.lower(), place)
        if not self.apart(skill.name, place) or not self.apart(place, skill.name):
            return None
        return self.ask("place", query, [skill.slug], lambda person: person.place == place)

    def _namesakes(self) -> list[str]:
        """Give the places that are also somebody's name; all places where none is."""
        return (
            [place for place in self.places if "name" in self.data.others[joined(place)]]
            or self.places
            or [""]
        )

    def _only(self, kind: str, text: str, beside: tuple[str, ...] = ()) -> bool:
        """Say whether *text* is of that kind (or those *beside* it) and no skill or word of the query language."""
        whole = joined(text)
        return (
            whole not in RESERVED
            and whole not in self.data.skills
            and self.data.others[whole] <= {kind, *beside}
        )

    def language(self) -> Query | None:
        skill = self.plain_skill()
        spoken = self.rng.choice(self.people).languages
        # The language that nearly everyone speaks is asked for no more often than others.
        rarer = [language for language in spoken if fold(language) not in ("english", "en")] or spoken
        language = self.rng.choice(rarer) if rarer else ""
        if not skill or not language or not self._only("language", language):
            return None
        query = self.rng.choice(("{0} {1}", "{1} {0}", "{0} speaks {1}", "{1} speaking {0}")).format(
            skill.name.lower(), language.lower()
        )
        if not self.apart(skill.name, language) or not self.apart(language, skill.name):
            return None
        return self.ask("language", query, [skill.slug], lambda person: language in person.languages)

    def negation(self) -> Query | None:
        """Leave out the team or the place of most of those who would have come first."""
        skill = self.plain_skill()
        if not skill:
            return None
        first = set(best(self.knowers[skill.slug], [skill.slug]))
        by_team = self.rng.random() < 0.5
        counts = Counter(
            person.team if by_team else person.place
            for person in self.knowers[skill.slug]
            if person.slug in first
        )
        no = counts.most_common(1)[0][0] if counts else ""
        if (
            not no
            or not self._only("team" if by_team else "place", no, beside=() if by_team else ("name",))
            or not self.apart(skill.name, "not", no)
        ):
            return None
        return self.ask(
            "negation",
            f"{skill.name.lower()} not {no}",
            [skill.slug],
            lambda person: (person.team if by_team else person.place) != no,
        )

    def _named(self, kind: str, query: str, key: str) -> Query | None:
        slugs = tuple(person.slug for person in self.names[key])
        return Query(kind, query, slugs, slugs) if slugs else None

    def _latin_person(self, among: Sequence[Someone]) -> Someone | None:
        person = self.rng.choice(among)
        parts = words(person.name)
        if len(parts) < 2 or not all(part.isascii() and len(part) > 2 for part in parts):
            return None
        return (
            person
            if not any(part in self.data.skills or part in RESERVED for part in parts)
            and joined(person.name) not in self.data.skills
            else None
        )

    def name(self) -> Query | None:
        person = self._latin_person(
            self.namesakes if self.namesakes and self.rng.random() < 0.25 else self.people
        )
        if not person:
            return None
        namesake = self.place_words & set(words(person.name))
        if namesake or " " not in person.name or self.rng.random() < 0.6:
            return self._named("name", person.name, " ".join(words(person.name)))
        last = words(person.name)[-1]
        if self.data.others[last] != {"name"}:
            return None
        slugs = tuple(other.slug for other in self.people if last in words(other.name))
        return Query("name", person.name.split()[-1], slugs, slugs)

    def name_typo(self) -> Query | None:
        person = self._latin_person(self.people)
        parts = words(person.name) if person else []
        if len(parts) != 2 or len(parts[1]) < 5 or parts[1] in self.place_words:
            return None
        wrong = self.rng.choice((self._edit, self._swap))(parts[1])
        near = self.data.near(wrong, 1)
        # Another family name as near is fair, as long as nobody with this given name bears it.
        rivals = [
            word
            for word in near - {parts[1]}
            if any(word in words(other.name) and parts[0] in words(other.name) for other in self.people)
        ]
        if wrong == parts[1] or wrong in self.data.every or rivals or self.data.beginning(wrong) - {parts[1]}:
            return None
        return self._named("name with typo", f"{parts[0]} {wrong}", " ".join(parts))

    def scripts(self) -> Query | None:
        """Ask without the diacritics, in another script, or for a part of a name written without spaces."""
        if self.rng.random() < 0.2:
            return self._plain_place()
        person = self.rng.choice(self.people)
        folded = " ".join(words(person.name))
        if person.name.isascii() or any(
            part in self.data.skills or part in RESERVED for part in words(person.name)
        ):
            return None
        if any("぀" <= sign <= "鿿" or "가" <= sign <= "힣" for sign in person.name):
            return self._part_of_name(person)
        plain = fold(person.name)
        return (
            self._named("diacritics and CJK", plain, folded)
            if plain != person.name.casefold() or not plain.isascii()
            else None
        )

    def _plain_place(self) -> Query | None:
        place = self.rng.choice([place for place in self.places if not place.isascii()] or [""])
        skill = self.plain_skill()
        if not skill or not place or not self.apart(skill.name, place):
            return None
        return self.ask(
            "diacritics and CJK",
            f"{skill.name.lower()} {fold(place)}",
            [skill.slug],
            lambda person: person.place == place,
        )

    def _part_of_name(self, person: Someone) -> Query | None:
        name = person.name
        whole = name.replace(" ", "")
        query = self.rng.choice((name, whole, whole[1:], name.split()[0]))
        if len(query) < 2:
            return None
        part = fold(query).replace(" ", "")
        slugs = [other.slug for other in self.people if part in fold(other.name).replace(" ", "")]
        exact = [other.slug for other in self.people if part == fold(other.name).replace(" ", "")]
        begins = [other.slug for other in self.people if fold(other.name).split()[0] == fold(query)]
        return Query("diacritics and CJK", query, tuple(exact or begins or slugs), tuple(slugs))

    def nothing(self) -> Query | None:
        """Ask for what nobody can answer: gibberish, or a skill where nobody has it."""
        if self.rng.random() < 0.3:
            skill, place = self.plain_skill(), self.rng.choice(self.places or [""])
            clear = skill and place and self._only("place", place) and self.apart(skill.name, place)
            if not skill or not clear or any(person.place == place for person in self.knowers[skill.slug]):
                return None
            return Query("nothing", f"{skill.name.lower()} in {place}", (), (), True)
        text = " ".join(
            "".join(self.rng.choices("bcdfghjklmnpqrstvwxz", k=self.rng.randint(8, 11)))
            for _ in range(self.rng.randint(1, 2))
        )
        if any(self.data.near(word, 2) or self.data.near(word, 2, whole=False) for word in text.split()):
            return None
        return Query("nothing", text, (), (), True)
