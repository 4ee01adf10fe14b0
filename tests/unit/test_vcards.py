"""Contact cards, read by a contacts library and by our own import."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import vobject
from small_hub import claims, hub, person, ref, skill

from hubgen.content.audience import seen_by
from hubgen.content.hub import Claim, Contact, Hub, Status, Visibility
from hubgen.content.settings import Settings
from hubgen.importers.formats import find_format
from hubgen.importers.tables import Upload
from hubgen.importers.vcards import read_vcards
from hubgen.site.vcards import WIDTH, fold, vcards
from hubgen.views.files import MOST_CARDS, MOST_IN_A_TEAM

SITE = "https://hub.example/"
OURS = Settings(organisation="Tern; & Co, Ltd", site_url=SITE)
ADA = person(
    "ada", "Ada Ng", pronouns="she/her", role="Backend engineer, payments", team="Payments", timezone="Europe/Lisbon",
    languages=("Portuguese", "English", "Klingonish"), confirmed=date(2026, 11, 1), about="Not on the card.", location="Lisbon",
    contact=Contact("ada@tern.example", "https://chat.tern.example/ada", "https://calendar.tern.example/ada", "ada-ng"),
    claims=(*claims("go", teaches=True), *claims("sql"), Claim(ref("c"), teaches=True)),
)
AWKWARD = ["a,b;c:d", "C:\\New, \\n and \\", "two\nlines", "\r\ninjected:yes", "BEGIN:VCARD", '"quoted"', "陽翔" * 60, "é" * 100, "👩‍👩‍👧" * 30, "\u2028x\x00y", " =1+1"]


def ours(*things: Any) -> Hub:
    return hub(*things, skill("go", "Go, the language"), skill("c", "C"), skill("sql"), settings=OURS)


def files(one: Hub) -> dict[str, bytes]:
    return {path: make() for path, make in vcards(one, one.settings.site_url, None)}


def cards(raw: bytes) -> list[Any]:
    return list(vobject.readComponents(raw.decode()))


def test_a_card_is_one_of_version_3_too_with_that_number_in_it() -> None:
    """Not all address books read version 4; the page of these files says so."""
    (raw,) = (data for path, data in files(ours(ADA)).items() if path.startswith("people/"))
    assert raw.splitlines()[1] == b"VERSION:4.0"
    (card,) = cards(raw.replace(b"VERSION:4.0", b"VERSION:3.0"))
    card.validate(raiseException=True)
    assert (card.version.value, card.fn.value, card.email.value) == ("3.0", "Ada Ng", "ada@tern.example")


def lines(raw: bytes) -> list[str]:
    """Give the lines of a file, unfolded."""
    return raw.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_a_card_says_what_the_profile_says() -> None:
    assert lines(files(ours(ADA))["people/ada/contact.vcf"])[4:] == [
        "FN:Ada Ng",
        "N:;Ada Ng;;;",
        "ORG:Tern\\; & Co\\, Ltd;Payments",
        "REV:20261101T120000Z",
        "PRONOUNS:she/her",
        "TITLE:Backend engineer\\, payments",
        "EMAIL;TYPE=work:ada@tern.example",
        "IMPP:https://chat.tern.example/ada",
        "LANG:pt",
        "LANG:en",
        "TZ:Europe/Lisbon",
        "NOTE:Teaches Go\\, the language\\, C.",
        "URL:https://hub.example/people/ada/",
        "END:VCARD",
    ]


def test_of_somebody_who_says_only_their_name_a_card_says_no_more() -> None:
    one = hub(person("ben"))
    told = [line.partition(":")[0] for line in lines(files(one)["people/ben/contact.vcf"])]
    assert told == ["BEGIN", "VERSION", "PRODID", "UID", "FN", "N", "ORG", "END"]


def test_a_library_reads_what_was_written() -> None:
    (card,) = cards(files(ours(ADA))["people/ada/contact.vcf"])
    assert (card.version.value, card.fn.value, card.email.value) == ("4.0", "Ada Ng", "ada@tern.example")
    assert card.org.value == ["Tern; & Co, Ltd", "Payments"]
    assert card.note.value == "Teaches Go, the language, C."
    assert card.n.value.given == "Ada Ng"


def test_our_own_import_reads_it_back() -> None:
    raw = files(ours(ADA))["people/ada/contact.vcf"]
    table, problems = read_vcards([Upload("contact.vcf", raw)])
    assert (find_format(Upload("contact.vcf", raw)), problems) == ("vcard", [])
    (row,) = table.rows
    told = {"fn": "Ada Ng", "title": "Backend engineer, payments", "org unit": "Payments", "email": "ada@tern.example", "tz": "Europe/Lisbon", "lang": ["pt", "en"]}
    assert {name: row.cells[name] for name in told} == told


@pytest.mark.parametrize("text", AWKWARD)
def test_what_people_write_comes_back_and_is_nothing_but_text(text: str) -> None:
    one = ours(person("ada", text, role=text, team=text, pronouns=text, timezone="UTC"))
    (card,) = cards(files(one)["people/ada/contact.vcf"])
    want = text.replace("\r\n", "\n").replace("\u2028", "").replace("\x00", "").strip()
    assert (card.fn.value, card.title.value, card.org.value[1], card.n.value.given) == (want,) * 4
    assert not hasattr(card, "injected")


@pytest.mark.parametrize("text", [*AWKWARD, "x" * 74, "x" * 75, "x" * 76, "x" * 149, "x" * 74 + "é", "x" * 73 + "👩"])
def test_a_folded_line_has_at_most_75_bytes_and_whole_characters(text: str) -> None:
    line = f"NOTE:{text}".replace("\n", "").replace("\r", "")
    parts = fold(line).encode().split(b"\r\n")
    assert max(map(len, parts)) <= WIDTH
    assert [part.decode() for part in parts[1:] if not part.startswith(b" ")] == []
    assert b"".join([parts[0], *(part[1:] for part in parts[1:])]).decode() == line


def test_every_line_ends_as_the_format_wants() -> None:
    for raw in files(ours(ADA, person("ben", "B" * 300))).values():
        assert raw.endswith(b"END:VCARD\r\n")
        assert raw.count(b"\n") == raw.count(b"\r\n")


def test_a_chat_that_is_no_address_is_left_out() -> None:
    for chat in ("@ada in the canteen", "javascript:alert(1)", "https://chat.example/a b", "https://learn.example@elsewhere.example/"):
        assert b"IMPP" not in files(ours(replace(ADA, contact=Contact(chat=chat))))["people/ada/contact.vcf"]


def test_a_card_stays_the_same_contact_when_names_and_addresses_change() -> None:
    before = cards(files(ours(ADA))["people/ada/contact.vcf"])[0].uid.value
    renamed = replace(ours(replace(ADA, name="Ada Okafor")), settings=replace(OURS, site_url="https://learn.example/"))
    assert cards(files(renamed)["people/ada/contact.vcf"])[0].uid.value == before
    assert before.startswith("urn:uuid:")


# Which there are


def test_a_team_s_file_holds_a_card_of_each_in_the_order_of_its_page() -> None:
    found = files(ours(person("zoe", "Zoe", team="Data"), person("ann", "Ann", team="Data"), person("eve", "Eve", team="Sea"), person("old", "Old", team="Data", status=Status.FORMER)))
    assert [card.fn.value for card in cards(found["teams/data/contacts.vcf"])] == ["Ann", "Zoe"]
    assert found["teams/sea/contacts.vcf"] == found["people/eve/contact.vcf"]


def test_who_has_left_has_no_card() -> None:
    assert files(ours(person("old", status=Status.FORMER))) == {}


@pytest.mark.parametrize(("count", "has"), [(MOST_CARDS, True), (MOST_CARDS + 1, False)])
def test_a_large_hub_has_cards_of_its_teams_alone(count: int, *, has: bool) -> None:
    left = person("old", status=Status.FORMER)  # who has left makes no hub larger, here as in the JSON
    one = hub(left, *(person(f"p{number}", team=f"T{number // MOST_IN_A_TEAM}") for number in range(count)))
    paths = [path for path, _ in vcards(one, "", None)]
    assert ("people/p7/contact.vcf" in paths) == has
    assert "teams/t0/contacts.vcf" in paths


def test_a_very_large_team_has_no_file() -> None:
    one = hub(*(person(f"p{number}", team="All") for number in range(MOST_IN_A_TEAM + 1)))
    assert "teams/all/contacts.vcf" not in files(one)


def test_the_public_gets_public_people_with_their_public_values() -> None:
    public = replace(ADA, visibility=Visibility.PUBLIC, contact=Contact(email="office@tern.example"))
    private = replace(public, contact=Contact(email="ada@tern.example", chat="https://chat.example/ada"))
    one = ours(replace(public, private=private), person("ben", team="Payments"))
    found = files(seen_by(one, "public"))
    assert sorted(found) == ["people/ada/contact.vcf", "teams/payments/contacts.vcf"]
    assert [card.email.value for card in cards(found["teams/payments/contacts.vcf"])] == ["office@tern.example"]
    assert "ada@tern.example" in files(seen_by(one, "internal"))["people/ada/contact.vcf"].decode()


def test_the_same_hub_gives_the_same_bytes() -> None:
    assert files(ours(ADA)) == files(ours(ADA))
