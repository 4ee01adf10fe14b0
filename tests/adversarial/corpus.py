"""The hostile files become values: where each stands, what it holds, and what is expected of it."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hubgen.problems import Problem, Severity
from tiny_hub import TINY

FOLDER = Path(__file__).parent / "hostile"
PERSON = "people/mallory.yml"
NOTE = "circles/python-circle/2026-11-10-tests-by-example.md"
CIRCLE = "circles/mallory-circle/index.md"

Verdict = tuple[tuple[int, str], ...]
"""The problems of a file, as line and code; none: it is published, inert."""


@dataclass(frozen=True)
class Hostile:
    """One file: its *name* (`class/name`), the path *at* which it stands in a hub, its bytes and its verdict."""

    name: str
    at: str
    content: bytes
    expected: Verdict = ()

    @property
    def apart(self) -> str:
        """Where it stands in a hub that holds all of them: at a path of its own, if its slug is of no matter."""
        own = re.sub("[^a-z0-9]+", "-", self.name.rpartition(".")[0]).strip("-")
        if self.name.startswith("loops/"):
            return self.at
        if self.at == NOTE:
            return f"circles/notes-of-mallory/2026-11-10-{own}.md"
        return self.at.replace("mallory-circle", own).replace("mallory", own)


@dataclass(frozen=True)
class Unusual:
    """Something in a hub's folder that is no file as others: how it gets there, and the problem (path and code)."""

    name: str
    plant: Callable[[Path], object]
    path: str
    code: str


def written() -> Iterator[Hostile]:
    """Read the files of `hostile/`, which say their place and verdict themselves."""
    for file in sorted(FOLDER.rglob("*.*")):
        text = file.read_text("utf-8")
        at = re.search(r"^# at: (\S+)$", text, re.MULTILINE)
        assert at, f"{file.name} does not say where it stands"
        found = re.findall(r"^# expect: (\d+) (\S+)$", text, re.MULTILINE)
        name = file.relative_to(FOLDER).as_posix()
        yield Hostile(name, at[1], file.read_bytes(), tuple((int(line), code) for line, code in found))


def note(body: str) -> bytes:
    return f"---\ntitle: Tests\n---\n{body}".encode()


def circle(rest: str) -> bytes:
    return f"---\nname: Mallory's\npurpose: Mischief\n{rest}---\n".encode()


MADE = (
    Hostile("encodings/utf-16.yml", PERSON, "name: Mallory\n".encode("utf-16"), ((1, "not-utf8"),)),
    Hostile("encodings/utf-16-without-mark.yml", PERSON, "name: Mallory\n".encode("utf-16-le"), ((1, "forbidden-character"),)),
    Hostile("encodings/utf-32.yml", PERSON, "name: Mallory\n".encode("utf-32-be"), ((1, "forbidden-character"),)),
    Hostile("encodings/utf-7.yml", PERSON, b"name: +ADw-script+AD4-alert(1)+ADw-/script+AD4-\n"),
    Hostile("encodings/latin-1.yml", PERSON, "name: Mallory\nteam: Zahlungsverkehr für alle\n".encode("latin-1"), ((2, "not-utf8"),)),
    Hostile("encodings/surrogates.yml", PERSON, b"name: Mal\xed\xa0\x80lory\n", ((1, "not-utf8"),)),
    Hostile("encodings/overlong.yml", PERSON, b"name: Mallory\nrole: \xc0\xbcscript\xc0\xbe\n", ((2, "not-utf8"),)),
    Hostile("encodings/cut-off.yml", PERSON, b"name: Mallory\nteam: \xe6\xbc", ((2, "not-utf8"),)),
    Hostile("encodings/two-marks.yml", PERSON, b"\xef\xbb\xbf\xef\xbb\xbfname: Mallory\n", ((1, "forbidden-character"),)),
    Hostile("encodings/one-mark.yml", PERSON, b"\xef\xbb\xbfname: Mallory\n"),
    Hostile("encodings/nul.yml", PERSON, b"name: Mal\x00lory\n", ((1, "forbidden-character"),)),
    Hostile("encodings/nul-in-a-text.md", NOTE, note("\n<scr\x00ipt>alert(1)</script>\n"), ((5, "forbidden-character"),)),
    Hostile("encodings/picture.yml", PERSON, b"\x89PNG\r\n\x1a\n" + bytes(range(256)), ((1, "not-utf8"),)),
    Hostile("encodings/tabs.yml", PERSON, b"name: Mallory\ncontact:\n\temail: a@e.example\n", ((3, "yaml-syntax"),)),
    Hostile("encodings/old-mac.md", NOTE, b"---\rtitle: T\r---\r\r<script>alert(1)</script>\r"),
    Hostile("sizes/nothing.yml", PERSON, b"", ((1, "empty-file"),)),
    Hostile("sizes/five-megabytes.yml", PERSON, b"name: Mallory\nabout: " + b"x" * 5_000_000, ((0, "too-large"),)),
    Hostile("sizes/hundred-thousand-brackets.yml", PERSON, b"name: " + b"[" * 100_000, ((0, "too-large"),)),
    Hostile("sizes/hundred-thousand-brackets.md", NOTE, note("[" * 100_000), ((0, "too-large"),)),
    Hostile("sizes/blanks.yml", PERSON, b"name: Mallory\n" + b" \n" * 25_000),
    Hostile("sizes/comments.yml", PERSON, b"name: Mallory\n" + b"#\n" * 25_000),
    Hostile("yaml-deep/thirty-one-thousand-dashes.yml", PERSON, b"languages:\n" + b"- " * 31_000, ((2, "too-deep"),)),
    Hostile("yaml-deep/questions.yml", PERSON, b"? " * 31_000 + b"\n", ((1, "yaml-syntax"),)),
    Hostile("yaml-deep/quotes-open.yml", PERSON, b'name: "' + b"x\n " * 20_000, ((1, "yaml-syntax"),)),
    Hostile(
        "counts/strangers.md",
        CIRCLE,
        circle("members:\n" + "".join(f"  - eleni-markov-{n}\n" for n in range(1_500))),
        tuple((n, "unknown-person") for n in range(5, 1_505)),
    ),
    Hostile(
        "counts/unknown-skills.yml",
        PERSON,
        ("name: Mallory\nskills:\n" + "".join(f"  - skill: pythn {n}\n" for n in range(1_200))).encode(),
        tuple((n, "unknown-skill") for n in range(3, 1_203)),
    ),
    Hostile(
        "counts/links.md",
        NOTE,
        note("\n" + "[a](../../people/ada-ng.yml) [b](gone.md)\n\n" * 450),
    ),
)  # fmt: skip
"""What cannot be kept as it is in a repository: bytes that are no text, and texts too long to look at."""


def _file(path: str, content: bytes = b"name: Mallory\n") -> Callable[[Path], object]:
    def plant(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)

    return plant


def _link(path: str, target: str) -> Callable[[Path], object]:
    return lambda root: (root / path).symlink_to(target)


SCRIPT = b"<script>alert(1)</script>"
IN = "circles/python-circle"
UNUSUAL = (
    Unusual("names/reserved-by-windows", _file("people/con.yml"), "people/con.yml", "bad-file-name"),
    Unusual("names/reserved-by-windows-too", _file("skills/lpt1.yml"), "skills/lpt1.yml", "bad-file-name"),
    Unusual("names/other-case", _file("people/Ada-Ng.yml"), "people/Ada-Ng.yml", "bad-file-name"),
    Unusual("names/dots-at-the-end", _file("people/mallory...yml"), "people/mallory...yml", "bad-file-name"),
    Unusual("names/blank-at-the-end", _file("people/mallory .yml"), "people/mallory .yml", "bad-file-name"),
    Unusual("names/right-to-left", _file("people/a\u202elmy.exe.yml"), "people/a\ufffdlmy.exe.yml", "bad-file-name"),
    Unusual("names/line-end", _file("people/a\n::error::b.yml"), "people/a\ufffd::error::b.yml", "bad-file-name"),
    Unusual("names/escape-sequence", _file("people/a\x1b[2Jb.yml"), "people/a\ufffd[2Jb.yml", "bad-file-name"),
    Unusual("names/look-alike", _file("people/аdа-ng.yml"), "people/аdа-ng.yml", "bad-file-name"),
    Unusual("names/markup", _file("people/<img src=x onerror=alert(1)>.yml"), "people/<img src=x onerror=alert(1)>.yml", "bad-file-name"),
    Unusual("names/percent", _file("people/%2e%2e%2fada.yml"), "people/%2e%2e%2fada.yml", "bad-file-name"),
    Unusual("names/long", _file(f"people/{'a' * 240}.yml"), f"people/{'a' * 240}.yml", "bad-file-name"),
    Unusual("names/no-name", _file("people/-.yml"), "people/-.yml", "bad-file-name"),
    Unusual("names/folder-with-a-blank", _file("circles/my circle/index.md"), "circles/my circle", "bad-file-name"),
    Unusual("names/other-ending", _file("people/mallory.YML"), "people/mallory.YML", "unread-file"),
    Unusual("names/year-nought", _file(f"{IN}/0000-01-01-x.md"), f"{IN}/0000-01-01-x.md", "bad-file-name"),
    Unusual("kinds/html", _file(f"{IN}/evil.html", SCRIPT), f"{IN}/evil.html", "unread-file"),
    Unusual("kinds/svg", _file(f"{IN}/evil.svg", b"<svg onload='alert(1)'/>"), f"{IN}/evil.svg", "unread-file"),
    Unusual("kinds/js", _file(f"{IN}/evil.js", b"alert(1)"), f"{IN}/evil.js", "unread-file"),
    Unusual("kinds/template", _file("circles/main.html", SCRIPT), "circles/main.html", "unread-file"),
    Unusual("kinds/hook", _file("programs/evil.py", b"raise SystemExit"), "programs/evil.py", "unread-file"),
    Unusual("kinds/html-in-a-program", _file("programs/first-pairs/x.htm", SCRIPT), "programs/first-pairs/x.htm", "unread-file"),
    Unusual("kinds/link-to-the-machine", _link("people/passwd.yml", "/etc/passwd"), "people/passwd.yml", "not-a-file"),
    Unusual("kinds/link-to-itself", _link("people/loop.yml", "loop.yml"), "people/loop.yml", "not-a-file"),
    Unusual("kinds/link-out-of-the-hub", _link("circles/up", "../.."), "circles/up", "not-a-file"),
    Unusual("kinds/link-to-a-device", _link("skills/endless.yml", "/dev/zero"), "skills/endless.yml", "not-a-file"),
    Unusual("kinds/pipe", lambda root: os.mkfifo(root / "people/pipe.yml"), "people/pipe.yml", "not-a-file"),
    Unusual("kinds/folder", lambda root: (root / "people/folder.yml").mkdir(), "people/folder.yml", "unread-file"),
    Unusual("kinds/huge-picture", _file(f"{IN}/huge.png", b"\x89PNG" + bytes(3_000_000)), f"{IN}/huge.png", "too-large"),
)  # fmt: skip

HOSTILE = tuple(sorted((*written(), *MADE), key=lambda each: each.name))
CLASSES = sorted({each.name.partition("/")[0] for each in (*HOSTILE, *UNUSUAL)})


def hub_of_all(root: Path) -> Path:
    """Make the tiny hub with every hostile file in it, each at a place of its own."""
    shutil.copytree(TINY, root, ignore=shutil.ignore_patterns("_expected", "__pycache__"))
    _file("circles/notes-of-mallory/index.md", circle("leads: [ada-ng]\n"))(root)
    for hostile in HOSTILE:
        assert not (root / hostile.apart).exists() or hostile.apart == hostile.at, hostile.apart
        _file(hostile.apart, hostile.content)(root)
    for unusual in UNUSUAL:
        unusual.plant(root)
    return root


def says_verdict(problem: Problem, hostile: Hostile) -> bool:
    """Say whether a problem is the file's verdict, and not what any file in its place may have besides."""
    if problem.severity is Severity.NOTICE and (problem.place.line, problem.code) not in hostile.expected:
        return False
    return problem.code not in ("broken-link", "unskilled-teacher")
