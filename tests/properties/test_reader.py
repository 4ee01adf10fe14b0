"""What holds for any bytes, any text and any order of files."""

import string
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import html5lib
from hypothesis import given, settings
from hypothesis import strategies as st

from hubgen.content.assemble import Assembly, Gone, Read
from hubgen.content.folder import find_files, read_bytes
from hubgen.content.hub import Hub
from hubgen.content.load import load
from hubgen.content.schema import KINDS
from hubgen.content.settings import LEVELS
from hubgen.content.slugs import is_slug, normalise, slugify
from hubgen.content.sources import Source, read_front_matter, read_list, read_settings, read_yaml
from hubgen.content.typed import read_as
from hubgen.content.yamltext import read_tree
from hubgen.problems import Problem
from hubgen.reports.json import report_json
from hubgen.reports.text import report_text
from hubgen.site.links import ANCHOR, relative, resolve
from hubgen.site.markdown import Bodies
from tiny_hub import TINY, TODAY

FEW = settings(max_examples=60, deadline=None)
SOME = settings(max_examples=150, deadline=None)

YAML_SIGNS = st.text(st.sampled_from("-:?,[]{}#&*!|>'\"%@`~<= \t\n\rab01é日\u2028\x00\\"), max_size=60)
FIELDS = sorted({field.alias or name for kind in KINDS.values() for name, field in kind.model_fields.items()})
VALUES = st.recursive(
    st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["1", "true", "2026-02-30", "python", "09:00-17:00", "2 weeks"])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from([*FIELDS, "skill", "x", "1"]), inner, max_size=4)),
    max_leaves=8,
)
MARKDOWN_PIECES = st.sampled_from(
    [
        *("# ", "## ", "- ", "1. ", "> ", "    ", "\n", "\n\n", "```\n", "~~~ py\n", "|", "|-|\n", "!!! note\n", "??? ", ":   ", "[^1]", "[^1]: "),
        *("[a](", "![a](", ")", "](", "<", ">", "**", "_", "`", "{#__config}", "{: onclick=alert(1) }", "[ ] ", "\\", "&#", "&lt;", "a", "ß", "שלום"),
        *("<script>", "</script>", "<a href=", "javascript:alert(1)", "data:text/html,x", " onerror=alert(1) ", "<img src=x", "<svg>", "<style>"),
        *("<iframe src=//e.example>", "<form>", "<input ", "id=x ", "class=md-nav ", "<b id=search>", "<!--", "-->", "<math>", "<template>", "'", '"', "="),
        *("//e.example/x", "https://e.example", "mailto:a@e.example", "../../people/ada-ng.yml", "board.png", "#top", "\x00", "\u202e"),
    ]
)
MARKDOWN = st.one_of(st.text(max_size=80), st.lists(MARKDOWN_PIECES, max_size=25).map("".join))
TARGETS = {"people/ada-ng.yml": "people/ada-ng/", "circles/x/board.png": "circles/x/board.png", "circles/x/index.md": "circles/x/"}

TAG_NAMES = (
    "a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img input ins "
    "kbd label li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var"
)
ALLOWED_TAGS = frozenset(TAG_NAMES.split())
ATTRIBUTE_NAMES = (
    "class id title lang dir href src alt width height start reversed colspan rowspan scope open checked type disabled rel"
)
ALLOWED_ATTRIBUTES = frozenset(ATTRIBUTE_NAMES.split())


# Bytes


def sound(problems: list[Problem], source: object) -> bool:
    """Say whether a reader kept its word: a value or problems with a hint, which every report can write."""
    assert (source is None) == bool(problems)
    assert all(problem.hint and problem.place.line >= 0 for problem in problems)
    return bool(report_json(problems).encode() and report_text(problems, {}).encode())


@SOME
@given(st.one_of(st.binary(max_size=200), YAML_SIGNS.map(str.encode)))
def test_any_bytes_are_yaml_or_a_problem(raw: bytes) -> None:
    source, problems = read_yaml("people/x.yml", raw)
    assert sound(problems, source)
    read_settings("mkdocs.yml", raw)
    _, listed, faults = read_list("programs/do-not-pair.yml", raw)
    assert listed is None or not faults


@SOME
@given(st.one_of(st.binary(max_size=200), YAML_SIGNS.map(lambda text: f"---\n{text}\n---\n{text}".encode())))
def test_any_bytes_are_front_matter_or_a_problem(raw: bytes) -> None:
    source, problems = read_front_matter("circles/x/index.md", raw)
    assert sound(problems, source)


@FEW
@given(st.sampled_from("[{\"'-?:&*!>|"), st.integers(1_000, 60_000))
def test_no_sign_repeated_stops_the_reader(sign: str, count: int) -> None:
    source, problems = read_yaml("people/x.yml", f"name: {sign * count}".encode())
    assert sound(problems, source)


@SOME
@given(st.sampled_from(sorted(KINDS)), st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6))
def test_any_data_is_a_file_of_its_kind_or_a_problem(kind: str, data: dict[str, object]) -> None:
    file, problems = read_as(KINDS[kind], Source("people/x.yml", data, ""), levels=LEVELS)  # type: ignore[arg-type]
    assert sound(problems, file)


@SOME
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=80).filter(lambda text: "'" not in text))
def test_a_quoted_text_is_read_as_it_was_written(text: str) -> None:
    tree, faults = read_tree(f"name: '{text}'")
    assert faults == []
    assert tree is not None
    assert tree.data == {"name": text}


# Names


@SOME
@given(st.text(max_size=40))
def test_folding_a_name_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@SOME
@given(st.text(max_size=100))
def test_a_suggested_slug_is_a_slug(text: str) -> None:
    assert is_slug(slugify(text))


# Order


def all_of(hub: Hub) -> tuple[object, ...]:
    groups = (hub.people, hub.skills, hub.circles, hub.programs)
    return (*(list(group.items()) for group in groups), hub.do_not_pair, hub.broken, hub.notes, list(hub.teams.items()))


def files_of(root: Path) -> tuple[Read, ...]:
    files = ((found, read_bytes(root, found.path)) for found in find_files(root)[0] if found.kind in KINDS)
    sources = ((found, (read_yaml if found.path.endswith(".yml") else read_front_matter)(found.path, raw)[0]) for found, raw in files)
    return tuple(Read(found, source) for found, source in sources if source)


@settings(max_examples=15, deadline=None)
@given(st.permutations(files_of(TINY)))
def test_the_order_of_files_does_not_matter(shuffled: list[Read]) -> None:
    hub, problems = load(TINY, TODAY)
    again, unresolved = Assembly().hub(shuffled, {}, hub.settings, TODAY, Gone(frozenset(hub.people), hub.broken, ""))
    assert all_of(replace(again, do_not_pair=hub.do_not_pair)) == all_of(hub)
    assert sorted(unresolved) == problems


# Markdown


def elements(html: str) -> list[tuple[str, dict[str, str]]]:
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return [(str(element.tag), dict(element.attrib)) for element in tree.iter() if element.tag != "DOCUMENT_FRAGMENT"]


@settings(max_examples=400, deadline=None)
@given(MARKDOWN)
def test_any_markdown_becomes_html_that_harms_nobody(text: str) -> None:
    body = BODIES.render(text, source="circles/x/index.md", url="circles/x/")
    for tag, attributes in elements(str(body.html)):
        assert tag in ALLOWED_TAGS
        assert attributes.keys() <= ALLOWED_ATTRIBUTES
        assert attributes.get("id", ANCHOR).startswith(ANCHOR)
        assert attributes.get("type", "checkbox") == "checkbox"
        href, src = attributes.get("href", "#"), attributes.get("src", "board.png")
        assert href.startswith(("#", "http://", "https://", "mailto:", "../", "./")) or href.split("/")[0] in ("people", "circles")
        assert src.endswith("board.png")
        assert ":" not in src
        assert not any(word.startswith("md-") for word in attributes.get("class", "").split())


BODIES = Bodies(TARGETS)


@FEW
@given(MARKDOWN, MARKDOWN)
def test_a_body_leaves_nothing_behind_for_the_next(first: str, second: str) -> None:
    fresh = Bodies(TARGETS).render(second, source="circles/x/index.md", url="circles/x/")
    BODIES.render(first, source="circles/x/index.md", url="circles/x/")
    assert BODIES.render(second, source="circles/x/index.md", url="circles/x/") == fresh


PLAIN_LINE = st.builds(
    lambda first, rest: (first + rest).rstrip(" "),
    st.sampled_from("aZé日ßא"),
    st.text(st.sampled_from("abZé日א  .,;:!?-'\"()013/+$%@🚢"), max_size=20),
)
PLAIN = st.lists(st.tuples(PLAIN_LINE, st.sampled_from(["\n", "\n\n", "\n\n\n"])), min_size=1, max_size=5)


@SOME
@given(PLAIN)
def test_paragraphs_without_marks_are_the_same_beside_one_with_a_mark(lines: list[tuple[str, str]]) -> None:
    """A text without marks takes a shorter way; one mark at its end sends it the long way."""
    text = "".join(line + end for line, end in lines)
    alone = BODIES.render(text, source="circles/x/index.md", url="circles/x/").html
    beside = BODIES.render(f"{text}\n\nend *x*", source="circles/x/index.md", url="circles/x/").html
    assert beside == f"{alone}\n<p>end <em>x</em></p>"


# Links

SEGMENT = st.text(string.ascii_lowercase + "0123456789-", min_size=1, max_size=5)
PAGES = st.lists(SEGMENT, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
FILES = st.builds(lambda folder, stem: f"{folder}{stem}.ics", PAGES, SEGMENT)


@SOME
@given(PAGES, st.one_of(PAGES, FILES), st.sampled_from(["", "#skills"]))
def test_a_relative_link_leads_to_its_target(url: str, target: str, fragment: str) -> None:
    base = "https://hub.example/base/"
    assert urljoin(base + url, relative(url, target + fragment)) == base + target + fragment


@SOME
@given(st.text(max_size=60))
def test_a_link_stands_only_if_it_is_safe(href: str) -> None:
    link = resolve(href, source="circles/x/index.md", url="circles/x/", targets=TARGETS)
    assert link is None or link.lower().startswith(("#", "http://", "https://", "mailto:", "../", "./"))
