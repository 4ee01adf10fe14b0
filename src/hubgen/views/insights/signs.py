"""The names of teams become signs of up to four letters, so that a picture does not tell them by colour alone."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count


def signs(names: Mapping[str, str]) -> Mapping[str, str]:
    """Give each key of *names* a sign of its own: the first letters of the words, else letters of the name, else a number.

    In the order of *names*. A name of one word has its first letter and one that follows, as long as there is a free one.
    """
    taken: set[str] = set()
    found = {}
    for key, name in names.items():
        found[key] = next(sign for sign in _candidates(name) if sign not in taken)
        taken.add(found[key])
    return found


def _candidates(name: str) -> Iterator[str]:
    words = [letters for word in _words(name) if (letters := [sign for sign in word.upper() if sign.isalnum()])]
    firsts = [word[0] for word in words]
    letters = [sign for word in words for sign in word]
    if len(words) > 1 and "".join(words[-1]).isdecimal():
        yield firsts[0] + "".join(words[-1][-3:])
    if len(firsts) > 1:
        yield from (firsts[0] + other for other in firsts[1:])
    yield from (letters[0] + other for other in letters[1:])
    yield from letters[:1]
    yield from map(str, count(1))


def _words(name: str) -> Iterable[str]:
    return "".join(sign if sign.isalnum() else " " for sign in name).split()
