"""What a page runs and loads becomes a Content-Security-Policy, and that becomes a part of pages and headers."""

import base64
import hashlib

import pytest

from hubgen.engines.policy import allowed_by, seal, write_headers, write_policy, write_robots


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def parts_of(policy: str) -> dict[str, list[str]]:
    return {words[0]: words[1:] for words in (part.split() for part in policy.split("; "))}


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("<script>a < b && c</script>", {("script-src", hash_of("a < b && c"))}),
        ('<SCRIPT type="text/javascript">a</SCRIPT >', {("script-src", hash_of("a"))}),
        ('<script type="module" data-x=">">\na\n</script>', {("script-src", hash_of("\na\n"))}),
        ('<script id="__config" type="application/json">{}</script>', set()),
        ('<script src="a.js"></script>', set()),
        ('<script src="//cdn.example/a.js?b"></script>', {("script-src", "https://cdn.example")}),
        ('<link href="https://f.example/a.css" rel="stylesheet">', {("style-src", "https://f.example")}),
        ('<link rel="preconnect" href="https://fonts.example" crossorigin>', {("font-src", "https://fonts.example")}),
        ('<link rel="canonical" href="https://hub.example/">', set()),
        ("<img src=http://p.example:81/a.png>", {("img-src", "http://p.example:81")}),
        ('<iframe src="https://v.example/1"></iframe>', {("frame-src", "https://v.example")}),
        ("<style>b{}</style>", {("style-src", hash_of("b{}"))}),
        ('<b style="a: &quot;b&quot;">', {("style-src", "'unsafe-hashes'"), ("style-src", hash_of('a: "b"'))}),
        ('<b onclick="a()">', set()),
        ("<img src=\"https://x; script-src *\">", set()),
    ],
)
def test_a_page_asks_for_what_it_runs_and_loads(page: str, asked: set[tuple[str, str]]) -> None:
    assert allowed_by(page) == asked


def test_nothing_but_the_sites_own_files_is_allowed_unless_a_page_asks_for_it() -> None:
    parts = parts_of(write_policy(()))
    assert parts.pop("img-src") == ["'self'", "data:"]
    assert {name for name, sources in parts.items() if sources == ["'none'"]} == {"default-src", "object-src", "base-uri"}
    assert {name for name, sources in parts.items() if sources != ["'none'"] and sources != ["'self'"]} == set()


def test_what_is_asked_for_is_added_in_one_order() -> None:
    asked = [("script-src", "https://b.example"), ("frame-src", "https://v.example"), ("script-src", "https://a.example")]
    policy = write_policy(asked)
    assert policy == write_policy(reversed(asked))
    assert parts_of(policy)["script-src"] == ["'self'", "https://a.example", "https://b.example"]
    assert parts_of(policy)["frame-src"] == ["https://v.example"]


def test_the_policy_stands_after_the_charset_and_before_all_else() -> None:
    sealed = seal('<!doctype html>\n<head class="a">\n <meta charset="utf-8"><script>a</script>', "img-src 'self'")
    assert sealed.partition("<script>")[0].endswith("""<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="img-src 'self'">""")
    assert seal("<head><script>a</script>", "b").startswith('<head><meta http-equiv="Content-Security-Policy" content="b">')
    assert seal("<p>no page</p>", "b") == "<p>no page</p>"


def test_without_a_policy_a_page_stays_as_it_is() -> None:
    assert seal("<head></head>", "") == "<head></head>"
    assert "Content-Security-Policy" not in write_headers("", public=True)


def test_only_headers_forbid_to_be_framed() -> None:
    assert "  Content-Security-Policy: img-src 'self'; frame-ancestors 'none'\n" in write_headers("img-src 'self'", public=True)


@pytest.mark.parametrize(("public", "robots"), [(False, "User-agent: *\nDisallow: /\n"), (True, "User-agent: *\nAllow: /\n")])
def test_robots_may_read_what_anybody_may(public: bool, robots: str) -> None:
    assert write_robots(None, public=public) == robots
    assert ("X-Robots-Tag: noindex" in write_headers("", public=public)) is not public
