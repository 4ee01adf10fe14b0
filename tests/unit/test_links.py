"""A link as somebody wrote it becomes one that works on the page, or none."""

import pytest

from hubgen.site.links import relative, resolve

TARGETS = {
    "people/ada-ng.yml": "people/ada-ng/",
    "circles/sql/index.md": "circles/sql/",
    "circles/sql/2026-11-10-joins.md": "circles/sql/2026-11-10-joins/",
    "circles/sql/board.png": "circles/sql/board.png",
    "programs/p/2026-11-02-a.md": "programs/p/#n-2026-11-02-a",
}


@pytest.mark.parametrize(
    ("url", "target", "link"),
    [
        ("", "", "./"),
        ("", "people/", "people/"),
        ("", "#skills", "#skills"),
        ("people/", "", "../"),
        ("people/ada-ng/", "people/ada-ng/", "./"),
        ("people/ada-ng/", "people/ada-ng/#skills", "#skills"),
        ("people/ada-ng/", "people/", "../"),
        ("people/ada-ng/", "skills/sql/#who", "../../skills/sql/#who"),
        ("circles/sql/", "circles/sql/calendar.ics", "calendar.ics"),
        ("circles/sql/2026-11-10-joins/", "assets/hub/hub.css", "../../../assets/hub/hub.css"),
    ],
)
def test_a_link_between_pages_is_relative(url: str, target: str, link: str) -> None:
    assert relative(url, target) == link


def resolved(href: str, prefix: str = "") -> str | None:
    return resolve(href, source="circles/sql/2026-11-10-joins.md", url="circles/sql/2026-11-10-joins/", targets=TARGETS, prefix=prefix)


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("../../people/ada-ng.yml", "../../../people/ada-ng/"),
        ("../../people/ada-ng.yml#x", "../../../people/ada-ng/#text-x"),
        ("index.md", "../"),
        ("./../sql/index.md", "../"),
        ("board.png", "../board.png"),
        ("../../programs/p/2026-11-02-a.md", "../../../programs/p/#n-2026-11-02-a"),
        ("../../docs/contribute.md", "../../../contribute/"),
        ("../../docs/index.md", "../../../"),
        ("../../docs/playbooks/index.md#a", "../../../playbooks/#a"),
        ("#a", "#text-a"),
        ("https://x.example/?a=b#c", "https://x.example/?a=b#c"),
        ("  https://x.example/ ", "https://x.example/"),
        ("mailto:ada@x.example", "mailto:ada@x.example"),
    ],
)
def test_a_link_to_a_file_leads_to_its_page(href: str, link: str) -> None:
    assert resolved(href) == link


@pytest.mark.parametrize(
    "href",
    [
        *("", "#", "gone.md", "../../people/", "/people/ada-ng/", "../../../etc/passwd", "../../people/ada-ng.yml/../../../x", "../../docs/x.png"),
        *("//x.example", "javascript:alert(1)", " JavaScript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc"),
        *("https://user@x.example/", "https:x.example", "http://[x", "ftp://x.example", "mailto://x", "\\\\x.example\\y", "x:y"),
    ],
)
def test_a_link_that_leads_nowhere_or_does_harm_does_not_stand(href: str) -> None:
    assert resolved(href) is None


def test_anchors_of_a_text_that_shares_its_page_have_its_prefix() -> None:
    assert resolved("#a", prefix="n1-") == "#text-n1-a"
