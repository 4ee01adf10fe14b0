"""The JSON that a hub's site publishes becomes what a Python program can ask, with nothing but the standard library.

    from hubgen.client import Client

    hub = Client("https://learn.example/")
    teachers = [person["name"] for person in hub.people() if any(claim["teaches"] for claim in person["skills"])]

What is read are plain dictionaries in the shapes of `hubgen.site.api`, so that a type checker knows their fields. Fields
that a newer hub has added are there as well, and do no harm.
"""

import json
import os
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Literal, TypeAlias, TypeVar, cast
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from hubgen.site.api.file_shapes import Calendar, Circles, Index, People, Programs, Skills, Teams
from hubgen.site.api.insight_shapes import Insights
from hubgen.site.api.shapes import Circle, Person, Program, Skill, Team, Thing

VERSION = 1
FOLDER = "api/v1/"
MOST_BYTES = 512 * 1024 * 1024
"""A file that is larger is none of a hub: 100,000 people are about 250 MB."""

Kinds: TypeAlias = Literal["people", "skills", "circles", "programs", "teams"]
Shape = TypeVar("Shape")
Kind = TypeVar("Kind", bound=Thing)

_SLUG = re.compile(r"[a-z0-9-]{1,100}")
_KEPT = "/%:@!$&'()*+,;=~"
"""What may stand in the path of an address as it is (RFC 3986, 3.3), and what was written for it already."""
_NO_HEADERS: Mapping[str, str] = {}


class ClientError(Exception):
    """Something could not be read; the message says what, and what to do."""


class NotFoundError(ClientError):
    """There is no such file, or nothing of that slug."""


class Client:
    """A hub, as published by the site at *where*: its address, or the folder that it was built into.

    Each file is read once, when it is first needed: to read again, make another client. *timeout* is in seconds, for
    each time that the host is waited for. *headers* go with every request, for a site on which one signs in, and to no
    other host. `ClientError` is raised where an answer cannot be had.
    """

    def __init__(
        self,
        where: str | os.PathLike[str],
        *,
        timeout: float = 10,
        headers: Mapping[str, str] = _NO_HEADERS,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._reader = _reader(os.fspath(where), timeout, headers)
        self._most_bytes = most_bytes
        self._known: dict[str, dict[str, object]] = {}

    def index(self) -> Index:
        """Say what there is: whose hub it is, of which day, how much of everything."""
        return self._whole("index", Index)

    def people(self) -> list[Person]:
        """Give everyone who works there."""
        return [person for whole in self._wholes("people", People) for person in whole["people"]]

    def person(self, slug: str) -> Person:
        """Give one person, by the name of their file."""
        return self._one("people", slug, self.people)

    def skills(self) -> list[Skill]:
        """Give every skill that a file declares."""
        return [skill for whole in self._wholes("skills", Skills) for skill in whole["skills"]]

    def skill(self, slug: str) -> Skill:
        """Give one skill."""
        return self._one("skills", slug, self.skills)

    def circles(self) -> list[Circle]:
        """Give every circle, with its notes."""
        return [circle for whole in self._wholes("circles", Circles) for circle in whole["circles"]]

    def circle(self, slug: str) -> Circle:
        """Give one circle."""
        return self._one("circles", slug, self.circles)

    def programs(self) -> list[Program]:
        """Give every program."""
        return [program for whole in self._wholes("programs", Programs) for program in whole["programs"]]

    def program(self, slug: str) -> Program:
        """Give one program."""
        return self._one("programs", slug, self.programs)

    def teams(self) -> list[Team]:
        """Give every team."""
        return [team for whole in self._wholes("teams", Teams) for team in whole["teams"]]

    def team(self, slug: str) -> Team:
        """Give one team."""
        return self._one("teams", slug, self.teams)

    def calendar(self) -> Calendar:
        """Give what takes place in the weeks to come."""
        return self._whole("calendar", Calendar)

    def insights(self) -> Insights | None:
        """Give what the hub knows about itself, or None where its site does not say."""
        return self._whole("insights", Insights) if self.index()["files"]["insights"] else None

    def _one(self, kind: Kinds, slug: str, everything: Callable[[], list[Kind]]) -> Kind:
        """Give one thing: from its own file where there is one, else from the file of all."""
        if not _SLUG.fullmatch(slug):
            raise NotFoundError(f"`{slug}` is no slug: give the name of a file of {kind}/, without its ending")
        nobody = f"there is no `{slug}` among the {kind} of {self._reader.where}"
        if not self.index()["by_slug"]:
            thing = next((thing for thing in everything() if thing["slug"] == slug), None)
            if thing is None:
                raise NotFoundError(nobody)
            return thing
        try:
            return cast(Kind, self._read(f"{kind}/{slug}.json"))
        except NotFoundError:
            raise NotFoundError(nobody) from None

    def _wholes(self, kind: Kinds, shape: type[Shape]) -> list[Shape]:
        """Read the files that hold all of a *kind*."""
        count = len(self.index()["files"][kind])
        # By number, not by name: what is read stands where this version says, whatever a file names.
        names = [kind] if count == 1 else [f"{kind}-{number + 1}" for number in range(count)]
        return [self._whole(name, shape) for name in names]

    def _whole(self, name: str, shape: type[Shape]) -> Shape:
        """Read a file that says its version, and has what *shape* must have."""
        path = f"{name}.json"
        known = self._read(path)
        if known.get("version") != VERSION:
            told = known.get("version", "no version")
            raise ClientError(f"{self._reader.where}{FOLDER}{path} is of another version ({told}, not {VERSION}): install the hubgen that knows it")
        if missing := sorted(shape.__required_keys__ - known.keys()):  # type: ignore[attr-defined]  # a TypedDict has them
            raise ClientError(f"{self._reader.where}{FOLDER}{path} says nothing of {', '.join(missing)}: build the site with a newer hubgen")
        return cast(Shape, known)

    def _read(self, path: str) -> dict[str, object]:
        if path not in self._known:
            place = f"{self._reader.where}{FOLDER}{path}"
            self._known[path] = _decode(place, self._reader.read(FOLDER + path, self._most_bytes + 1), self._most_bytes)
        return self._known[path]


def _decode(place: str, data: bytes, most: int) -> dict[str, object]:
    if len(data) > most:
        raise ClientError(f"{place} is larger than {most:,} bytes: give a larger `most_bytes` if that is right")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        if data.removeprefix(BOM_UTF8).lstrip()[:1] == b"<":
            raise ClientError(f"{place} is a page and no JSON, as where one has to sign in first: give the `headers` that let you in") from None
        raise ClientError(f"{place} is no JSON, or breaks off ({error}): read it again, and build the site again if that does not help") from None
    if not isinstance(value, dict):
        raise ClientError(f"{place} is no file of hubgen's: give the address of a hub's first page")
    return value


class _Folder:
    """Reads files of a site in a folder."""

    def __init__(self, where: str) -> None:
        self._root = Path(where)
        self.where = f"{self._root.as_posix()}/"

    def read(self, path: str, most: int) -> bytes:
        """Give the first *most* bytes of the file at *path*; what a link leads to elsewhere is not read."""
        file = self._root / path
        try:
            if not file.resolve().is_relative_to(self._root.resolve()):
                raise ClientError(f"{file} leads out of the folder: give a folder that hubgen has built")
            with file.open("rb") as opened:
                return opened.read(most)
        except (FileNotFoundError, NotADirectoryError):
            raise NotFoundError(f"there is no {file}: give the folder that a site was built into, with `api` not set to false, or an address that begins with https://") from None
        except OSError as error:
            raise ClientError(f"{file} cannot be read ({error.strerror})") from None


class _Web:
    """Reads files of a site at its address."""

    def __init__(self, where: str, timeout: float, headers: Mapping[str, str]) -> None:
        scheme, _, rest = where.split("#")[0].split("?")[0].partition("://")
        host, _, path = rest.partition("/")
        if "@" in host:  # urllib takes it for a part of the host's name, and we would write it into errors
            raise ClientError("this address holds a name or password: leave them out, and give the `headers` that let you in")
        # A browser shows letters of all languages in a path, and HTTP sends none but ASCII.
        self.where = f"{scheme}://{host}/{quote(path, safe=_KEPT)}".rstrip("/") + "/"
        self._timeout = timeout
        self._headers = {"Accept": "application/json", "User-Agent": "hubgen", **headers}
        self._opener = build_opener(_StayOnHost)

    def read(self, path: str, most: int) -> bytes:
        """Give the first *most* bytes of what stands at *path*."""
        address = self.where + path
        try:
            with self._opener.open(Request(address, headers=self._headers), timeout=self._timeout) as answer:
                data: bytes = answer.read(most)
                return data
        except HTTPError as error:
            error.close()
            if error.code in (401, 403):
                raise ClientError(f"{address} is for those who sign in ({error.code}): give the `headers` that let you in") from None
            if error.code in (404, 410):
                raise NotFoundError(f"there is no {address}: give the address of a hub's first page, with `api` not set to false") from None
            if error.code < 400:
                raise ClientError(f"{address} leads in a circle, or to no site ({error.code}): look at the address") from None
            raise ClientError(f"{address} answers {error.code}: try again later") from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._late(address) from None
            raise ClientError(f"{address} cannot be reached ({error.reason}): look at the address and your connection") from None
        except TimeoutError:
            raise self._late(address) from None
        except (OSError, HTTPException, ValueError) as error:
            raise ClientError(f"{address} cannot be read ({error}): look at the address and your connection") from None

    def _late(self, address: str) -> ClientError:
        return ClientError(f"{address} was waited for in vain (for {self._timeout:g} s): try again, or give a longer `timeout`")


class _StayOnHost(HTTPRedirectHandler):
    """Follows to another address of the same host alone: the headers may let somebody in."""

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str) -> Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if new.hostname != old.hostname or new.scheme not in (old.scheme, "https") or (new.port != old.port and new.scheme == old.scheme):
            fp.close()
            raise ClientError(f"{req.full_url} leads to {new.scheme}://{new.netloc}/: give that address if it is the hub's, else the `headers` that let you in")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _reader(where: str, timeout: float, headers: Mapping[str, str]) -> _Folder | _Web:
    scheme, mark, _ = where.partition("://")
    if not mark:
        return _Folder(where)
    if scheme.lower() not in ("http", "https"):
        raise ClientError(f"`{where}` is no address of a site: begin it with https://, or give a folder")
    return _Web(where, timeout, headers)
