"""A person who fits a question becomes the words that say why."""

from datetime import date, timedelta
from typing import NamedTuple

from hubgen.views.search.chips import KNOWN
from hubgen.views.search.columns import Columns
from hubgen.views.search.matching import TEACHES, Engine, Matched, is_paused
from hubgen.views.search.times import offset_at, say_time

_EPOCH = date(1970, 1, 1)


class Reason(NamedTuple):
    """One part of why somebody fits; *kind* is a kind of chip, or `room`, `time` or `away`."""

    kind: str
    text: str


def reasons_of(matched: Matched, person: int) -> tuple[Reason, ...]:
    """Say why *person* fits, the most telling part first."""
    found = [*_skill_reasons(matched, person), *_other_reasons(matched, person)]
    columns = matched.engine.columns
    if columns.people.away[person]:
        return (*found, Reason("away", "away"))
    base = columns.lists.bases[columns.people.base[person]]
    if base.zone < 0:
        return tuple(found)
    minute = matched.asker.minute
    wall = minute + offset_at(columns.lists.zones[base.zone], minute)
    return (*found, Reason("time", say_time(columns.lists.schedules[base.schedule], wall)))


def _skill_reasons(matched: Matched, person: int) -> list[Reason]:
    found: list[Reason] = []
    room = _room(matched, person)
    for place in matched.question.of_kind(*KNOWN):
        ids = matched.engine.skills_of(matched.question.chips[place])
        if place in matched.wanted:
            found.append(Reason("wants", f"wants to learn {_wanted(matched.engine, ids, person)}"))
            continue
        words, teaches = _claim(matched.engine, ids, person)
        if teaches:
            words, room = [*words, *room], []
        found.append(Reason("skill", ", ".join(words)))
    if matched.question.of_kind("teaches") and not matched.skills:
        found.append(Reason("teaches", ", ".join(("teaches", *room))))
    elif matched.question.of_kind("seat") and room:
        found.append(Reason("room", ", ".join(room)))
    return found


def _claim(engine: Engine, ids: tuple[int, ...], person: int) -> tuple[list[str], bool]:
    """Give the words for the claim that fits best: a taught one, the skill itself before a part of it, a high one."""
    columns, best, chosen = engine.columns, -1, -1
    for id in engine.family(ids):
        packed = _packed(columns, id, person)
        fit = packed // TEACHES * 32 + 16 * (id in ids) + packed % TEACHES
        if packed >= 0 and fit > best:
            best, chosen = fit, id
    if chosen < 0:
        return [], False
    level, teaches = best % TEACHES, best >= 32
    words = [
        columns.lists.skills[chosen].name,
        columns.levels[level - 1] if level else "",
        "teaches" if teaches else "",
    ]
    return [word for word in words if word], teaches


def _packed(columns: Columns, id: int, person: int) -> int:
    claimed = columns.claims[id]
    return claimed.levels[claimed.people.index(person)] if person in claimed.people else -1


def _wanted(engine: Engine, ids: tuple[int, ...], person: int) -> str:
    return next(
        (
            engine.columns.lists.skills[id].name
            for id in engine.family(ids)
            if person in engine.columns.wants[id]
        ),
        "",
    )


def _room(matched: Matched, person: int) -> list[str]:
    people = matched.engine.columns.people
    if is_paused(matched.engine, person, matched.asker):
        return [f"takes nobody new before {_EPOCH + timedelta(days=people.paused[person])}"]
    seats = people.seats[person] - 1
    if seats < 0:
        return []
    return [f"{seats} seat{'' if seats == 1 else 's'} free" if seats else "no seat free"]


def _other_reasons(matched: Matched, person: int) -> list[Reason]:
    """Give a part for each thing that was asked for by name."""
    lists, people = matched.engine.columns.lists, matched.engine.columns.people
    base = lists.bases[people.base[person]]
    found: list[Reason] = []
    for chip in matched.question.chips:
        if chip.negated:
            continue
        if chip.kind == "language":
            spoken = (id for id in lists.tongues[people.tongues[person]] if id in chip.ids)
            found += [Reason("language", f"speaks {lists.languages[id]}") for id in spoken]
        elif chip.kind == "place" and base.place in chip.ids:
            found.append(Reason("place", f"in {lists.places[base.place]}"))
        elif chip.kind == "team" and people.team[person] in chip.ids:
            found.append(Reason("team", f"team {lists.teams[people.team[person]]}"))
        elif chip.kind == "role" and people.role[person] in chip.ids:
            found.append(Reason("role", lists.roles[people.role[person]]))
        elif chip.kind == "circle":
            found += [
                Reason("circle", f"goes to {lists.circles[id].name}")
                for id in chip.ids
                if person in people.members[id]
            ]
        elif chip.kind == "word":
            found.append(Reason("word", f"wrote “{chip.text}”"))
    return found
