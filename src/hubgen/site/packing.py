"""Numbers and texts become bytes, and bytes become numbers and texts again."""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise

PLAIN, DIFFERENCES = 0, 1

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "ı": "i",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
    }
)


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

    def text(self, value: str) -> None:
        data = value.encode()
        self.number(len(data))
        self.out += data

    def texts(self, values: Sequence[str]) -> None:
        self.number(len(values))
        for value in values:
            self.text(value)

    def sorted_texts(self, values: Sequence[str]) -> None:
        """Write texts of which each begins as the one before: how many bytes they share, then the rest."""
        before = b""
        self.number(len(values))
        for value in values:
            data = value.encode()
            shared = _shared(before, data)
            self.number(shared)
            self.number(len(data) - shared)
            self.out += data[shared:]
            before = data

    def column(self, values: Sequence[int]) -> None:
        """Write numbers from -1 on, as they are or as differences, whichever packs better."""
        plain, differences = _planes([value + 1 for value in values]), _differences(values)
        smaller = len(zlib.compress(differences, 1)) < len(zlib.compress(plain, 1))
        self.out.append(DIFFERENCES if smaller else PLAIN)
        self.out += differences if smaller else plain

    def ascending(self, values: Sequence[int]) -> None:
        """Write ascending numbers as the steps between them, each one less."""
        steps = [value - before - 1 for before, value in pairwise((-1, *values))]
        if max(steps, default=0) < 128:
            self.out += bytes(steps)
        else:
            for step in steps:
                self.number(step)


class Reader:
    """Reads *data* from *at* on."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

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

    def text(self) -> str:
        return self.bytes(self.number()).decode()

    def texts(self) -> tuple[str, ...]:
        return tuple(self.text() for _ in range(self.number()))

    def sorted_texts(self) -> tuple[str, ...]:
        found: list[str] = []
        before = b""
        for _ in range(self.number()):
            shared = self.number()
            before = before[:shared] + self.bytes(self.number())
            found.append(before.decode())
        return tuple(found)

    def column(self, size: int) -> tuple[int, ...]:
        if self.byte() == DIFFERENCES:
            found, value = [], -1
            for _ in range(size):
                step = self.number()
                value += step >> 1 if step % 2 == 0 else -(step >> 1) - 1
                found.append(value)
            return tuple(found)
        planes = [self.bytes(size) for _ in range(self.byte())]
        return (
            tuple(
                sum(byte << 8 * place for place, byte in enumerate(row)) - 1
                for row in zip(*planes, strict=True)
            )
            if planes
            else (-1,) * size
        )

    def ascending(self, size: int) -> tuple[int, ...]:
        found, value = [], -1
        for _ in range(size):
            value += self.number() + 1
            found.append(value)
        return tuple(found)


def _shared(one: bytes, other: bytes) -> int:
    """Count the bytes two texts begin with alike, cutting no character in two."""
    size = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    while size and size < len(other) and other[size] & 0xC0 == 0x80:
        size -= 1
    return size


def _planes(values: Sequence[int]) -> bytes:
    """Write the lowest bytes of all numbers, then their second bytes, and so on."""
    count = (max(values, default=0).bit_length() + 7) // 8
    return bytes([count]) + b"".join(
        bytes(value >> 8 * place & 255 for value in values) for place in range(count)
    )


def _differences(values: Iterable[int]) -> bytes:
    writer = Writer()
    for before, value in pairwise((-1, *values)):
        step = value - before
        writer.number(2 * step if step >= 0 else -2 * step - 1)
    return bytes(writer.out)


def plain_slug(name: str) -> str:
    """Give the slug that a browser can make of *name* too; a slug that is another stands in the file."""
    text = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", text.replace("+", "-plus-").replace("#", "-sharp-")))
