"""What somebody typed becomes the thing of the hub that they mean."""

from collections.abc import Mapping, Sequence

from hubgen.content.guesses import Guesses
from hubgen.content.hub import Hub, Written
from hubgen.content.names import skill_index
from hubgen.content.slugs import normalise, slugify

MOST_NAMED = 10


class NothingMeant(Exception):
    """Nothing of the hub is called so; the message says it in words, with the slug that was perhaps meant."""


def skill_meant(hub: Hub, text: str) -> str:
    """Give the key of the skill that *text* names, by slug, name or alias, or as people write one that no file declares.

    Raises NothingMeant.
    """
    index, word = skill_index(hub.skills.values()), normalise(text)
    if word in index:
        return index[word]
    if f"={word}" in hub.wants or f"={word}" in hub.claims:
        return f"={word}"
    near = Guesses(index, likeness=0.78).nearest(word)
    raise NothingMeant(f"there is no skill '{text}'" + _perhaps(index[near] if near else ""))


def slug_meant(text: str, things: Mapping[str, Written], kind: str) -> str:
    """Give *text* if it is the slug of one of *things*, which are of a *kind*. Raises NothingMeant."""
    if text in things:
        return text
    raise NothingMeant(f"there is no {kind} called '{text}'" + _perhaps(Guesses(things, likeness=0.6).nearest(text)))


def person_meant(hub: Hub, text: str) -> str:
    """Give the slug of the person whom *text* names, by slug or by their whole name. Raises NothingMeant."""
    if text in hub.people:
        return text
    word = normalise(text)
    called = [person.slug for person in hub.people.values() if normalise(person.name) == word]
    if len(called) == 1:
        return called[0]
    if called:
        raise NothingMeant(f"several people are called '{text}': say which by the slug, {_first(called)}")
    half = _with_words_of(hub, text)
    if len(half) > 1:
        raise NothingMeant(f"there is no profile called '{text}', and several people have that in their name: say which by the slug, {_first(half)}")
    near = half[0] if half else Guesses(hub.people, likeness=0.6).nearest(slugify(text))
    raise NothingMeant(f"there is no profile called '{text}'" + _perhaps(near))


def _with_words_of(hub: Hub, text: str) -> list[str]:
    """Give the slugs of those whose name, or slug, has all words of *text*: most people are asked about by half of it."""
    words, plain = {normalise(word) for word in text.split()}, {slugify(word) for word in text.split()}
    return [
        person.slug
        for person in hub.people.values()
        if words and (words <= {normalise(word) for word in person.name.split()} or plain <= set(person.slug.split("-")))
    ]


def team_meant(hub: Hub, text: str) -> str:
    """Give the slug of the team called *text*, in any letters. Raises NothingMeant."""
    slug = slugify(text)
    if slug in hub.teams:
        return slug
    raise NothingMeant(f"there is no team '{text}'" + _perhaps(Guesses(hub.teams, likeness=0.6).nearest(slug)))


def _perhaps(slug: str) -> str:
    return f"; did you mean '{slug}'?" if slug else ""


def _first(slugs: Sequence[str]) -> str:
    return ", ".join(slugs[:MOST_NAMED]) + (f" or {len(slugs) - MOST_NAMED} others" if len(slugs) > MOST_NAMED else "")
