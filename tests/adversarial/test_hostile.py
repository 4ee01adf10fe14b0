"""Hostile files are refused with their place, or inert: no file can reach the reader's browser, the machine or the build."""

import re
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
from corpus import CLASSES, FOLDER, HOSTILE, UNUSUAL, Hostile, Unusual, says_verdict

from hubgen.build import BuildOptions, build, read_hub
from hubgen.content.load import load_pictures
from hubgen.content.yamltext import FORBIDDEN
from hubgen.problems import Problem, Severity
from hubgen.reports.json import report_json
from hubgen.reports.text import report_text
from hubgen.site.pages import make_site
from hubgen.site.records import Site
from tiny_hub import TINY, TODAY, Write

KNOWN_HUB, KNOWN = read_hub(TINY, TODAY)
KNOWN_SLUGS = (list(KNOWN_HUB.people), list(KNOWN_HUB.skills), list(KNOWN_HUB.circles))
INNOCENT = make_site(KNOWN_HUB)

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


SHAPE = {"class": "hub-shape", "viewBox": "0 0 12 12", "width": "12", "height": "12", "aria-hidden": "true", "focusable": "false"}
"""The drawing beside how a program goes; no class of ours is left on what somebody wrote."""
CHART = frozenset({"class", "viewBox", "width", "role", "aria-labelledby", "aria-label", "aria-hidden", "focusable"})
"""What a chart of ours has."""


def is_ours(tag: str, attributes: dict[str, str]) -> bool:
    """Say whether it is our own drawing, or only asks early for a file of the site that the page needs anyway."""
    if tag == "svg":
        return attributes == SHAPE or (attributes.get("class", "").split()[:1] in (["hub-chart"], ["hub-net__picture"]) and attributes.keys() <= CHART)
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
            value = re.sub(r"[\t\r\n]", "", value)  # as browsers do in an address
            if name.startswith("on") or name in ("style", "srcdoc", "http-equiv", "xlink:href"):
                yield f"{name}="
            if name in ADDRESSES and not re.match(r"((?i:https?)://[^@/]*(/|$)|mailto:|[#.?]|[a-z0-9][a-z0-9/-]*[/.#?])", value) and value:
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


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_refused_with_its_place_or_inert(hostile: Hostile, root: Path, write: Write) -> None:
    write(hostile.at, hostile.content)
    hub, problems = read_hub(root, TODAY)
    new = [problem for problem in problems if problem not in KNOWN]
    assert tuple((problem.place.line, problem.code) for problem in new if says_verdict(problem, hostile)) == hostile.expected
    assert "ada-ng" in hub.people
    assert_reported(new, hostile)
    if hostile.at not in hub.broken:
        assert_inert(make_site(hub, pictures=load_pictures(root, hub)))


def assert_reported(problems: list[Problem], hostile: Hostile) -> None:
    """A report of what is wrong is lines of print, and none of them is a command to whatever reads the log."""
    text = report_text(problems, {hostile.at: hostile.content.decode(errors="replace")})
    assert [line for line in text.split("\n") if line.lstrip().startswith(("::", "##["))] == []
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    assert max((len(problem.message) for problem in problems), default=0) < 400
    assert report_json(problems).encode()


def assert_inert(site: Site) -> None:
    """No page that differs from the innocent hub's, and no calendar, holds what could do harm."""
    for record in site.records.values():
        if record != INNOCENT.records.get(record.url):
            html = site.render(record).html
            assert list(harm(html)) == []
            assert FORBIDDEN.search(html) is None
            assert "\n" not in f"{record.title}{record.url}"
    calendars = (text.decode() for path, text in site.assets.items() if path.endswith(".ics"))
    lines = [line for text in calendars for line in text.split("\r\n")[:-1]]
    assert [line for line in lines if not CALENDAR_LINE.match(line)] == []


@pytest.mark.parametrize("unusual", UNUSUAL, ids=lambda unusual: unusual.name)
def test_what_is_no_file_of_a_hub_is_named_and_left_out(unusual: Unusual, root: Path) -> None:
    unusual.plant(root)
    hub, problems = read_hub(root, TODAY)
    assert [(problem.place.path, problem.code) for problem in problems if problem not in KNOWN] == [(unusual.path, unusual.code)]
    assert report_text(problems, {}).encode()
    assert (list(hub.people), list(hub.skills), list(hub.circles)) == KNOWN_SLUGS
    assert load_pictures(root, hub) == {}


def test_the_corpus_is_as_large_as_its_readme_says() -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \|", (FOLDER.parent / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == CLASSES
    assert len(CLASSES) >= 25
    assert len(HOSTILE) + len(UNUSUAL) >= 100


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


def test_unknown_skills_are_warnings_however_many(root: Path, write: Write) -> None:
    many = next(each for each in HOSTILE if each.name == "counts/unknown-skills.yml")
    write(many.at, many.content)
    problems = [problem for problem in read_hub(root, TODAY)[1] if problem not in KNOWN]
    assert {(problem.code, problem.severity) for problem in problems} == {("unknown-skill", Severity.WARNING)}
