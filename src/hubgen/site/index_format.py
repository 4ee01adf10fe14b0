"""The columns of the search become the files that a browser reads, and the files become the columns again.

`docs/reference/index-format.md` says what stands where.
"""

import gzip
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2s
from itertools import chain, islice

from hubgen.site.packing import Reader, Writer, pack
from hubgen.site.people_format import read_people, write_people
from hubgen.views.search.columns import (
    Base,
    CircleEntry,
    Claimed,
    Columns,
    Lists,
    Schedule,
    SkillEntry,
    ZoneEntry,
)
from hubgen.views.search.fold import plain_slug, tie_hash

MAGIC = b"HUBI"
VERSION = 1
BOOT, PEOPLE, CLAIMS, WORDS = 1, 2, 3, 4

FOLDER = "assets/hub/index/"
BOOT_PATH = f"{FOLDER}boot.bin"

TOGETHER = 2000
"""Up to so many people all claims stand in the file of the people, so that the first answer knows all that they know."""
_CLAIMS_BYTES = 8_000
_CLAIMS_FILES = 40
"""About so many files of claims there are, unless they are smaller than a request is worth."""
_WORDS_BYTES = 96_000


def write_index(columns: Columns) -> dict[str, bytes]:
    """Write *columns* as files by their path on the site."""
    shards = list(_shards(columns))
    people = _start(PEOPLE)
    write_people(people, columns.people, len(columns.lists.circles))
    if len(columns.people.names) <= TOGETHER:
        for shard in shards:
            people.out += shard[1]
        shards = []
    files: dict[str, bytes] = {}
    names = [_keep(files, "people", bytes(people.out))]
    claims = [_keep(files, "claims", bytes(_start(CLAIMS).out + content)) for _, content in shards]
    words = [_keep(files, "words", content) for content in _word_files(columns.words)]
    boot = _start(BOOT)
    boot.number(columns.day)
    boot.number(len(columns.people.names))
    boot.texts(columns.levels)
    for group in (names, claims, words):
        boot.texts(group)
    for first, _ in shards:
        boot.number(first)
    _write_lists(boot, columns.lists)
    if columns.pages:
        boot.number(columns.pages)
    files[BOOT_PATH] = pack(bytes(boot.out))
    return files


def first_files(index: Mapping[str, bytes]) -> tuple[str, ...]:
    """Name the files of an index without which no question is answered, in the order in which they are needed."""
    return tuple(path for start in (BOOT_PATH, f"{FOLDER}people-") for path in index if path.startswith(start))


def read_index(files: Mapping[str, bytes]) -> Columns:
    """Read the columns back from all files."""
    boot = _open(files[BOOT_PATH], BOOT)
    day, count, levels = boot.number(), boot.number(), boot.texts()
    names, claim_files, word_files = boot.texts(), boot.texts(), boot.texts()
    firsts = [boot.number() for _ in claim_files]
    lists = _read_lists(boot)
    pages = 0 if boot.is_done else boot.number()
    reader = _open(files[FOLDER + names[0]], PEOPLE)
    people = read_people(reader, count, len(lists.circles))
    claims: list[Claimed] = []
    wants: list[tuple[int, ...]] = []
    readers = [_open(files[FOLDER + name], CLAIMS) for name in claim_files] or [reader]
    for shard, (start, end) in zip(
        readers, zip(firsts or [0], [*firsts[1:], len(lists.skills)], strict=True), strict=True
    ):
        _read_claims(shard, lists.skills[start:end], claims, wants)
    words = {
        stem: who for name in word_files for stem, who in _read_words(_open(files[FOLDER + name], WORDS))
    }
    return Columns(day, levels, lists, people, tuple(claims), tuple(wants), dict(sorted(words.items())), pages)


def _start(kind: int) -> Writer:
    writer = Writer()
    writer.out += MAGIC + bytes([VERSION, kind])
    return writer


def _open(data: bytes, kind: int) -> Reader:
    reader = Reader(gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data)
    head = reader.bytes(6)
    if head != MAGIC + bytes([VERSION, kind]):
        raise ValueError(f"no index of version {VERSION}: {head!r}")
    return reader


def _keep(files: dict[str, bytes], name: str, content: bytes) -> str:
    """Add a file; its name tells what is in it, so that a browser may keep it for ever."""
    full = f"{name}-{blake2s(content, digest_size=6).hexdigest()}.bin"
    files[FOLDER + full] = pack(content)
    return full


def _shards(columns: Columns) -> Iterator[tuple[int, bytearray]]:
    """Cut the skills into runs of about equal size: the first skill of each run, and its bytes."""
    if len(columns.people.names) <= TOGETHER:
        yield 0, _claims(columns.claims, columns.wants)
        return
    every = sum(2 * len(claimed.people) for claimed in columns.claims) + sum(map(len, columns.wants))
    most = max(_CLAIMS_BYTES, every // _CLAIMS_FILES)
    first = size = 0
    for place, (claimed, wanting) in enumerate(zip(columns.claims, columns.wants, strict=True)):
        more = 2 * len(claimed.people) + len(wanting)
        if size and size + more > most:
            yield first, _claims(columns.claims[first:place], columns.wants[first:place])
            first, size = place, 0
        size += more
    yield first, _claims(columns.claims[first:], columns.wants[first:])


def _claims(claims: Sequence[Claimed], wants: Sequence[tuple[int, ...]]) -> bytearray:
    writer = Writer()
    for claimed in claims:
        writer.ascending(claimed.people)
    writer.halves([level for claimed in claims for level in claimed.levels])
    for wanting in wants:
        writer.ascending(wanting)
    return writer.out


def _read_claims(
    reader: Reader, skills: Sequence[SkillEntry], claims: list[Claimed], wants: list[tuple[int, ...]]
) -> None:
    who = [reader.ascending(skill.claims) for skill in skills]
    levels = iter(reader.halves(sum(map(len, who))))
    claims += [Claimed(people, tuple(islice(levels, len(people)))) for people in who]
    wants += [reader.ascending(skill.wants) for skill in skills]


def _word_files(words: Mapping[str, tuple[int, ...]]) -> Iterator[bytes]:
    """Spread the words over files by their hash, so that a browser fetches one file for a word."""
    count = 1 + sum(map(len, words.values())) // _WORDS_BYTES
    groups: list[list[str]] = [[] for _ in range(count)]
    for word in sorted(words):
        groups[tie_hash(word) % count].append(word)
    for group in groups:
        writer = _start(WORDS)
        writer.sorted_texts(group)
        writer.numbers(len(words[word]) for word in group)
        for word in group:
            writer.ascending(words[word])
        yield bytes(writer.out)


def _read_words(reader: Reader) -> list[tuple[str, tuple[int, ...]]]:
    stems = reader.sorted_texts()
    counts = [reader.number() for _ in stems]
    return [(stem, reader.ascending(count)) for stem, count in zip(stems, counts, strict=True)]


def _write_lists(writer: Writer, lists: Lists) -> None:
    skills = lists.skills
    writer.texts([skill.name for skill in skills])
    writer.texts(
        ["=" if skill.slug and skill.slug == plain_slug(skill.name) else skill.slug for skill in skills]
    )
    _text_lists(writer, [skill.aliases for skill in skills])
    writer.column([skill.category for skill in skills])
    writer.column([skill.parent for skill in skills])
    _numbers(writer, [skill.related for skill in skills])
    writer.column([skill.claims for skill in skills])
    writer.column([skill.wants for skill in skills])
    for names in (lists.categories, lists.teams, lists.roles, lists.places, lists.languages):
        writer.texts(names)
    writer.texts([zone.name for zone in lists.zones])
    for zone in lists.zones:
        writer.number(len(zone.offsets))
        for minute, offset in zone.offsets:
            writer.number(minute)
            writer.number(offset + 1440)
    for table in (lists.schedules, lists.bases):
        writer.number(len(table))
        for column in zip(*table, strict=True):
            writer.column(column)
    writer.number(len(lists.tongues))
    _numbers(writer, lists.tongues)
    writer.texts([circle.name for circle in lists.circles])
    writer.texts([circle.slug for circle in lists.circles])
    _numbers(writer, [circle.skills for circle in lists.circles])


def _read_lists(reader: Reader) -> Lists:
    names = reader.texts()
    size = len(names)
    slugs = [
        plain_slug(name) if slug == "=" else slug for name, slug in zip(names, reader.texts(), strict=True)
    ]
    aliases = _read_texts(reader, size)
    category, parent = reader.column(size), reader.column(size)
    related = _read_numbers(reader, size)
    claims, wants = reader.column(size), reader.column(size)
    skills = tuple(map(SkillEntry, names, slugs, aliases, category, parent, related, claims, wants))
    categories, teams, roles, places, languages = (reader.texts() for _ in range(5))
    zones = tuple(
        ZoneEntry(name, tuple((reader.number(), reader.number() - 1440) for _ in range(reader.number())))
        for name in reader.texts()
    )
    schedules = tuple(Schedule(*row) for row in _read_table(reader, 3))
    bases = tuple(Base(*row) for row in _read_table(reader, 3))
    tongues = _read_numbers(reader, reader.number())
    circle_names, circle_slugs = reader.texts(), reader.texts()
    circles = tuple(map(CircleEntry, circle_names, circle_slugs, _read_numbers(reader, len(circle_names))))
    return Lists(
        skills, categories, teams, roles, places, zones, languages, schedules, bases, tongues, circles
    )


def _read_table(reader: Reader, width: int) -> Iterator[tuple[int, ...]]:
    size = reader.number()
    yield from zip(*(reader.column(size) for _ in range(width if size else 0)), strict=True)


def _numbers(writer: Writer, lists: Sequence[Sequence[int]]) -> None:
    """Write how long each list is, then what is in them."""
    writer.numbers(map(len, lists))
    writer.numbers(chain.from_iterable(lists))


def _read_numbers(reader: Reader, count: int) -> tuple[tuple[int, ...], ...]:
    sizes = [reader.number() for _ in range(count)]
    return tuple(tuple(reader.number() for _ in range(size)) for size in sizes)


def _text_lists(writer: Writer, lists: Sequence[Sequence[str]]) -> None:
    writer.numbers(map(len, lists))
    writer.texts(tuple(chain.from_iterable(lists)))


def _read_texts(reader: Reader, count: int) -> tuple[tuple[str, ...], ...]:
    sizes = [reader.number() for _ in range(count)]
    texts = iter(reader.texts())
    return tuple(tuple(islice(texts, size)) for size in sizes)
