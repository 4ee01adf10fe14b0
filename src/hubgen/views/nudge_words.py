"""What could be mended becomes one sentence, with the values that people wrote kept apart from it."""

from collections.abc import Callable
from typing import NamedTuple

from hubgen.content.hub import Hub


class Nudge(NamedTuple):
    """One thing a person could mend: in the file at *path*, which *url* opens on the forge (None without one).

    *is_new* says that there is no such file yet.

    *form* is a sentence of ours with `{0}`, `{1}` … in the places of *values*, so that each report can write what
    people wrote in its own harmless way.
    """

    code: str
    form: str
    values: tuple[str, ...]
    path: str
    url: str | None
    is_new: bool = False

    def say(self, write: Callable[[str], str] = str) -> str:
        """Give the sentence, each value as *write* writes it."""
        return self.form.format(*map(write, self.values))


Told = tuple[str, Nudge]
"""A nudge, with the slug of the person whom it is for."""


def edit(hub: Hub, path: str, code: str, form: str, *values: str) -> Nudge:
    """Make the nudge that is mended by a change of the file at *path*."""
    return Nudge(code, form, values, path, hub.settings.forge.edit_url(path))


def add(hub: Hub, path: str, text: str, code: str, form: str, *values: str) -> Nudge:
    """Make the nudge that is mended by a new file at *path*, which may begin as *text*."""
    return Nudge(code, form, values, path, hub.settings.forge.new_url(path, text), is_new=True)
