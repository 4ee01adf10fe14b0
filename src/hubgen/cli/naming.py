"""What somebody typed after an option becomes the thing of the hub that they mean, or a question whether they meant another."""

from collections.abc import Mapping

import click

from hubgen.content.guesses import Guesses
from hubgen.content.hub import Hub, Written
from hubgen.content.names import skill_index
from hubgen.content.slugs import normalise


def find_skill(hub: Hub, text: str) -> str:
    """Give the key of the skill that somebody typed, by slug, name or alias, or as people write one that no file declares."""
    index, word = skill_index(hub.skills.values()), normalise(text)
    if word in index:
        return index[word]
    if f"={word}" in hub.wants or f"={word}" in hub.claims:
        return f"={word}"
    near = Guesses(index, likeness=0.78).nearest(word)
    hint = f"; did you mean '{index[near]}'?" if near else ""
    raise click.BadParameter(f"there is no skill '{text}'{hint}", param_hint="--skill")


def find_slug(slug: str, things: Mapping[str, Written], kind: str, option: str) -> str:
    """Give *slug* if it is one of *things*, which are of a *kind*."""
    if slug not in things:
        near = Guesses(things, likeness=0.6).nearest(slug)
        hint = f"; did you mean '{near}'?" if near else ""
        raise click.BadParameter(f"there is no {kind} called '{slug}'{hint}", param_hint=option)
    return slug
