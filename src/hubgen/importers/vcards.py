"""Contact cards (vCard 3.0 and 4.0, RFC 2426 and 6350, and 2.1 as Outlook writes it) become rows about people, one a card."""

import quopri
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hubgen.importers.tables import Cell, Row, Table, Upload, clean, make_table, read_text, skipped
from hubgen.problems import Problem

_LINE = re.compile(r'(?:[\w-]+\.)?(?P<name>[\w-]+)(?P<parameters>(?:;[\w-]+(?:=(?:"[^"]*"|[^";:]*))?)*):(?P<value>.*)', re.DOTALL)
_PARAMETER = re.compile(r';([\w-]+)(?:=("[^"]*"|[^";:]*))?')
_PLUMBING = frozenset({"begin", "end", "version", "prodid", "rev", "uid", "source", "kind", "clientpidmap", "n", "sort-string", "profile"})
_BINARY = frozenset({"photo", "logo", "sound", "key"})
_QUOTED = re.compile(r"[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]", re.IGNORECASE)
_BASE64 = re.compile(r"[^:]*;(?:ENCODING=)?(?:BASE64|B)[;:]", re.IGNORECASE)
_CHARSET = re.compile(r"utf-8|us-ascii|iso-8859-\d{1,2}|windows-125\d", re.IGNORECASE)
"""How version 2.1 writes what is no ASCII; a line that ends in `=` goes on below."""
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class _Property(NamedTuple):
    name: str
    types: frozenset[str]
    preference: int
    """From 1, the most preferred, to 100."""
    value: str


def read_vcards(files: Sequence[Upload]) -> tuple[Table, list[Problem]]:
    """Read the cards of people, of one file or of several. A card that cannot be read is left out and named."""
    problems: list[Problem] = []
    rows: list[Row] = []
    for path, raw in files:
        text, unread = read_text(path, raw)
        problems += unread
        rows += [row for start, lines in _cards(path, text, problems) if (row := _row(path, start, lines, problems))]
    return make_table(files[0].name, rows, problems)


def _cards(path: str, text: str, problems: list[Problem]) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """Give the unfolded lines of each card, and the line on which it begins."""
    card: list[tuple[int, list[str]]] | None = None
    start = 0
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        word = line.strip().casefold()
        pieces = card[-1][1] if card else [""]
        if card and pieces[-1].endswith("=") and _QUOTED.match(pieces[0]):
            pieces[-1] = pieces[-1][:-1]
            pieces.append(line.rstrip())
        elif line[:1] in (" ", "\t") and card:
            pieces.append(line[1:])
        elif word == "begin:vcard":
            if card is not None:
                problems.append(skipped(path, start, "the card does not end", "export it once more; a card ends with `END:VCARD`"))
            card, start = [], number
        elif word == "end:vcard" and card is not None:
            yield start, [(at, "".join(written)) for at, written in card]
            card = None
        elif card is not None and word and not (":" not in line and _BASE64.match(pieces[0])):
            card.append((number, [line]))
    if card is not None:
        problems.append(skipped(path, start, "the card does not end", "export it once more; a card ends with `END:VCARD`"))


def _row(path: str, start: int, lines: list[tuple[int, str]], problems: list[Problem]) -> Row | None:
    found: dict[str, list[_Property]] = {}
    for number, line in lines:
        one = _property(line)
        if one is None:
            problems.append(skipped(path, number, "the line has no name and no colon", "export the card once more"))
        elif one.value:
            found.setdefault(one.name, []).append(one)
    version = found["version"][0].value if "version" in found else ""
    if version not in ("2.1", "3.0", "4.0"):
        said = f"the card is of version {version[:20]}" if version else "the card does not say its version"
        problems.append(skipped(path, start, said, "export it as vCard 4.0, 3.0 or 2.1; programs for contacts offer the choice"))
        return None
    kind = found["kind"][0].value.casefold() if "kind" in found else "individual"
    is_company = "x-abshowas" in found and found["x-abshowas"][0].value.casefold() == "company"  # as Apple's says it
    return Row(start, _cells(found), path) if kind == "individual" and not is_company else None


def _property(line: str) -> _Property | None:
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    types: set[str] = set()
    preference = 100
    charset = ""
    for key, quoted in _PARAMETER.findall(found["parameters"]):
        value = quoted.strip('"')
        if key.casefold() == "type":
            types |= {word.casefold() for word in value.split(",")}
        elif key.casefold() == "charset" and _CHARSET.fullmatch(value):
            charset = value
        elif not quoted:
            types.add(key.casefold())
        elif key.casefold() == "pref" and value.isdecimal():
            preference = int(value)
    value = _unquoted(found["value"], charset) if _QUOTED.match(line) else found["value"]
    return _Property(found["name"].casefold(), frozenset(types), 1 if "pref" in types else preference, value.strip())


def _unquoted(value: str, charset: str) -> str:
    """Decode quoted-printable; without a word of its own, as UTF-8, else as Windows writes it in the west."""
    raw = quopri.decodestring(value.encode())
    for name in (charset or "utf-8", "cp1252"):
        try:
            return raw.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("utf-8", "replace")


def _cells(found: dict[str, list[_Property]]) -> dict[str, Cell]:
    family, given = ([_text(part) for part in re.split(r"(?<!\\);", found["n"][0].value)] + ["", ""])[:2] if "n" in found else ("", "")
    cells: dict[str, Cell] = {"fn": f"{given} {family}".strip()}
    for name, several in found.items():
        ranked = sorted(several, key=lambda one: (one.preference, "home" in one.types))
        if name == "org":
            organisation, *units = re.split(r"(?<!\\);", ranked[0].value)
            cells |= {"org": _text(organisation), "org unit": _text(units[-1]) if units else ""}
        elif name == "lang":
            cells[name] = [_text(one.value) for one in ranked]
        elif name == "email":
            at_work = [one for one in ranked if "home" not in one.types]
            cells |= {"email": _text(at_work[0].value).removeprefix("mailto:")} if at_work else {"home email": _text(ranked[0].value)}
        elif name in _BINARY:
            cells[name] = "a picture, a sound or a key"
        elif name not in _PLUMBING and not name.startswith(("x-ab", "x-ms-")):
            cells[name] = _text(ranked[0].value)
    return {name: cell for name, cell in cells.items() if cell}


def _text(value: str) -> str:
    return clean(_ESCAPED.sub(lambda escaped: "\n" if escaped[1] in "nN" else escaped[1], value))
