"""Numbers and texts become bytes, and bytes become numbers and texts again."""

import sys
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from operator import sub

PLAIN, DIFFERENCES, HALVES, SPARSE, GIVEN = range(5)
"""The ways to write a column, as its first byte says."""

_LEAST_TEXT = 32
"""Bytes below are no text: they end one, and say how many bytes the next shares with it."""
_GZIP = 31
"""What zlib calls deflate in the form of a gzip file, without a time in its head."""
_SHORT_BLOCKS = 5
"""What zlib calls blocks of 2,048 signs. Each block has a code of its own, and short ones suit columns that are unlike each
other; its usual 16,384 take 4 to 6 % more."""
_CONTROLS = dict.fromkeys(range(_LEAST_TEXT), " ")


def pack(content: bytes) -> bytes:
    """Pack with gzip, as text or as numbers, whichever gives fewer bytes."""
    strategies = zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED
    packers = (zlib.compressobj(9, zlib.DEFLATED, _GZIP, _SHORT_BLOCKS, strategy) for strategy in strategies)
    return min((packer.compress(content) + packer.flush() for packer in packers), key=len)


class Writer:
    """Appends to *out*."""

    def __init__(self) -> None:
        self.out = bytearray()

    def number(self, value: int) -> None:
        """Write a number from 0 on, seven bits a byte, the lowest first; the high bit says that more follow."""
        while value > 127:
            self.out.append(value & 127 | 128)
            value >>= 7
        self.out.append(value)

    def numbers(self, values: Iterable[int]) -> None:
        """Write numbers without saying how many."""
        many = tuple(values)
        if max(many, default=0) < 128:
            self.out += bytes(many)
        else:
            for value in many:
                self.number(value)

    def texts(self, values: Sequence[str]) -> None:
        """Write texts, each ended by a zero; control characters become spaces."""
        self.number(len(values))
        for value in values:
            self.out += _bytes(value)
            self.out.append(0)

    def sorted_texts(self, values: Sequence[str]) -> None:
        """Write texts of which each begins as the one before: how many bytes they share, then the rest; a zero ends them."""
        before = b""
        self.number(len(values))
        for value in values:
            data = _bytes(value)
            shared = _shared(before, data)
            self.out.append(shared)
            self.out += data[shared:]
            before = data
        self.out.append(0)

    def column(self, values: Sequence[int], given: Sequence[int] | None = None) -> None:
        """Write numbers from -1 on in the way that packs best; *given* is a column that may tell much about them."""
        ways = [_plain(values), _differences(values)]
        if max(values, default=0) < 15:
            ways.append(_halves(values))
        if values and values.count(-1) > len(values) * 3 // 4:
            ways.append(_sparse(values))
        if given and min(values, default=0) >= 0:
            ways.append(_given(values, given))
        sizes = [len(zlib.compress(way, 1)) for way in ways]
        self.out += ways[sizes.index(min(sizes))]

    def ascending(self, values: Sequence[int]) -> None:
        """Write ascending numbers as the steps between them, each one less."""
        self.numbers([step - 1 for step in map(sub, values, (-1, *values))])

    def halves(self, values: Sequence[int]) -> None:
        """Write numbers up to 15, two to a byte, the lower half first."""
        pairs = zip(values[::2], [*values[1::2], 0], strict=False)
        self.out += bytes(low | high << 4 for low, high in pairs)


class Reader:
    """Reads *data* from *at* on."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    @property
    def is_done(self) -> bool:
        return self.at >= len(self.data)

    def byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def number(self) -> int:
        value = shift = 0
        while (byte := self.byte()) > 127:
            value |= (byte & 127) << shift
            shift += 7
        return value | byte << shift

    def bytes(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]

    def texts(self) -> tuple[str, ...]:
        return tuple(self._text() for _ in range(self.number()))

    def _text(self) -> str:
        """Read up to a zero."""
        start, end = self.at, self.data.index(0, self.at)
        self.at = end + 1
        return self.data[start:end].decode()

    def sorted_texts(self) -> tuple[str, ...]:
        found: list[str] = []
        before = b""
        for _ in range(self.number()):
            shared = self.byte()
            start = self.at
            while self.data[self.at] >= _LEAST_TEXT:
                self.at += 1
            before = before[:shared] + self.data[start : self.at]
            found.append(before.decode())
        self.at += 1
        return tuple(found)

    def column(self, size: int, given: Sequence[int] = ()) -> tuple[int, ...]:
        way = self.byte()
        if way == DIFFERENCES:
            found, value = [], -1
            for _ in range(size):
                step = self.number()
                value += step >> 1 if step % 2 == 0 else -(step >> 1) - 1
                found.append(value)
            return tuple(found)
        if way == HALVES:
            return tuple(value - 1 for value in self.halves(size))
        if way == SPARSE:
            return self._sparse(size)
        return self._given(size, given) if way == GIVEN else self._plain(size)

    def _plain(self, size: int) -> tuple[int, ...]:
        planes = [self.bytes(size) for _ in range(self.byte())]
        if not planes:
            return (-1,) * size
        rows = zip(*planes, strict=True)
        return tuple(sum(byte << 8 * place for place, byte in enumerate(row)) - 1 for row in rows)

    def _sparse(self, size: int) -> tuple[int, ...]:
        found = [-1] * size
        filled = self.ascending(self.number())
        for place, value in zip(filled, self.column(len(filled)), strict=True):
            found[place] = value
        return tuple(found)

    def _given(self, size: int, given: Sequence[int]) -> tuple[int, ...]:
        tables = [[self.number() for _ in range(self.number())] for _ in range(self.number())]
        return tuple(tables[other][rank] for other, rank in zip(given, self.column(size), strict=True))

    def halves(self, size: int) -> tuple[int, ...]:
        packed = self.bytes((size + 1) // 2)
        return tuple(half for byte in packed for half in (byte & 15, byte >> 4))[:size]

    def ascending(self, size: int) -> tuple[int, ...]:
        found, value = [], -1
        for _ in range(size):
            value += self.number() + 1
            found.append(value)
        return tuple(found)


def _bytes(text: str) -> bytes:
    return text.translate(_CONTROLS).encode()


def _shared(one: bytes, other: bytes) -> int:
    """Count the bytes two texts begin with alike, as far as a byte that is no text can say."""
    size = min(len(one), len(other), _LEAST_TEXT - 1)
    if one[:size] == other[:size]:
        return size
    return next(at for at in range(size) if one[at] != other[at])


def _plain(values: Sequence[int]) -> bytes:
    """Write the lowest bytes of all numbers, each one more, then their second bytes, and so on."""
    count = ((max(values, default=-1) + 1).bit_length() + 7) // 8
    wide = array("q", [value + 1 for value in values])
    if sys.byteorder == "big":
        wide.byteswap()
    data = wide.tobytes()
    return bytes([PLAIN, count]) + b"".join(data[place::8] for place in range(count))


def _differences(values: Sequence[int]) -> bytes:
    writer = Writer()
    steps = map(sub, values, (-1, *values[:-1]))
    writer.numbers([2 * step if step >= 0 else -2 * step - 1 for step in steps])
    return bytes([DIFFERENCES]) + writer.out


def _halves(values: Sequence[int]) -> bytes:
    writer = Writer()
    writer.halves([value + 1 for value in values])
    return bytes([HALVES]) + writer.out


def _sparse(values: Sequence[int]) -> bytes:
    writer = Writer()
    filled = [place for place, value in enumerate(values) if value >= 0]
    writer.number(len(filled))
    writer.ascending(filled)
    writer.column([values[place] for place in filled])
    return bytes([SPARSE]) + writer.out


def _given(values: Sequence[int], given: Sequence[int]) -> bytes:
    """Write, for each value of the other column, what occurs with it, the most frequent first; then everybody's rank in that."""
    counts: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for other, value in zip(given, values, strict=True):
        counts[other][value] += 1
    writer = Writer()
    size = max(counts, default=-1) + 1
    writer.number(size)
    ranks: dict[int, dict[int, int]] = {}
    for other in range(size):
        met = sorted(counts[other], key=lambda value: (-counts[other][value], value))
        ranks[other] = {value: rank for rank, value in enumerate(met)}
        writer.number(len(met))
        writer.numbers(met)
    writer.column([ranks[other][value] for other, value in zip(given, values, strict=True)])
    return bytes([GIVEN]) + writer.out
