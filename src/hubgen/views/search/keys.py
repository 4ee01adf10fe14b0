"""The words of a query that mean something by themselves."""

from typing import NamedTuple


class Key(NamedTuple):
    """What such a word does: *name* is a kind of chip, `not`, `or`, `level`, or empty for a word that says nothing."""

    name: str
    level: int = 0


_MEANINGS: tuple[tuple[Key, str], ...] = (
    (
        Key("teaches"),
        "mentor|mentors|teach|teaches|teacher|teachers|coach|coaches|tutor|tutors|trainer|trainers|learn|explain|i want to learn|i would like to learn|can teach|who teaches|help me learn",
    ),
    (Key("wants"), "learning|wants|want|learner|learners|wants to learn|want to learn|who is learning"),
    (Key("level", 3), "expert|experts|senior|guru|gurus|advanced|specialist|specialists"),
    (Key("level", 1), "level 1"),
    (Key("level", 2), "level 2"),
    (Key("level", 3), "level 3"),
    (Key("level", 4), "level 4"),
    (Key("awake"), "now|awake|available|available now|online|at work|awake now|right now"),
    (Key("seat"), "seat|seats|free seat|free seats|seat free|seats free|with a free seat"),
    (Key("not"), "not|without|except|no|but not"),
    (Key("or"), "or"),
    (
        Key(""),
        "a|an|the|who|what|whom|which|can|could|would|me|my|i|we|us|in|from|at|near|based|with|for|and|to|of|on|how|do|does|know|knows|about|is|are|"
        "anyone|anybody|someone|somebody|people|person|colleague|colleagues|help|helps|please|find|speaks|speak|speaking|speaker|speakers|team|circle|that|has|have|any|need|looking|some|good|it|this",
    ),
)

KEYS: dict[tuple[str, ...], Key] = {
    tuple(phrase.split()): key for key, phrases in _MEANINGS for phrase in phrases.split("|")
}

LONGEST_KEY = max(len(phrase) for phrase in KEYS)

HINTS_BEFORE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("in", "from", "at", "near", "based"), ("place",)),
    **dict.fromkeys(("speaks", "speak", "speaking"), ("language",)),
    "team": ("team",),
    "circle": ("circle",),
}
"""The kinds that a word before makes likelier."""

HINTS_AFTER: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("speaker", "speakers", "speaking"), ("language",)),
    "team": ("team",),
    "circle": ("circle",),
}
"""The kinds that a word behind makes likelier."""

TYPED: dict[str, str] = {
    "skill": "skill", "knows": "skill", "team": "team", "in": "place", "place": "place", "city": "place", "speaks": "language",
    "language": "language", "zone": "zone", "timezone": "zone", "circle": "circle", "category": "category", "role": "role",
    "person": "person", "name": "person", "word": "word", "level": "level", "teaches": "teaches", "wants": "wants",
    "awake": "awake", "seat": "seat",
}  # fmt: skip
"""What stands before a colon, and the kind of chip it makes."""
