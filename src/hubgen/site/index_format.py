"""The columns of the search become the files that a browser reads, and the files become the columns again.

`docs/reference/index-format.md` says what stands where.
"""

import gzip
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2s

from hubgen.site.packing import Reader, Writer, plain_slug
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
from hubgen.views.search.fold import tie_hash

MAGIC = b"HUBI"
VERSION = 1
BOOT, PEOPLE, CLAIMS, WORDS = 1, 2, 3, 4

FOLDER = "assets/hub/index/"
BOOT_PATH = f"{FOLDER}boot.bin"

TOGETHER = 2000
"""Up to so many people all claims stand in the file of the people."""
_CLAIMS_BYTES = 32_000
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
    files[BOOT_PATH] = gzip.compress(bytes(boot.out), mtime=0)
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
    return Columns(day, levels, lists, people, tuple(claims), tuple(wants), dict(sorted(words.items())))


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
    files[FOLDER + full] = gzip.compress(content, mtime=0)
    return full


def _shards(columns: Columns) -> Iterator[tuple[int, bytearray]]:
    """Cut the skills into runs of about equal size: the first skill of each run, and its bytes."""
    if len(columns.people.names) <= TOGETHER:
        yield 0, _claims(columns.claims, columns.wants)
        return
    first = size = 0
    for place, (claimed, wanting) in enumerate(zip(columns.claims, columns.wants, strict=True)):
        more = 2 * len(claimed.people) + len(wanting)
        if size and size + more > _CLAIMS_BYTES:
            yield first, _claims(columns.claims[first:place], columns.wants[first:place])
            first, size = place, 0
        size += more
    yield first, _claims(columns.claims[first:], columns.wants[first:])


def _claims(claims: Sequence[Claimed], wants: Sequence[tuple[int, ...]]) -> bytearray:
    writer = Writer()
    for claimed in claims:
        writer.ascending(claimed.people)
    for claimed in claims:
        writer.out += bytes(claimed.levels)
    for wanting in wants:
        writer.ascending(wanting)
    return writer.out


def _read_claims(
    reader: Reader, skills: Sequence[SkillEntry], claims: list[Claimed], wants: list[tuple[int, ...]]
) -> None:
    who = [reader.ascending(skill.claims) for skill in skills]
    claims += [Claimed(people, tuple(reader.bytes(len(people)))) for people in who]
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
        for word in group:
            writer.number(len(words[word]))
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
    for skill in skills:
        writer.text("=" if skill.slug and skill.slug == plain_slug(skill.name) else skill.slug)
    for skill in skills:
        writer.texts(skill.aliases)
    writer.column([skill.category for skill in skills])
    writer.column([skill.parent for skill in skills])
    for skill in skills:
        _numbers(writer, skill.related)
    writer.column([skill.claims for skill in skills])
    writer.column([skill.wants for skill in skills])
    for names in (lists.categories, lists.teams, lists.roles, lists.places, lists.languages):
        writer.texts(names)
    writer.number(len(lists.zones))
    for zone in lists.zones:
        writer.text(zone.name)
        writer.number(len(zone.offsets))
        for minute, offset in zone.offsets:
            writer.number(minute)
            writer.number(offset + 1440)
    for table in (lists.schedules, lists.bases):
        writer.number(len(table))
        for column in zip(*table, strict=True):
            writer.column(column)
    writer.number(len(lists.tongues))
    for tongues in lists.tongues:
        _numbers(writer, tongues)
    writer.number(len(lists.circles))
    for circle in lists.circles:
        writer.text(circle.name)
        writer.text(circle.slug)
        _numbers(writer, circle.skills)


def _read_lists(reader: Reader) -> Lists:
    names = reader.texts()
    size = len(names)
    slugs = [plain_slug(name) if (slug := reader.text()) == "=" else slug for name in names]
    aliases = [reader.texts() for _ in names]
    category, parent = reader.column(size), reader.column(size)
    related = [_read_numbers(reader) for _ in names]
    claims, wants = reader.column(size), reader.column(size)
    skills = tuple(map(SkillEntry, names, slugs, aliases, category, parent, related, claims, wants))
    categories, teams, roles, places, languages = (reader.texts() for _ in range(5))
    zones = tuple(
        ZoneEntry(
            reader.text(), tuple((reader.number(), reader.number() - 1440) for _ in range(reader.number()))
        )
        for _ in range(reader.number())
    )
    schedules = tuple(Schedule(*row) for row in _read_table(reader, 3))
    bases = tuple(Base(*row) for row in _read_table(reader, 3))
    tongues = tuple(_read_numbers(reader) for _ in range(reader.number()))
    circles = tuple(
        CircleEntry(reader.text(), reader.text(), _read_numbers(reader)) for _ in range(reader.number())
    )
    return Lists(
        skills, categories, teams, roles, places, zones, languages, schedules, bases, tongues, circles
    )


def _read_table(reader: Reader, width: int) -> Iterator[tuple[int, ...]]:
    size = reader.number()
    yield from zip(*(reader.column(size) for _ in range(width if size else 0)), strict=True)


def _numbers(writer: Writer, values: Sequence[int]) -> None:
    writer.number(len(values))
    for value in values:
        writer.number(value)


def _read_numbers(reader: Reader) -> tuple[int, ...]:
    return tuple(reader.number() for _ in range(reader.number()))
