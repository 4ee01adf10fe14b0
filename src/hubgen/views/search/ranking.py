"""A person who fits a question becomes a number of points: how much it would help the asker to write to them."""

from typing import NamedTuple

from hubgen.views.search.fold import fold, tie_hash, words_of
from hubgen.views.search.matching import Engine, Matched, is_paused
from hubgen.views.search.times import offset_at


class Facts(NamedTuple):
    """What the terms look at. *skills* counts the skills asked for, *direct* those had as such and not in part.

    *taught* is how many of them the person teaches (any, where none is asked for), *levels* the sum of levels, each
    up to 3. *seats* is 0 where nobody said, else one more than those free. *apart* is the time between the two
    clocks in minutes, None where one is unknown. *asks_to_learn* is true where people who want to learn are asked for.
    """

    skills: int
    direct: int
    taught: int
    levels: int
    seats: int
    paused: bool
    away: bool
    fresh: int
    apart: int | None
    shares_language: bool
    complete: int
    whole_name: bool
    asks_to_learn: bool


def match_quality(facts: Facts) -> int:
    """12 where every skill is had as such, 8 where the name was typed whole."""
    return 12 * (facts.direct == facts.skills) + 8 * facts.whole_name


def willingness(facts: Facts) -> int:
    """40 for teaching what is asked for, and 80 for a free seat, 40 where nobody said; half of it while paused.

    Each step is more than levels, clocks and the rest can make up for (39): who says that they teach and have time for
    one more comes before who knows more and said neither.
    """
    if facts.asks_to_learn or not facts.taught:
        return 0
    seats = 40 if facts.seats == 0 else 80 * (facts.seats > 1)
    if not facts.skills:
        return (40 + seats) // 4
    points = 40 * facts.taught // facts.skills + seats
    return points // 2 if facts.paused else points


def level(facts: Facts) -> int:
    """10 for each level up to 3, on average over the skills asked for."""
    return 10 * facts.levels // facts.skills if facts.skills else 0


def freshness(facts: Facts) -> int:
    """Up to 6 for a profile that was confirmed lately."""
    return 2 * facts.fresh


def shared_time(facts: Facts) -> int:
    """6 within an hour of the asker's clock, 4 within three, 2 within six."""
    if facts.apart is None:
        return 0
    return 2 * sum(facts.apart <= minutes for minutes in (60, 180, 360))


def shared_language(facts: Facts) -> int:
    """4 for a language in common with the asker."""
    return 4 * facts.shares_language


def completeness(facts: Facts) -> int:
    """1 each for a way to reach them, for their hours, for a few words about themselves."""
    return facts.complete


def presence(facts: Facts) -> int:
    """200 less for somebody who is away: they come last, whatever they know."""
    return -200 * facts.away


TERMS = (match_quality, willingness, level, freshness, shared_time, shared_language, completeness, presence)


def facts_of(matched: Matched, person: int) -> Facts:
    """Gather what the terms look at."""
    engine, people = matched.engine, matched.engine.columns.people
    having = [has[person] for has in matched.skills.values() if person in has]
    wanted = len(matched.wanted)
    return Facts(
        skills=len(matched.skills),
        direct=sum(has.direct for has in having),
        taught=sum(has.teaches for has in having) if matched.skills else int(people.teaches[person]),
        levels=sum(min(has.level, 3) for has in having),
        seats=people.seats[person],
        paused=is_paused(engine, person, matched.asker),
        away=people.away[person],
        fresh=people.fresh[person],
        apart=apart(matched, person),
        shares_language=_shares(matched, person),
        complete=people.complete[person],
        whole_name=_whole_name(engine, matched, person),
        asks_to_learn=bool(wanted) and not matched.skills,
    )


def points_of(matched: Matched, person: int) -> int:
    """Sum the terms."""
    facts = facts_of(matched, person)
    return sum(term(facts) for term in TERMS)


def apart(matched: Matched, person: int) -> int | None:
    """Give the minutes between the person's clock and the asker's, None where one of them is unknown."""
    lists, asker = matched.engine.columns.lists, matched.asker
    zone = lists.bases[matched.engine.columns.people.base[person]].zone
    if zone < 0 or asker.offset is None:
        return None
    return abs(offset_at(lists.zones[zone], asker.minute) - asker.offset)


def _shares(matched: Matched, person: int) -> bool:
    lists = matched.engine.columns.lists
    asked = {fold(language) for language in matched.asker.languages}
    return any(
        fold(lists.languages[id]) in asked
        for id in lists.tongues[matched.engine.columns.people.tongues[person]]
    )


def _whole_name(engine: Engine, matched: Matched, person: int) -> bool:
    """Say whether a chip's text is the person's name, accents aside."""
    chips = (matched.question.chips[place] for place in matched.question.of_kind("person"))
    return any(chip.text == " ".join(words_of(engine.columns.people.names[person])) for chip in chips)


def in_order(matched: Matched, sort: str) -> list[int]:
    """Order the people who fit: `best` first, by `name`, by `level`, or `near`est in time.

    Who is equal is ordered by a hash that changes by the day, so that nobody is always last.
    """
    columns = matched.engine.columns
    day = matched.asker.minute // (24 * 60)

    def by(person: int) -> tuple[bytes | int, int, int, int]:
        first: bytes | int = 0
        if sort == "name":
            # As browsers compare text.
            first = fold(columns.people.names[person]).encode("utf-16-be")
        elif sort == "level":
            first = (
                -sum(has[person].level for has in matched.skills.values())
                if matched.skills
                else -columns.people.level[person]
            )
        elif sort == "near":
            minutes = apart(matched, person)
            first = 24 * 60 if minutes is None else minutes
        return first, -points_of(matched, person), tie_hash(f"{columns.people.slugs[person]}|{day}"), person

    return sorted(matched.people, key=by)
