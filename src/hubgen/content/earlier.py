"""A hub as it is now, and a commit, become the hub as it was then."""

from pathlib import Path

from hubgen.content.history import differing_at, hub_at
from hubgen.content.hub import Hub
from hubgen.content.load import Reader, load, load_settings
from hubgen.problems import Problem


def earlier_hub(root: Path, commit: str, reader: Reader, now: Hub) -> tuple[Hub, list[Problem]]:
    """Give the hub in *root* as *commit* has it, with what is wrong; *reader* has read it as it is *now*.

    Read are only things of which a file differs; all else is shared with *now*. Raises NoRevision.
    """
    with differing_at(root, commit) as (folder, things):
        if load_settings(folder)[0].levels == now.settings.levels:
            return reader.read_back(folder, things, now.today)
    with hub_at(root, commit) as folder:  # every file is read by the names of the levels
        return load(folder, now.today)
