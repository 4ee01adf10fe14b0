"""What somebody typed after an option becomes the thing of the hub that they mean, or a question whether they meant another."""

from collections.abc import Mapping

import click

from hubgen.content.hub import Hub, Written
from hubgen.views.lookup import NothingMeant, skill_meant, slug_meant


def find_skill(hub: Hub, text: str) -> str:
    """Give the key of the skill that somebody typed, by slug, name or alias, or as people write one that no file declares."""
    try:
        return skill_meant(hub, text)
    except NothingMeant as error:
        raise click.BadParameter(str(error), param_hint="--skill") from None


def find_slug(slug: str, things: Mapping[str, Written], kind: str, option: str) -> str:
    """Give *slug* if it is one of *things*, which are of a *kind*."""
    try:
        return slug_meant(slug, things, kind)
    except NothingMeant as error:
        raise click.BadParameter(str(error), param_hint=option) from None
