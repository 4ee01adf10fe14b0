"""The words that made-up people are made of: names in several scripts, places, teams, languages and skills."""

import importlib
import json
import random
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hubgen.content.slugs import is_slug, normalise

Names = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
"""Given and family names by locale."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A skill with everything it is called."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    category: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Town:
    """A place, its time zone, and the languages and the names that are usual there."""

    name: str
    zone: str
    languages: tuple[str, ...]
    locale: str


# How each locale writes a name: given name first, family name first, or in one word.
CULTURES = {
    "pt_PT": 8, "en_GB": 9, "en_US": 9, "de_DE": 8, "fr_FR": 7, "es_ES": 7, "pl_PL": 5, "cs_CZ": 3, "sv_SE": 3,
    "da_DK": 3, "no_NO": 2, "it_IT": 5, "ro_RO": 2, "hu_HU": 2, "tr_TR": 4, "vi_VN": 3, "en_IN": 7, "yo_NG": 3,
    "el_GR": 4, "ru_RU": 2, "uk_UA": 3, "ja_JP": 4, "zh_CN": 4, "ko_KR": 3, "ar_AA": 4,
}  # fmt: skip
FAMILY_FIRST = {"ja_JP": " ", "zh_CN": "", "ko_KR": ""}

# Lists that the name library lacks or has only in part.
OWN_NAMES = {
    "pl_PL": (
        "Łukasz Małgorzata Zofia Paweł Agnieszka Michał Jadwiga Stanisław Wojciech Kasia Grażyna Rafał Bożena Jerzy",
        "Nowak Wiśniewski Dąbrowska Wójcik Kamińska Zieliński Szymańska Woźniak Kozłowska Jabłoński Krawczyk Łuczak Żak Gołąb Święcicki Pająk",
    ),
    "vi_VN": (
        "Anh Thảo Dũng Hương Minh Quỳnh Tuấn Đức Phượng Ngọc Trúc Khánh Vân Hải",
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Đặng Bùi Đỗ Ngô Dương Võ",
    ),
    "yo_NG": (
        "Chidi Ngozi Olúwaṣeun Adébáyọ̀ Ifeoma Emeka Folasade Tunde Zainab Kelechi Amara Babajide",
        "Okafor Adeyemi Abara Balogun Ogunleye Nwosu Ọláyínká Eze Danjuma Bankole Umeh Okonkwo",
    ),
}

# Family and given names that are places too, so that a search has to tell them apart.
PLACE_NAMES = {
    "pt_PT": ("Lisboa", "Porto", "Braga", "Coimbra"), "en_GB": ("London", "Bristol", "Lincoln", "York"),
    "en_US": ("Paris", "Austin", "Jordan", "Houston"), "es_ES": ("Madrid", "Valencia", "Toledo", "Córdoba"),
    "it_IT": ("Milan", "Roma", "Genova", "Firenze"), "fr_FR": ("Paris", "Lyon", "Tours"), "de_DE": ("Berlin", "Wien", "Hamburg"),
    "en_IN": ("Delhi", "Poona"),
}  # fmt: skip
PLACE_GIVEN = {
    "en_US": ("Florence", "Austin", "Sofia", "Paris", "Jordan", "Sydney"),
    "en_GB": ("Florence", "Chelsea"),
}

TOWNS = (
    Town("Lisbon", "Europe/Lisbon", ("Portuguese",), "pt_PT"), Town("London", "Europe/London", ("English",), "en_GB"),
    Town("Berlin", "Europe/Berlin", ("German",), "de_DE"), Town("São Paulo", "America/Sao_Paulo", ("Portuguese",), "pt_PT"),
    Town("New York", "America/New_York", ("English",), "en_US"), Town("Bengaluru", "Asia/Kolkata", ("Hindi", "Kannada"), "en_IN"),
    Town("Paris", "Europe/Paris", ("French",), "fr_FR"), Town("Kraków", "Europe/Warsaw", ("Polish",), "pl_PL"),
    Town("Tokyo", "Asia/Tokyo", ("Japanese",), "ja_JP"), Town("Porto", "Europe/Lisbon", ("Portuguese",), "pt_PT"),
    Town("Madrid", "Europe/Madrid", ("Spanish",), "es_ES"), Town("Athens", "Europe/Athens", ("Greek",), "el_GR"),
    Town("Zürich", "Europe/Zurich", ("German", "French"), "de_DE"), Town("Milan", "Europe/Rome", ("Italian",), "it_IT"),
    Town("Nairobi", "Africa/Nairobi", ("Swahili",), "yo_NG"), Town("Lagos", "Africa/Lagos", ("Yoruba",), "yo_NG"),
    Town("Istanbul", "Europe/Istanbul", ("Turkish",), "tr_TR"), Town("Seoul", "Asia/Seoul", ("Korean",), "ko_KR"),
    Town("Shanghai", "Asia/Shanghai", ("Mandarin",), "zh_CN"), Town("Kyiv", "Europe/Kyiv", ("Ukrainian",), "uk_UA"),
    Town("Austin", "America/Chicago", ("English", "Spanish"), "en_US"), Town("Toronto", "America/Toronto", ("English", "French"), "en_GB"),
    Town("Montréal", "America/Toronto", ("French",), "fr_FR"), Town("Malmö", "Europe/Stockholm", ("Swedish", "Danish"), "sv_SE"),
    Town("Copenhagen", "Europe/Copenhagen", ("Danish",), "da_DK"), Town("Oslo", "Europe/Oslo", ("Norwegian",), "no_NO"),
    Town("Prague", "Europe/Prague", ("Czech",), "cs_CZ"), Town("Bucharest", "Europe/Bucharest", ("Romanian",), "ro_RO"),
    Town("Budapest", "Europe/Budapest", ("Hungarian",), "hu_HU"), Town("Cairo", "Africa/Cairo", ("Arabic",), "ar_AA"),
    Town("Amman", "Asia/Amman", ("Arabic",), "ar_AA"), Town("Hanoi", "Asia/Ho_Chi_Minh", ("Vietnamese",), "vi_VN"),
    Town("Mexico City", "America/Mexico_City", ("Spanish",), "es_ES"), Town("Bogotá", "America/Bogota", ("Spanish",), "es_ES"),
    Town("Łódź", "Europe/Warsaw", ("Polish",), "pl_PL"), Town("Málaga", "Europe/Madrid", ("Spanish",), "es_ES"),
    Town("Florence", "Europe/Rome", ("Italian",), "it_IT"), Town("Sofia", "Europe/Sofia", ("Bulgarian",), "ru_RU"),
    Town("Sydney", "Australia/Sydney", ("English",), "en_GB"), Town("Valencia", "Europe/Madrid", ("Spanish", "Catalan"), "es_ES"),
    Town("Thessaloniki", "Europe/Athens", ("Greek",), "el_GR"), Town("Osaka", "Asia/Tokyo", ("Japanese",), "ja_JP"),
    Town("Halifax", "America/Halifax", ("English",), "en_GB"), Town("Bristol", "Europe/London", ("English",), "en_GB"),
    Town("Hamburg", "Europe/Berlin", ("German",), "de_DE"), Town("Lyon", "Europe/Paris", ("French",), "fr_FR"),
    Town("Delhi", "Asia/Kolkata", ("Hindi",), "en_IN"), Town("Toledo", "Europe/Madrid", ("Spanish",), "es_ES"),
    Town("Reykjavík", "Atlantic/Reykjavik", ("Icelandic",), "no_NO"), Town("Tbilisi", "Asia/Tbilisi", ("Georgian",), "ru_RU"),
)  # fmt: skip
SECOND_LANGUAGES = (
    "English",
    "Spanish",
    "French",
    "German",
    "Portuguese",
    "Mandarin",
    "Arabic",
    "Italian",
    "Dutch",
    "Hindi",
)

AREAS = (
    "Payments", "Platform", "Checkout", "Growth", "Identity", "Billing", "Logistics", "Fraud", "Onboarding", "Catalogue",
    "Messaging", "Pricing", "Reliability", "Warehouse", "Partners", "Claims", "Support", "Insights", "Treasury", "Loyalty",
)  # fmt: skip
FUNCTIONS = (
    "Core", "Tools", "Studio", "Delivery", "Quality", "Discovery", "Services", "Planning", "Integrations", "Operations",
    "North", "South", "East", "West", "Foundations", "Experience", "Advisory", "Pilots", "Reporting", "Enablement",
)  # fmt: skip
ROLES = (
    "Engineer",
    "Senior engineer",
    "Analyst",
    "Designer",
    "Product manager",
    "Researcher",
    "Team lead",
    "Consultant",
    "Administrator",
    "Writer",
)
CATEGORIES = ("Building", "Data work", "Design work", "Running things", "Working together", "Making games")
OPENINGS = ("Joined from a small studio.", "Here since the first office.", "Between two time zones.", "Likes long walks.", "Came over from customer care.", "Writes things down.", "Happy to be interrupted before noon.", "Ask me anything.")  # fmt: skip


def read_topics(path: Path, limit: int, rng: random.Random) -> tuple[Topic, ...]:
    """Read curated topics, those that others relate to first; a word that means two skills is kept by the first."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    mentioned = Counter(slug for row in rows for slug in row.get("related", ()))
    rows = [row for row in rows if is_slug(row["topic"])]
    rows.sort(key=lambda row: (-mentioned[row["topic"]], row["topic"]))
    rows = rows[:limit]
    kept = {row["topic"] for row in rows}
    taken = {normalise(word) for row in rows for word in (row["topic"], row["display_name"])}
    topics = []
    for row in rows:
        aliases = []
        for alias in row.get("aliases", ()):
            if normalise(alias) not in taken:
                taken.add(normalise(alias))
                aliases.append(alias)
        related = tuple(slug for slug in row.get("related", ()) if slug in kept and slug != row["topic"])
        topics.append(
            Topic(
                row["topic"],
                row["display_name"],
                tuple(aliases),
                related,
                rng.choice(CATEGORIES),
                _visible(row["short_description"]),
            )
        )
    return tuple(topics)


def read_names() -> Names:
    """Give each locale's given and family names, as the name library has them."""
    names = {}
    for locale in CULTURES.keys() - OWN_NAMES.keys():
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        names[locale] = (_plain(provider.first_names), _plain(provider.last_names))
    return with_own(names)


def with_own(names: Names) -> Names:
    """Add the names of our own: of whole locales, and those that are places too."""
    own = {locale: (tuple(given.split()), tuple(family.split())) for locale, (given, family) in OWN_NAMES.items()}
    every = {**names, **own}
    return {
        locale: (every[locale][0] + PLACE_GIVEN.get(locale, ()), every[locale][1] + PLACE_NAMES.get(locale, ()))
        for locale in CULTURES
    }


def _plain(names: Iterable[str]) -> tuple[str, ...]:
    """Keep each name once, in the library's order, without those that hold a title or a quotation mark."""
    return tuple(dict.fromkeys(name for name in names if name.replace(" ", "").replace("-", "").isalpha()))


def _visible(text: str) -> str:
    """Drop the invisible characters that a hub's check refuses."""
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
