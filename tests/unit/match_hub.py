"""A hub in which a handful of people could learn from each other, as values and as files."""

from datetime import date
from pathlib import Path
from typing import Any

from small_hub import claims, hub, person, ref, skill

from hubgen.content.hub import Hub, Teaching, Want

PROGRAM = "programs/pilot/index.md"
FILES = {
    "skills/sql.yml": "name: SQL\naliases: [postgres]\n",
    "people/ada.yml": "name: Ada Ng\nskills:\n  - skill: sql\n    level: 3\n    teaches: true\nteaching:\n  seats: 1\n",
    "people/ben.yml": "name: Ben Ode\nwants:\n  - skill: sql\n",
    "people/cem.yml": "name: Cem Ay\nskills:\n  - skill: sql\n    level: 1\nwants:\n  - skill: sql\n",
    "people/dee.yml": "name: Dee Roy\nskills:\n  - skill: sql\n    level: 2\n",
    "programs/do-not-pair.yml": "- [ada, dee]\n",
    PROGRAM: "---\nname: Pilot\nmodel: peer-coaching\ngoal:\n  who: [ben, cem]\n  learns: sql\n  outcome: Each writes 3 queries a week.\nstatus: draft\n---\nText.\n",
}


def write_hub(root: Path, **files: str) -> Path:
    """Write the hub to *root*."""
    for path, text in (FILES | files).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return root


def a_hub(**words: Any) -> Hub:
    """The same people, but for the program: one teaches, with one seat, and two want to learn."""
    ada = person("ada", "Ada Ng", claims=claims("sql", level=3, teaches=True, confirmed=date(2026, 11, 1)), teaching=Teaching(1))
    ben = person("ben", "Ben Ode", wants=(Want(ref("sql")),))
    cem = person("cem", "Cem Ay", claims=claims("sql", level=1), wants=(Want(ref("sql")),))
    dee = person("dee", "Dee Roy", claims=claims("sql", level=2))
    return hub(ada, ben, cem, dee, skill("sql", "SQL"), *words.pop("more", ()), **words)
