"""Hostile files are refused with their place, or inert: no file can reach the reader's browser, the machine or the build."""

import re
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest

from hubgen.build import BuildOptions, Built, build, read_hub
from hubgen.problems import Severity
from hubgen.reports.json import report_json
from hubgen.reports.text import report_text
from tiny_hub import TINY, TODAY, Write

HOSTILE = sorted(file for file in (Path(__file__).parent / "hostile").iterdir() if file.suffix in (".yml", ".md"))
REFUSED = [file for file in HOSTILE if "\n# expect: " in file.read_text("utf-8")]
KNOWN = read_hub(TINY, TODAY)[1]

NEVER = frozenset(
    {"script", "style", "iframe", "frame", "object", "embed", "svg", "math", "base", "meta", "link", "template", "noscript", "applet"}
)
ADDRESSES = ("href", "src", "action", "formaction", "srcset", "poster", "data", "background")
CALENDAR_LINE = re.compile(
    r"(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|NAME|X-[A-Z-]+|REFRESH-INTERVAL|SOURCE|URL|UID|DTSTAMP|DTSTART|DTEND|DURATION|RRULE|EXDATE|RDATE|"
    r"SUMMARY|DESCRIPTION|LOCATION|CATEGORIES|SEQUENCE|STATUS|TRANSP|COLOR|LAST-MODIFIED|CREATED|TZID|TZNAME|TZOFFSETFROM|TZOFFSETTO|TZURL|CLASS)[:;]| "
)


def elements(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    for element in tree.iter():
        if element.tag != "DOCUMENT_FRAGMENT":
            yield bare(str(element.tag)), {bare(name): value for name, value in element.attrib.items()}


def bare(name: str) -> str:
    """Take the namespace off a name: those of SVG and MathML have one."""
    return name.rpartition("}")[2]


def is_ours(tag: str, attributes: dict[str, str]) -> bool:
    """Say whether it only asks early for a file of the site that the page needs anyway."""
    loads = attributes.get("rel") in ("preload", "modulepreload")
    return tag == "link" and loads and re.fullmatch(r"(\.\./)+assets/hub/[\w./-]+", attributes.get("href", "")) is not None


def harm(html: str) -> Iterator[str]:
    """Give what in *html* could run, frame, fetch, submit or restyle something, or take the place of an element of ours."""
    for tag, attributes in elements(html):
        if tag in NEVER and not is_ours(tag, attributes):
            yield f"<{tag}>"
        if tag == "form" and attributes.get("class", "").split()[:1] != ["hub-search"]:
            yield "<form>"
        if tag == "input" and attributes.get("type") != "checkbox" and attributes.get("id") not in ("hub-q", "hub-find"):
            yield "<input>"
        for name, value in attributes.items():
            if name.startswith("on") or name in ("style", "srcdoc", "http-equiv", "xlink:href"):
                yield f"{name}="
            if name in ADDRESSES and not re.match(r"(https?://[^@/]*(/|$)|mailto:|[#.?]|[a-z0-9][a-z0-9/-]*[/.#?])", value) and value:
                yield f"{name}={value}"
            if name == "src" and (":" in value or value.startswith("//")):
                yield f"{name}={value}"
            if name == "id" and value in ("__config", "__search", "hub-search", "constructor", "fn:__proto__"):
                yield f"{name}={value}"


@pytest.mark.parametrize(
    "html",
    [
        *("<script>x</script>", "<b onclick=x>y</b>", "<p style=color:red>x</p>", "<form><input></form>", "<svg></svg>", "<iframe></iframe>"),
        *("<a href=javascript:x>y</a>", "<a href='//e.example'>y</a>", "<img src=https://e.example/x.png>", "<h2 id=__config>x</h2>"),
        *("<link rel=stylesheet href=../assets/hub/x.css>", "<link rel=preload href=https://e.example/x.bin>"),
        *("<a href='https://user@e.example/'>y</a>", "<a href='data:text/html,x'>y</a>", "<input name=password>"),
    ],
)
def test_the_tests_below_see_harm(html: str) -> None:
    assert list(harm(html)) != []


@pytest.fixture
def built(file: Path, root: Path, write: Write) -> Built:
    text = file.read_text("utf-8")
    at = re.search(r"^# at: (\S+)$", text, re.MULTILINE)
    assert at
    write(at[1], file.read_bytes())
    return build(root, BuildOptions(TODAY))


@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.name)
def test_a_hostile_file_is_refused_or_inert(file: Path, built: Built) -> None:
    expected = re.findall(r"^# expect: (\d+) (\S+)$", file.read_text("utf-8"), re.MULTILINE)
    new = [problem for problem in built.problems if problem not in KNOWN and problem.severity is not Severity.NOTICE]
    found = [problem for problem in new if problem.code not in ("broken-link", "unskilled-teacher")]
    assert [(str(problem.place.line), problem.code) for problem in found] == expected
    assert "ada-ng" in built.hub.people
    for record in built.site.records.values():
        html = built.site.render(record).html
        assert list(harm(html)) == []
        assert "\u202e" not in html
        assert "\n" not in f"{record.title}{record.url}"
    lines = [line for path, text in built.site.assets.items() if path.endswith(".ics") for line in text.decode().split("\r\n")[:-1]]
    assert [line for line in lines if not CALENDAR_LINE.match(line)] == []


@pytest.mark.parametrize("file", REFUSED, ids=lambda file: file.name)
def test_a_report_of_a_hostile_file_is_a_report(file: Path, built: Built) -> None:
    text = report_text(built.problems, {problem.place.path: file.read_text("utf-8") for problem in built.problems})
    assert [line for line in text.split("\n") if line.startswith("::")] == []
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    assert max(len(problem.message) for problem in built.problems) < 400
    assert report_json(built.problems).encode()


def test_a_template_in_a_name_is_shown_as_it_was_written(root: Path, write: Write) -> None:
    write("people/mallory.yml", 'name: "{{ 7 * 7 }}"\nabout: "{% include \'x\' %}"\n')
    site = build(root, BuildOptions(TODAY)).site
    html = site.render(site.records["people/mallory/"]).html
    assert "{{ 7 * 7 }}" in html
    assert "{% include" in html


def test_a_picture_is_published_only_from_the_folder_of_its_circle(root: Path, write: Write) -> None:
    write("circles/python-circle/board.png", b"\x89PNG")
    write("people/secret.png", b"\x89PNG")
    write(
        "circles/python-circle/2026-11-10-tests-by-example.md",
        "---\ntitle: Tests\n---\n\n![a](board.png) ![b](../../people/secret.png) ![c](../../mkdocs.yml)\n",
    )
    site = build(root, BuildOptions(TODAY)).site
    assert [path for path in site.assets if path.endswith((".png", ".yml"))] == ["circles/python-circle/board.png"]


def test_who_must_not_be_paired_stands_nowhere(root: Path, write: Write) -> None:
    write("programs/do-not-pair.yml", "- [ada-ng, quarrel-two]\n")
    write("circles/python-circle/2026-11-10-tests-by-example.md", "---\ntitle: T\n---\n\n[list](../../programs/do-not-pair.yml)\n")
    site = build(root, BuildOptions(TODAY)).site
    everything = "".join(site.render(record).html + repr(record) for record in site.records.values())
    assert "quarrel" not in everything
    assert 'do-not-pair.yml"' not in everything.replace("[list](../../programs/do-not-pair.yml)", "")


def test_a_thousand_unknown_skills_are_a_thousand_warnings(root: Path, write: Write) -> None:
    write("people/mallory.yml", "name: Mallory\nskills:\n" + "".join(f"  - skill: made up {n} of mine\n" for n in range(1_200)))
    problems = [problem for problem in read_hub(root, TODAY)[1] if problem not in KNOWN]
    assert {(problem.code, problem.severity) for problem in problems} == {("unknown-skill", Severity.WARNING)}
