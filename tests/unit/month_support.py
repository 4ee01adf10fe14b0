"""Repositories with a past, made by git itself, for tests that read it month by month."""

import random
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from git_support import git

TODAY = date(2026, 11, 22)
LINK = "<LINK>"
Files = Mapping[str, str | bytes | None]
"""What one commit changes, by path: None deletes, `LINK` is a link out of the hub."""


def make_past(root: Path, commits: Iterable[tuple[str, Files]], *arguments: str) -> list[str]:
    """Make a repository in *root* with a commit of each moment (`2026-03-05T12:00Z`) and change; give their names."""
    root.mkdir(exist_ok=True)
    git(root, "init", "--quiet", "--initial-branch=main", *arguments)
    stream, count = b"", 0
    for count, (moment, files) in enumerate(commits, start=1):
        seconds = int(datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp())
        stream += f"commit refs/heads/main\nmark :{count}\ncommitter T <t@example.com> {seconds} +0000\ndata 0\n".encode()
        stream += b"".join(_change(path, content) for path, content in files.items()) + b"\n"
    subprocess.run(["git", "-C", str(root), "fast-import", "--quiet", "--export-marks=marks"], input=stream, check=True)
    git(root, "reset", "--quiet", "--hard")
    marks = dict(line.split() for line in (root / "marks").read_text().splitlines())
    (root / "marks").unlink()
    return [marks[f":{number}"] for number in range(1, count + 1)]


def _change(path: str, content: str | bytes | None) -> bytes:
    if content is None:
        return f"D {path}\n".encode()
    raw = b"/etc/passwd" if content == LINK else content.encode() if isinstance(content, str) else content
    return f"M {'120000' if content == LINK else '100644'} inline {path}\ndata {len(raw)}\n".encode() + raw + b"\n"


def three_years(prefix: str = "") -> Iterator[tuple[str, Files]]:
    """Give the commits of a small hub from December 2023 to November 2026: people come, go, edit, break and mend files.

    There are months without a commit, and one in which the levels get other names.
    """
    rng = random.Random(7)
    own: dict[str, str | bytes | None] = {"mkdocs.yml": "site_name: Hub\n", "README.md": "Hello.\n"}
    own |= {f"skills/{slug}.yml": f"name: {slug.title()}\nvisibility: public\n" for slug in SKILLS}
    own |= {f"people/p{number}.yml": _profile(rng, number, 2023) for number in range(6)}
    own["circles/talks/index.md"] = "---\nname: Talks\npurpose: We talk.\nvisibility: public\nleads: [p1]\nmeets:\n  rule: every 2 weeks on Monday\n  at: 12:30\n  timezone: Europe/Lisbon\n  starts: 2024-01-08\n---\n"
    own["programs/pilot/index.md"] = "---\nname: Pilot\nmodel: peer-coaching\nstatus: running\nstarts: 2024-02-05\nweeks: 200\npeople: [p1, p2]\npairs: [{teacher: p1, learner: p2, skill: sql}]\n---\n"
    yield "2023-12-04T09:00", {prefix + path: text for path, text in own.items()}
    for month in range(1, 36):
        year, number = 2024 + (month - 1) // 12, (month - 1) % 12 + 1
        for day in (() if month in (5, 6, 20) else (3, 17)):
            changes = _month(rng, own, month, f"{year}-{number:02}-{day:02}")
            own.update(changes)
            yield f"{year}-{number:02}-{day:02}T10:00", {prefix + path: text for path, text in changes.items()}


SKILLS = ("sql", "go", "talks", "rust", "figures")


def _profile(rng: random.Random, number: int, year: int, level: str = "") -> str:
    skills = "".join(
        f"  - skill: {skill}\n    level: {level or rng.randint(1, 4)}\n    teaches: {rng.choice(['true', 'false'])}\n"
        for skill in rng.sample([*SKILLS, "Unheard of"], 3)
    )
    visible = "visibility: public\n" if number % 2 else ""
    wants = f"wants: [{{skill: {rng.choice(SKILLS)}}}]\n"
    private = "private:\n  skills: [{skill: rust, level: 3}]\n" if number % 3 == 0 else ""
    return f"name: P{number}\nteam: Team {number % 3}\n{visible}confirmed: {year}-01-01\nskills:\n{skills}{wants}{private}"


def _month(rng: random.Random, own: Files, month: int, day: str) -> dict[str, str | bytes | None]:
    people = [path for path, text in own.items() if path.startswith("people/") and text is not None]
    level = "knows" if month >= 14 and month % 3 == 0 else ""
    changes: dict[str, str | bytes | None] = {
        f"people/p{month + 5}.yml": _profile(rng, month + 5, 2026),
        rng.choice(people): _profile(rng, rng.randrange(40), int(day[:4]), level),
        rng.choice(people): rng.choice([None, None, "name: [\n", b"\xff\xfe", "nam: Old\n", LINK, "name: Back\n"]),
    }
    if month % 4 == 1:
        changes[f"circles/talks/{day}-talk.md"] = "---\ntitle: Talk\nvisibility: public\npresenters: [p1]\n---\nWords.\n"
        changes[f"programs/pilot/{day}-p1-p2.md"] = "---\nkind: check-in\npair: [p1, p2]\n---\n"
    if month % 6 == 2:
        changes[f"circles/talks/pic-{month}.png"] = b"\x89PNG"
        changes["README.md"] = day
    steps: dict[int, dict[str, str | bytes | None]] = {
        8: {"skills/go.yml": None, "skills/golang.yml": "name: Go\naliases: [golang]\nvisibility: public\n"},
        10: {"circles/lost/pic.png": b"\x89PNG", "people/folder/inner.yml": "name: X\n", "people/Bad Name.yml": "name: X\n"},
        12: {"circles/lost/pic.png": None, "people/folder/inner.yml": None, "people/folder": LINK},
        14: {"mkdocs.yml": "site_name: Hub\nextra: {hub: {levels: [new, knows, helps, leads]}}\n"},
        18: {"skills/golang.yml": "name: [\n", "programs/pilot/index.md": "Nothing.\n"},
        22: {"skills/golang.yml": "name: Golang\naliases: [go, unheard of]\n", "skills/figures.yml": "name: Figures\n"},
    }
    return changes | (steps.get(month, {}) if day.endswith("03") else {})
