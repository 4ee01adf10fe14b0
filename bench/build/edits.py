"""Edits that chance deals: a word that stands nowhere yet is written into a profile, a skill and a note, in turn."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = {"profile": "people/person-*", "skill": "skills/*-*", "note": "circles/*/2*"}
ABOUT = re.compile(r"^(about: \|\n  )", re.MULTILINE)
DESCRIPTION = re.compile(r"^(description: )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Edit:
    """The *word* that is written into the file *path*, and the *page* that shows it, such as `people/ada`."""

    kind: str
    path: Path
    page: str
    word: str

    def make(self) -> None:
        """Write the word, as an editor does: the whole file at once."""
        text = self.path.read_text("utf-8")
        self.path.write_text(insert(text, self.word, self.path.suffix), "utf-8")


def insert(text: str, word: str, suffix: str) -> str:
    """Put *word* first into a profile's or skill's own words, or last into a Markdown page."""
    if suffix == ".md":
        return f"{text}\n{word}\n"
    for place in (ABOUT, DESCRIPTION):
        if place.search(text):
            return place.sub(rf"\g<1>{word} ", text, count=1)
    raise ValueError("neither a profile nor a skill")


def draw_edits(content: Path, count: int, seed: int) -> Iterator[Edit]:
    """Draw *count* edits in the folder *content*: a hub, or the pages that were written for another engine."""
    rng = random.Random(seed)
    files = {kind: sorted(content.glob(f"{pattern}.*")) for kind, pattern in KINDS.items()}
    for number in range(count):
        kind = list(KINDS)[number % len(KINDS)]
        path = rng.choice(files[kind])
        page = path.relative_to(content).with_suffix("").as_posix()
        yield Edit(kind, path, page, f"Seenword{number}")
