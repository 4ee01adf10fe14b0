"""A program's file and the pairs that are proposed for it become the file with those that it did not have."""

from collections.abc import Sequence

from hubgen.content.hub import Pair, Program
from hubgen.edits.changes import Append, Change
from hubgen.edits.plan import Edit
from hubgen.edits.rewrite import rewrite

_BEFORE_PEOPLE = ("check_in_every", "session", "weeks", "starts", "facilitator", "skills", "goal", "model")
"""The keys below the nearest of which `people:` stands."""
_BEFORE_PAIRS = ("people", *_BEFORE_PEOPLE)


def pair_people(program: Program, raw: bytes, pairs: Sequence[Pair]) -> Edit:
    """Add *pairs* to the file of *program*, of which *raw* are the bytes, and who is in them to its people.

    What it says already is not said again: an edit without texts changes nothing. Raises CannotEdit.
    """
    known = {(pair.teacher, pair.learner, pair.skill.key) for pair in program.pairs}
    new = [pair for pair in pairs if (pair.teacher, pair.learner, pair.skill.key) not in known]
    if not new:
        return Edit({})
    named = dict.fromkeys(slug for pair in new for slug in (pair.teacher, pair.learner))
    people = tuple(slug for slug in named if slug not in program.people)
    rows = tuple({"teacher": pair.teacher, "learner": pair.learner, "skill": pair.skill.slug or pair.skill.text} for pair in new)
    changes: list[Change] = [Append(("people",), people, after=_BEFORE_PEOPLE)] if people else []
    changes.append(Append(("pairs",), rows, after=_BEFORE_PAIRS))
    said = f"wrote {len(new)} {'pair' if len(new) == 1 else 'pairs'} into {program.path}"
    return Edit({program.path: rewrite(program.path, raw, changes)}, said=(said,))
