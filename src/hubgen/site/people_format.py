"""The columns of the people become the bytes of the index's second file, and back."""

import re

from hubgen.site.packing import Reader, Writer
from hubgen.views.search.columns import PeopleColumns
from hubgen.views.search.fold import plain_slug

WRITTEN = 1
_NUMBER = re.compile("[1-9][0-9]*")


def write_people(writer: Writer, people: PeopleColumns, circles: int) -> None:
    """Append the columns of *people*, who meet in so many *circles*."""
    assert circles == len(people.members)
    _write_names(writer, people.names)
    _write_slugs(writer, people)
    for column in (people.team, people.role, people.base):
        writer.column(column)
    writer.column(people.tongues, given=people.base)
    writer.out += bytes(
        fresh | complete << 2 | level << 4
        for fresh, complete, level in zip(people.fresh, people.complete, people.level, strict=True)
    )
    writer.out += bytes(
        seats | away << 4 | teaches << 5 | wants << 6
        for seats, away, teaches, wants in zip(
            people.seats, people.away, people.teaches, people.wants, strict=True
        )
    )
    writer.number(len(people.paused))
    writer.ascending(tuple(people.paused))
    writer.numbers(people.paused.values())
    for members in people.members:
        writer.number(len(members))
        writer.ascending(members)


def read_people(reader: Reader, count: int, circles: int) -> PeopleColumns:
    """Read the columns of *count* people, who meet in so many *circles*."""
    names = _read_names(reader, count)
    slugs = _read_slugs(reader, names)
    team, role, base = (reader.column(count) for _ in range(3))
    tongues = reader.column(count, given=base)
    standing, room = reader.bytes(count), reader.bytes(count)
    size = reader.number()
    paused = dict(zip(reader.ascending(size), [reader.number() for _ in range(size)], strict=True))
    return PeopleColumns(
        names=names,
        slugs=slugs,
        team=team,
        role=role,
        base=base,
        tongues=tongues,
        seats=tuple(byte & 15 for byte in room),
        away=tuple(bool(byte >> 4 & 1) for byte in room),
        teaches=tuple(bool(byte >> 5 & 1) for byte in room),
        wants=tuple(bool(byte >> 6 & 1) for byte in room),
        level=tuple(byte >> 4 for byte in standing),
        fresh=tuple(byte & 3 for byte in standing),
        complete=tuple(byte >> 2 & 3 for byte in standing),
        paused=paused,
        members=tuple(reader.ascending(reader.number()) for _ in range(circles)),
    )


def _write_names(writer: Writer, names: tuple[str, ...]) -> None:
    """Write each part of a name once, in order, and then, part by part, which one each person has."""
    split = [name.split(" ") for name in names]
    every = {part for name in split for part in name}
    # Most parts are words as they stand: a browser makes all of these small at once.
    words = sorted(
        (part for part in every if part.isascii() and part.isalpha()), key=lambda part: (part.lower(), part)
    )
    parts = words + sorted(every.difference(words))
    number = {part: place for place, part in enumerate(parts)}
    writer.number(len(words))
    writer.sorted_texts(parts)
    longest = max(map(len, split), default=0)
    writer.number(longest)
    for place in range(longest):
        writer.column([number[name[place]] if place < len(name) else -1 for name in split])


def _read_names(reader: Reader, count: int) -> tuple[str, ...]:
    reader.number()
    parts = reader.sorted_texts()
    columns = [reader.column(count) for _ in range(reader.number())]
    return tuple(" ".join(parts[place] for place in row if place >= 0) for row in zip(*columns, strict=True))


def _write_slugs(writer: Writer, people: PeopleColumns) -> None:
    """Write only the slugs that do not follow from the name, or from the name with a number behind it."""
    kinds, odd = [], []
    for name, slug in zip(people.names, people.slugs, strict=True):
        kind = _kind(plain_slug(name), slug)
        kinds.append(kind)
        if kind == WRITTEN:
            odd.append(slug)
    writer.column(kinds)
    writer.sorted_texts(odd)


def _kind(plain: str, slug: str) -> int:
    """Say how *slug* follows from the plain one: 0 as it is, one more than the number behind it, or not at all."""
    if slug == plain:
        return 0
    number = slug[len(plain) + 1 :] if plain and slug.startswith(f"{plain}-") else ""
    return int(number) + 1 if len(number) < 5 and _NUMBER.fullmatch(number) else WRITTEN


def _read_slugs(reader: Reader, names: tuple[str, ...]) -> tuple[str, ...]:
    kinds = reader.column(len(names))
    odd = iter(reader.sorted_texts())
    return tuple(
        next(odd) if kind == WRITTEN else plain_slug(name) + (f"-{kind - 1}" if kind else "")
        for name, kind in zip(names, kinds, strict=True)
    )
