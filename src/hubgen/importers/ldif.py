"""An LDIF file (RFC 2849) becomes rows about the people of a directory, one an entry."""

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hubgen.importers.tables import MAX_BYTES, Cell, Row, Table, Upload, clean, make_table, skipped
from hubgen.problems import Place, Problem, Severity

_PEOPLE = frozenset({"person", "organizationalperson", "inetorgperson", "user", "posixaccount"})
_TELLING = frozenset({"sn", "mail", "uid", "samaccountname"})
"""What an entry of a person has, where the export leaves out the classes."""
_WORDS = """
dn version changetype objectclass control createtimestamp modifytimestamp creatorsname modifiersname entryuuid entrycsn entrydn subschemasubentry
structuralobjectclass hassubordinates memberof objectguid objectsid objectcategory usncreated usnchanged whencreated whenchanged distinguishedname
instancetype useraccountcontrol samaccounttype primarygroupid sn givenname initials name userprincipalname uidnumber gidnumber
accountexpires badpasswordtime badpwdcount codepage countrycode dscorepropagationdata lastlogoff lastlogon lastlogontimestamp logoncount
lockouttime pwdlastset proxyaddresses mailnickname legacyexchangedn showinaddressbook displaynameprintable admincount
homedirectory loginshell shadowlastchange
"""
_PLUMBING = frozenset(_WORDS.split())
"""What a directory keeps for itself, and parts of what is taken whole."""
_DISABLED = 2
"""The bit of `userAccountControl` that says that an account is switched off."""


class _Line(NamedTuple):
    """One attribute as it is written. *number* is that of its first line."""

    number: int
    raw: bytes


class _Value(NamedTuple):
    number: int
    name: str
    text: str


def read_ldif(files: Sequence[Upload]) -> tuple[Table, list[Problem]]:
    """Read the entries of people. Of several values of one attribute the first counts. Nothing is fetched.

    A value that cannot be read is left out and named by its line; the rest of its entry stays.
    """
    path, raw = files[0]
    problems: list[Problem] = []
    if len(raw) > MAX_BYTES:
        problems.append(Problem(Place(path), "too-large", f"the file has {len(raw) >> 20} MB", "split it between two entries"))
        raw = b""
    entries = [entry for lines in _entries(raw) if (entry := _entry(path, lines, problems))]
    by_name = {_folded_name(entry["dn"][0].text): entry for entry in entries if "dn" in entry}
    people = [entry for entry in entries if _is_person(entry)]
    if others := len(entries) - len(people):
        message = f"entries that are no people, or switched off, were left out: {others}"
        problems.append(Problem(Place(path), "not-a-person", message, "nothing is to be done", Severity.NOTICE))
    return make_table(path, [_row(entry, by_name) for entry in people], problems)


def _entries(raw: bytes) -> Iterator[list[_Line]]:
    """Give the unfolded lines of each entry, without comments. A line that begins with a blank goes on with the last."""
    lines: list[_Line] = []
    pieces: list[bytes] = []
    start = 0

    def close() -> None:
        if pieces and not pieces[0].startswith(b"#"):
            lines.append(_Line(start, b"".join(pieces)))
        pieces.clear()

    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        written = line.removesuffix(b"\r")
        if written[:1] == b" " and pieces:
            pieces.append(written[1:])
            continue
        close()
        if written.strip():
            start = number
            pieces.append(written)
        elif lines:
            yield lines
            lines = []
    close()
    if lines:
        yield lines


def _entry(path: str, lines: list[_Line], problems: list[Problem]) -> dict[str, list[_Value]] | None:
    """Give the values of an entry by attribute, in small letters and without options such as `;lang-en`."""
    entry: dict[str, list[_Value]] = {}
    for line in lines:
        value = _value(path, line, problems)
        if value is not None:
            entry.setdefault(value.name, []).append(value)
    change = entry.get("changetype")
    if change and change[0].text.casefold() != "add":
        message = f"`changetype: {change[0].text[:80]}` changes an entry, and holds none"
        problems.append(skipped(path, change[0].number, message, "export the entries themselves, with `ldapsearch -LLL` for example"))
        return None
    return entry if "dn" in entry else None


def _value(path: str, line: _Line, problems: list[Problem]) -> _Value | None:
    name, colon, rest = line.raw.partition(b":")
    if not colon:
        problems.append(skipped(path, line.number, "the line has no colon", "write `attribute: value`, or begin it with a blank if it goes on with the line above"))
        return None
    attribute, _, options = name.decode("ascii", "replace").strip().lower().partition(";")
    if rest.startswith(b"<"):
        problems.append(skipped(path, line.number, f"`{attribute[:80]}` stands at another address, and nothing is fetched", "put the value itself into the file"))
        return None
    try:
        value = b64decode(rest[1:].strip(), validate=True) if rest.startswith(b":") else rest.strip()
        return _Value(line.number, attribute, clean(value.decode()))
    except binascii.Error:
        problems.append(skipped(path, line.number, f"the value of `{attribute[:80]}` is no base64", "export the entry once more"))
    except UnicodeDecodeError:
        if rest.startswith(b":") and (_is_binary(attribute) or "binary" in options):
            return _Value(line.number, attribute, "a picture or a key")
        message = f"the value of `{attribute[:80]}` is not UTF-8 text: it was left out"
        problems.append(Problem(Place(path, line.number, 1), "not-utf8", message, "export it as UTF-8, as LDAP holds it", Severity.WARNING))
    return None


def _is_binary(attribute: str) -> bool:
    return attribute.endswith(("photo", "certificate", "pkcs12", "guid", "sid", "logo", "audio")) or attribute in ("userpassword", "logonhours")


def _is_person(entry: Mapping[str, list[_Value]]) -> bool:
    classes = {value.text.casefold() for value in entry.get("objectclass", [])}
    control = entry.get("useraccountcontrol")
    if control and control[0].text.isdecimal() and int(control[0].text) & _DISABLED:
        return False
    return "computer" not in classes and bool(classes & _PEOPLE if classes else entry.keys() & _TELLING)


def _row(entry: Mapping[str, list[_Value]], by_name: Mapping[str, Mapping[str, list[_Value]]]) -> Row:
    cells: dict[str, Cell] = {name: values[0].text for name, values in entry.items() if name not in _PLUMBING and values[0].text}
    if "manager" in entry:
        cells["manager"] = _known_as(entry["manager"][0].text, by_name)
    if "preferredlanguage" in entry:  # as browsers write it: `pt-BR, en;q=0.8`
        cells["preferredlanguage"] = entry["preferredlanguage"][0].text.partition(",")[0].partition(";")[0].strip()
    parts = [entry[name][0].text for name in ("givenname", "sn") if name in entry]
    if "displayname" not in entry and "cn" not in entry:
        cells |= {"cn": " ".join(parts)} if parts else {}
    for name in ("displayname", "cn"):  # as Windows proposes it, for lists in the order of last names
        if len(parts) == 2 and cells.get(name) == f"{parts[1]}, {parts[0]}":
            cells[name] = " ".join(parts)
    return Row(entry["dn"][0].number, cells)


def _known_as(name: str, by_name: Mapping[str, Mapping[str, list[_Value]]]) -> str:
    """Give what the entry called *name* is known by here, or the value of the first part of the name."""
    entry = by_name.get(_folded_name(name), {})
    own = next((entry[attribute][0].text for attribute in ("uid", "samaccountname", "displayname", "cn") if attribute in entry), "")
    first = re.split(r"(?<!\\),", name, maxsplit=1)[0]
    return own or re.sub(r"\\(.)", r"\1", first.partition("=")[2].strip())


def _folded_name(name: str) -> str:
    return ",".join(part.strip().casefold() for part in name.split(","))
