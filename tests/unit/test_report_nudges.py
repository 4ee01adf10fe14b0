"""Messages become text, Markdown and JSON in which what people wrote does nothing."""

import json
from html.parser import HTMLParser

import markdown
import pytest

from hubgen.reports.nudges import NOTHING, nudges_json, nudges_markdown, nudges_text
from hubgen.views.nudge_words import Nudge
from hubgen.views.nudges import Message, Recipient

EVIL = "@all [x](https://evil.example) <img src=x> *b* `c`\n# no | {0}\x1b[2J\u202e"
ADA = Recipient("ada", "Ada Ng", "ada@acme.example", "ada-ng", "")
URL = "https://forge.example/acme/hub/edit/main/people/ada.yml"
STALE = Nudge("stale-profile", "Is your profile still true? The last word is of {0}.", ("2025-03-01",), "people/ada.yml", URL)
HOSTILE = Message(
    Recipient("mal", EVIL, EVIL, EVIL, EVIL),
    (Nudge("unknown-skill", "Your profile says “{0}”: did you mean “{1}”?", (EVIL, "Go"), "people/mal.yml", "https://forge.example/>(x)"),),
)


class Elements(HTMLParser):
    """Notes which elements there are, and where the links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.links: list[str | None] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.links += [value for key, value in attrs if key in ("href", "src")]


def test_text_says_whom_what_and_where() -> None:
    assert nudges_text([Message(ADA, (STALE,), 2)]) == (
        "Ada Ng (ada): ada@acme.example, ada-ng on the forge\n"
        "  Is your profile still true? The last word is of 2025-03-01.\n"
        f"    {URL}\n"
        "  … and 2 more.\n"
        "\n"
        "1 thing for 1 person.\n"
    )


def test_markdown_is_a_message_to_paste() -> None:
    assert nudges_markdown([Message(ADA, (STALE,), 2)]) == (
        "## Ada Ng\n"
        "\n"
        "To: `ada@acme.example`, ada-ng on the forge\n"
        "\n"
        "Hello Ada Ng, 1 small thing in our hub would help others, a minute each:\n"
        "\n"
        f"- Is your profile still true? The last word is of 2025-03-01. [Open the file](<{URL}>)\n"
        "\n"
        "2 more can wait. Thank you!\n"
    )


def test_json_has_the_keys_that_were_promised() -> None:
    assert json.loads(nudges_json([Message(ADA, (STALE,), 2)])) == {
        "version": 1,
        "people": [
            {
                "person": "ada",
                "name": "Ada Ng",
                "contact": {"email": "ada@acme.example", "forge": "ada-ng", "chat": ""},
                "items": [{"code": "stale-profile", "text": STALE.say(), "url": URL, "path": "people/ada.yml"}],
                "more": 2,
            }
        ],
    }


def test_in_text_no_value_obeys_or_begins_a_line() -> None:
    text = nudges_text([HOSTILE])
    assert len(text.splitlines()) == 5
    assert all(sign.isprintable() for sign in text.replace("\n", ""))


def test_in_markdown_a_value_makes_no_element_and_no_link() -> None:
    page = Elements(markdown.markdown(nudges_markdown([HOSTILE]), extensions=["tables"]))
    assert page.names <= {"h2", "p", "ul", "li", "a", "code"}
    assert page.links == ["https://forge.example/%3E%28x%29"]


def test_in_json_a_value_is_itself() -> None:
    assert json.loads(nudges_json([HOSTILE]))["people"][0]["name"] == EVIL


def test_without_a_forge_the_file_stands_in_the_place_of_a_link() -> None:
    alone = STALE._replace(url=None)
    assert "\n    people/ada.yml\n" in nudges_text([Message(ADA, (alone,))])
    assert nudges_markdown([Message(ADA, (alone,))]).count("(`people/ada.yml`)") == 1


@pytest.mark.parametrize("report", [nudges_text, nudges_markdown])
def test_where_nothing_is_to_be_said_that_is_said(report: object) -> None:
    assert callable(report)
    assert report([]) == f"{NOTHING}\n"
