"""Files as companies have them become one table: the format is told by what stands in them."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from hubgen.importers.forges import read_forge
from hubgen.importers.ldif import read_ldif
from hubgen.importers.mapping import ColumnMap, Columns
from hubgen.importers.objects import read_json
from hubgen.importers.owners import read_owners
from hubgen.importers.sheets import read_sheet
from hubgen.importers.tables import Table, Upload, read_table
from hubgen.importers.vcards import read_vcards
from hubgen.problems import Place, Problem, Severity

Read = Callable[[Sequence[Upload]], tuple[Table, list[Problem]]]


class Format(NamedTuple):
    """How files of one kind are read. *columns* feed the keys of a profile, where no map says otherwise.

    *several* files can make one table. *is_whole* says that who is not in it is gone: whoever owns no file any more,
    or is in no address book, is not.
    """

    read: Read
    columns: Mapping[str, tuple[str, ...]] | None = None
    several: bool = False
    is_whole: bool = True


def _read_rows(files: Sequence[Upload]) -> tuple[Table, list[Problem]]:
    return read_table(*files[0])


FORMATS: Mapping[str, Format] = {
    "csv": Format(_read_rows),
    "jsonl": Format(_read_rows),
    "json": Format(read_json),
    "xlsx": Format(read_sheet),
    "github": Format(
        read_forge,
        {"slug": ("login",), "name": ("name",), "team": ("team",), "location": ("location",), "contact.email": ("email", "organizationVerifiedDomainEmails"), "contact.forge": ("login",), "about": ("bio",)},
        several=True,
    ),
    "gitlab": Format(
        read_forge,
        {
            "slug": ("username",),
            "name": ("name",),
            "pronouns": ("pronouns",),
            "role": ("job_title",),
            "team": ("team",),
            "location": ("location",),
            "contact.email": ("public_email", "email"),
            "contact.forge": ("username",),
            "about": ("bio",),
        },
        several=True,
    ),
    "codeowners": Format(read_owners, {"slug": ("id",), "contact.email": ("email",), "contact.forge": ("account",)}, is_whole=False),
    "ldif": Format(
        read_ldif,
        {
            "slug": ("uid", "samaccountname"),
            "name": ("displayname", "cn"),
            "role": ("title",),
            "team": ("department", "ou"),
            "location": ("l",),
            "languages": ("preferredlanguage",),
            "manager": ("manager",),
            "contact.email": ("mail",),
        },
    ),
    "vcard": Format(
        read_vcards,
        {
            "name": ("fn",),
            "pronouns": ("pronouns",),
            "role": ("title", "role"),
            "team": ("org unit",),
            "timezone": ("tz",),
            "languages": ("lang",),
            "contact.email": ("email",),
        },
        several=True,
        is_whole=False,
    ),
}
"""Every format, by the word that `--from` takes."""

TABLES = ("csv", "jsonl", "json", "xlsx")
"""The formats that can be about skills too."""

_BEGINNING = 65_536


def find_format(file: Upload) -> str:
    """Say which format a file has, by its first bytes and its name; what tells nothing is CSV."""
    name = file.name.casefold()
    if file.raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or name.endswith((".xlsx", ".xlsm")):
        return "xlsx"
    if name == "codeowners" or name.endswith(".codeowners"):
        return "codeowners"
    text = file.raw[:_BEGINNING].decode("utf-8", "replace").removeprefix("\ufeff").lstrip()
    if text[:11].casefold() == "begin:vcard":
        return "vcard"
    if name.endswith((".csv", ".tsv")):
        return "csv"
    if name.endswith((".ldif", ".ldi")) or re.match(r"(?:(?:[# ].*|\r)?\n)*(?:version: ?1|dn::? ?\S)", text):
        return "ldif"
    if name.endswith((".jsonl", ".ndjson")):
        return "jsonl"
    return _json_format(text) if text.startswith(("[", "{")) else "csv"


def _json_format(text: str) -> str:
    """Tell the forges apart by the keys that only their accounts, teams, groups and refusals have, and GraphQL's lists."""
    is_listed = re.search(r'"(?:nodes|edges)"\s*:\s*\[', text)
    if re.search(r'"login"\s*:', text) and (is_listed or re.search(r'"(?:node_id|html_url|avatar_url)"\s*:', text)):
        return "github"
    if re.search(r'"username"\s*:', text) and (is_listed or re.search(r'"(?:web_url"|access_level"|state"\s*:\s*"active")', text)):
        return "gitlab"
    if re.search(r'"full_path"\s*:', text):
        return "gitlab"
    if re.search(r'"(?:members_url|repositories_url|documentation_url|errors)"\s*:', text) or not text.strip("[]{} \n\r\t"):
        return "github"
    return "jsonl" if re.match(r"\{.*\n\s*\{", text) else "json"


def read_files(files: Sequence[Upload], name: str, *, sheet: str = "") -> tuple[Table, list[Problem]]:
    """Read *files* as the format *name*; *sheet* is the one to take of a spreadsheet. Raises NoSpreadsheets."""
    table, problems = read_sheet(files, sheet) if name == "xlsx" else FORMATS[name].read(files)
    if not table.rows and not problems:
        hint = "look whether it is the right file, or export it once more"
        problems = [Problem(Place(files[0].name), "no-rows", "nothing stands in it that could be imported", hint, Severity.WARNING)]
    return table, problems


def usual_map(name: str, table: Table) -> ColumnMap | None:
    """Give the map of a format whose columns always mean the same; None for tables, whose columns are guessed."""
    columns = FORMATS[name].columns
    if columns is None:
        return None
    there = {key: tuple(column for column in names if column in table.columns) for key, names in columns.items()}
    return ColumnMap(fields={key: Columns(names) for key, names in there.items() if names})
