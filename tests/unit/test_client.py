"""The client reads what a site publishes, from its folder and from its address, and says what to do where it cannot."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from traceback import format_exception

import pytest
from small_hub import circle, hub, person

import hubgen
from hubgen.build import BuildOptions, build
from hubgen.client import Client, ClientError, NotFoundError
from hubgen.content.settings import Settings
from hubgen.site.pages import make_site
from tiny_hub import TINY, TODAY

KINDS = ("people", "skills", "circles", "programs", "teams")
Serve = Callable[[Callable[..., BaseHTTPRequestHandler]], str]


class Answers(BaseHTTPRequestHandler):
    """Gives every request the same answer, and notes what came with it."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes, seen: list[str], *rest: object) -> None:
        self.answer, self.seen = (status, headers, body), seen
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        status, headers, body = self.answer
        self.seen.append(str(self.headers))
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Start a server on this machine; give its address."""
    monkeypatch.setenv("no_proxy", "*")
    servers: list[ThreadingHTTPServer] = []

    def start(handler: Callable[..., BaseHTTPRequestHandler]) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        Thread(target=partial(server.serve_forever, 0.01), daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny hub's API, below two folders, as a site may stand."""
    root = tmp_path_factory.mktemp("web")
    assets = build(TINY, BuildOptions(TODAY, "internal")).site.assets
    return put(root / "learn", {path: assets[path] for path in assets if path.startswith("api/")})


def put(root: Path, files: Mapping[str, bytes]) -> Path:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


def answers(status: int = 200, body: bytes = b"", seen: list[str] | None = None, **headers: str) -> Callable[..., BaseHTTPRequestHandler]:
    return partial(Answers, status, headers, body, [] if seen is None else seen)


# What it reads


@pytest.fixture(params=["folder", "address"])
def client(request: pytest.FixtureRequest, folder: Path, serve: Serve) -> Client:
    if request.param == "folder":
        return Client(folder)
    return Client(serve(partial(Quiet, directory=str(folder.parent))) + "learn")


def test_everything_can_be_asked_for(client: Client, folder: Path) -> None:
    read = {kind: getattr(client, kind)() for kind in KINDS}
    assert read == {kind: json.loads((folder / f"api/v1/{kind}.json").read_bytes())[kind] for kind in KINDS}
    assert client.index()["counts"]["people"] == len(read["people"]) == 4
    assert client.calendar()["events"][0]["circle"] == "python-circle"
    insights = client.insights()
    assert insights is not None
    assert insights["counts"]["people"] == 4


def test_one_thing_can_be_asked_for(client: Client) -> None:
    assert client.person("ada-ng")["team"] == {"slug": "payments", "name": "Payments"}
    assert client.skill("kubernetes")["aliases"] == ["k8s"]
    assert client.circle("writing-circle")["notes"][0]["title"] == "Plain words"
    assert client.program("first-pairs")["pairs"][0]["teacher"]["slug"] == "bruno-sa"
    assert client.team("payments")["people"][0]["slug"] == "ada-ng"


@pytest.mark.parametrize("path", ["lernbüro und mehr", "lernb%C3%BCro%20und%20mehr/", "lernb%C3%BCro%20und%20mehr/?from=mail#top"])
def test_an_address_may_be_written_as_browsers_show_it(folder: Path, tmp_path: Path, serve: Serve, path: str) -> None:
    put(tmp_path / "lernbüro und mehr", {"api/v1/index.json": (folder / "api/v1/index.json").read_bytes()})
    assert Client(serve(partial(Quiet, directory=str(tmp_path))) + path).index()["organisation"] == "Tern Island"


@pytest.mark.parametrize("slug", ["nobody", "../people/ada-ng", "..", "", "a/b", "ada-ng.json", "Ada"])
def test_nobody_is_found_by_a_name_that_is_none(client: Client, slug: str) -> None:
    with pytest.raises(NotFoundError, match=r"there is no|is no slug"):
        client.person(slug)


def test_one_is_found_among_all_where_they_have_no_files(tmp_path: Path) -> None:
    assets = make_site(hub(*(person(f"p-{number}") for number in range(2001)))).assets
    client = Client(put(tmp_path, {path: assets[path] for path in ("api/v1/index.json", "api/v1/people.json")}))
    assert client.person("p-77")["name"] == "P-77"
    with pytest.raises(NotFoundError, match="there is no `p-9999` among the people"):
        client.person("p-9999")


def test_people_of_several_files_are_given_as_one(tmp_path: Path) -> None:
    assets = make_site(hub(*(person(f"p-{number:05}") for number in range(5003)))).assets
    client = Client(put(tmp_path, {path: assets[path] for path in assets if path.startswith("api/v1/") and path.count("/") == 2}))
    assert [one["slug"] for one in client.people()] == [f"p-{number:05}" for number in range(5003)]
    assert client.index()["files"]["people"] == ["people-1.json", "people-2.json"]


def test_a_site_for_everybody_says_nothing_of_itself(tmp_path: Path) -> None:
    assets = make_site(hub(circle("sea"), settings=Settings(audience="public"))).assets
    assert Client(put(tmp_path, {path: assets[path] for path in assets if path.startswith("api/")})).insights() is None


def test_a_field_that_a_newer_hub_has_does_no_harm(folder: Path, tmp_path: Path) -> None:
    index = {**json.loads((folder / "api/v1/index.json").read_bytes()), "motto": "Ask."}
    people = {"version": 1, "today": "2026-11-22", "people": [{"slug": "ada", "name": "Ada", "shoes": 7}], "shoes": []}
    client = Client(put(tmp_path, {"api/v1/index.json": json.dumps(index).encode(), "api/v1/people.json": json.dumps(people).encode()}))
    assert client.index()["organisation"] == "Tern Island"
    assert [one["name"] for one in client.people()] == ["Ada"]


def test_a_file_is_read_once(folder: Path, tmp_path: Path) -> None:
    client = Client(put(tmp_path, {"api/v1/calendar.json": (folder / "api/v1/calendar.json").read_bytes()}))
    first = client.calendar()
    (tmp_path / "api/v1/calendar.json").unlink()
    assert client.calendar() is first


# What it says where it cannot


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"\n<!doctype html><title>Sign in</title>", "is a page and no JSON, as where one has to sign in first"),
        (b"\xef\xbb\xbf<!doctype html>", "is a page and no JSON"),
        (b'{"version": 1', "is no JSON, or breaks off"),
        (b"", "read it again, and build the site again if that does not help"),
        (b"[" * 100_000, "is no JSON"),
        (b"\xff\xfe\x00", "is no JSON"),
        (b"[1]", "is no file of hubgen's"),
        (b'{"version": 2}', r"of another version \(2, not 1\): install the hubgen that knows it"),
        (b"{}", r"of another version \(no version, not 1\)"),
        (b'{"version": 1, "today": "2026-11-22"}', "says nothing of events, until: build the site with a newer hubgen"),
    ],
)
def test_what_is_no_file_of_the_api_is_refused(tmp_path: Path, body: bytes, said: str) -> None:
    with pytest.raises(ClientError, match=said):
        Client(put(tmp_path, {"api/v1/calendar.json": body})).calendar()


def test_a_file_that_is_too_large_is_not_read_to_its_end(folder: Path) -> None:
    with pytest.raises(ClientError, match="is larger than 100 bytes"):
        Client(folder, most_bytes=100).calendar()


@pytest.mark.parametrize("where", ["ftp://learn.example/", "file:///etc/", "gopher://x"])
def test_an_address_of_another_kind_is_refused(where: str) -> None:
    with pytest.raises(ClientError, match="is no address of a site: begin it with https://"):
        Client(where)


def test_a_password_in_an_address_is_in_no_error() -> None:
    with pytest.raises(ClientError, match="leave them out, and give the `headers` that let you in") as raised:
        Client("https://ada:geheim@learn.example/")
    assert "geheim" not in str(raised.value)


def test_a_folder_without_a_site_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="give the folder that a site was built into"):
        Client(tmp_path / "nowhere").index()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_does_not_lead_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "v1").symlink_to(folder / "api" / "v1")
    with pytest.raises(ClientError, match="leads out of the folder"):
        Client(tmp_path).index()


@pytest.mark.parametrize(
    ("status", "error", "said"),
    [
        (401, ClientError, r"is for those who sign in \(401\): give the `headers`"),
        (403, ClientError, r"is for those who sign in \(403\)"),
        (404, NotFoundError, "give the address of a hub's first page"),
        (503, ClientError, "answers 503: try again later"),
    ],
)
def test_a_refusal_says_what_to_do(serve: Serve, status: int, error: type[ClientError], said: str) -> None:
    with pytest.raises(error, match=said):
        Client(serve(answers(status))).index()


def test_headers_let_one_in_and_go_to_no_other_host(serve: Serve) -> None:
    seen: list[str] = []
    elsewhere = serve(answers(seen=seen, body=b"{}"))
    here: list[str] = []
    address = serve(answers(302, seen=here, Location=f"{elsewhere}login"))
    with pytest.raises(ClientError, match=r"leads to http://127.0.0.1:\d+/: give that address if it is the hub's, else the `headers`"):
        Client(address, headers={"Authorization": "Bearer x"}).index()
    assert "Authorization: Bearer x" in here[0]
    assert seen == []


def test_a_host_that_leads_in_a_circle_is_followed_no_further(serve: Serve) -> None:
    with pytest.raises(ClientError, match=r"leads in a circle, or to no site \(302\)"):
        Client(serve(answers(302, Location="/api/v1/index.json"))).index()


@pytest.mark.parametrize("where", ["learn.example", "127.0.0.1:8000/"])
def test_an_address_without_its_beginning_is_taken_for_a_folder_and_says_so(where: str) -> None:
    with pytest.raises(NotFoundError, match=r"or an address that begins with https://"):
        Client(where).index()


def test_a_host_that_says_nothing_is_not_waited_for(serve: Serve) -> None:
    with pytest.raises(ClientError, match=r"waited for in vain \(for 0\.05 s\): try again, or give a longer `timeout`"):
        Client(serve(Silent), timeout=0.05).index()


def test_a_host_that_stops_in_the_middle_is_not_waited_for(serve: Serve) -> None:
    with pytest.raises(ClientError, match="waited for in vain"):
        Client(serve(Halting), timeout=0.2).index()


class Silent(BaseHTTPRequestHandler):
    """Waits until whoever asks has gone."""

    def handle(self) -> None:
        while self.rfile.readline():
            pass


class Halting(BaseHTTPRequestHandler):
    """Begins an answer, and waits until whoever asks has gone."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100")
        self.end_headers()
        self.wfile.write(b"{")
        self.rfile.readline()

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.parametrize("where", ["http://127.0.0.1:1/", "http://[/", "http://", "https://exa mple/"])
def test_an_address_where_nobody_answers_is_named(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(ClientError, match="look at the address and your connection"):
        Client(where).index()


def test_an_error_that_nobody_catches_tells_no_other_before_it(tmp_path: Path) -> None:
    """Three errors, one below the other, are sixty lines, and the last alone says what to do."""
    with pytest.raises(ClientError) as raised:
        Client(tmp_path).person("ada")
    assert "".join(format_exception(raised.value)).count("Traceback") == 1


# What it needs


def test_it_needs_nothing_but_the_standard_library() -> None:
    code = "import sys; before = set(sys.modules); import hubgen.client; print(*{name.split('.')[0] for name in set(sys.modules) - before})"
    ran = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env={**os.environ, "PYTHONPATH": str(Path(hubgen.__file__).parent.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(ran.stdout.split()) - sys.stdlib_module_names == {"hubgen"}


def test_its_types_can_be_checked_by_others() -> None:
    assert (Path(hubgen.__file__).parent / "py.typed").is_file()
