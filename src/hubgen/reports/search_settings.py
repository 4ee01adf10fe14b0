"""The fields of exported documents become the settings that a search engine keeps them by."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum, auto
from typing import NamedTuple

from hubgen.content.hub import Hub, Skill

Json = dict[str, object]


class Use(Enum):
    """What a search does with a field."""

    WORDS = auto()
    """Looks for words in it."""
    KEY = auto()
    """Filters and counts by its whole values."""
    BOTH = auto()
    NUMBER = auto()
    """Sorts and compares by it."""
    SHOWN = auto()
    """Nothing: it is there to be shown."""


class Field(NamedTuple):
    name: str
    use: Use
    many: bool = False


FIELDS = (
    Field("name", Use.WORDS),
    Field("aliases", Use.WORDS, many=True),
    Field("teaches", Use.BOTH, many=True),
    Field("skills", Use.BOTH, many=True),
    Field("wants", Use.BOTH, many=True),
    Field("role", Use.BOTH),
    Field("team", Use.BOTH),
    Field("place", Use.BOTH),
    Field("people", Use.BOTH, many=True),
    Field("text", Use.WORDS),
    Field("type", Use.KEY),
    Field("zone", Use.KEY),
    Field("languages", Use.KEY, many=True),
    Field("category", Use.KEY),
    Field("model", Use.KEY),
    Field("status", Use.KEY),
    Field("levels", Use.KEY, many=True),
    Field("people_ids", Use.KEY, many=True),
    Field("part_of", Use.KEY),
    Field("seats", Use.NUMBER),
    Field("free_seats", Use.NUMBER),
    Field("know", Use.NUMBER),
    Field("teach", Use.NUMBER),
    Field("want", Use.NUMBER),
    Field("timestamp", Use.NUMBER),
    Field("id", Use.SHOWN),
    Field("url", Use.SHOWN),
    Field("date", Use.SHOWN),
    Field("next_meeting", Use.SHOWN),
    Field("claims", Use.SHOWN, many=True),
)
"""Every field of a document. Those with words come first, what tells most about a document before the rest."""

SIGNS = ("+", "#")
"""What engines drop between words, though C, C++ and C# are three things."""


def meilisearch_settings(hub: Hub, index: str) -> Json:
    """Give the body of `PATCH /indexes/<index>/settings`."""
    return {
        "searchableAttributes": _named(Use.WORDS, Use.BOTH),
        "filterableAttributes": _named(Use.KEY, Use.BOTH, Use.NUMBER),
        "sortableAttributes": ["name", *_named(Use.NUMBER)],
        "nonSeparatorTokens": list(SIGNS),
        "synonyms": _others(_same(hub)),
    }


def typesense_schema(hub: Hub, index: str) -> Json:
    """Give the body of `POST /collections`; the synonyms are a set of their own, called `<index>-skills`."""
    return {
        "name": index,
        "fields": [_typesense_field(field) for field in FIELDS if field.use is not Use.SHOWN],
        "symbols_to_index": list(SIGNS),
        "synonym_sets": [f"{index}-skills"],
    }


def typesense_synonyms(hub: Hub, index: str) -> Json:
    """Give the body of `PUT /synonym_sets/<index>-skills` (Typesense 30 and later)."""
    items = [{"id": slug, "synonyms": names, "symbols_to_index": list(SIGNS)} for slug, names in _same(hub)]
    return {"items": items}


def opensearch_index(hub: Hub, index: str) -> Json:
    """Give the body of `PUT /<index>`."""
    words = {"tokenizer": "standard", "char_filter": ["hub_signs"]}
    fold = ["lowercase", "asciifolding"]
    synonyms = [", ".join(map(_solr, names)) for _, names in _same(hub)]
    analysis: Json = {
        "char_filter": {"hub_signs": {"type": "mapping", "mappings": ["++ => plusplus", "# => sharp"]}},
        "filter": {"hub_synonyms": {"type": "synonym_graph", "lenient": True, "synonyms": synonyms}},
        "analyzer": {
            "hub_words": {"type": "custom", **words, "filter": fold},
            "hub_question": {"type": "custom", **words, "filter": [*fold, "hub_synonyms"]},
        },
    }
    properties = {field.name: _opensearch_field(field) for field in FIELDS}
    return {"settings": {"analysis": analysis}, "mappings": {"dynamic": False, "properties": properties}}


SETTINGS: Mapping[str, Callable[[Hub, str], Json]] = {
    "opensearch": opensearch_index,
    "meilisearch": meilisearch_settings,
    "typesense": typesense_schema,
    "typesense-synonyms": typesense_synonyms,
}


def settings_json(engine: str, hub: Hub, index: str) -> str:
    """Write the settings of *engine*, one of `SETTINGS`, for the documents of *hub*."""
    return json.dumps(SETTINGS[engine](hub, index), ensure_ascii=False, indent=2) + "\n"


def _named(*uses: Use) -> list[str]:
    return [field.name for field in FIELDS if field.use in uses]


def _typesense_field(field: Field) -> Json:
    kind = "int64" if field.use is Use.NUMBER else "string"
    found: Json = {"name": field.name, "type": f"{kind}[]" if field.many else kind}
    if field.use in (Use.KEY, Use.BOTH):
        found["facet"] = True
    if field.name == "name":
        found["sort"] = True
    if field.name not in ("name", "type"):
        found["optional"] = True
    return found


def _opensearch_field(field: Field) -> Json:
    words: Json = {"type": "text", "analyzer": "hub_words", "search_analyzer": "hub_question"}
    key: Json = {"type": "keyword", "ignore_above": 256}
    if field.name in ("date", "next_meeting"):
        return {"type": "date"}
    if field.name == "timestamp":
        return {"type": "date", "format": "epoch_second"}
    if field.name == "claims":
        return {"type": "nested", "properties": _opensearch_claim()}
    properties: dict[Use, Json] = {
        Use.WORDS: words,
        Use.KEY: key,
        Use.BOTH: {**words, "fields": {"key": key}},
        Use.NUMBER: {"type": "integer"},
        Use.SHOWN: {"type": "keyword", "index": False, "doc_values": False},
    }
    return properties[field.use]


def _opensearch_claim() -> Json:
    text: Json = {"type": "keyword", "ignore_above": 256}
    return {"skill": text, "slug": text, "level": {"type": "integer"}, "level_name": text, "teaches": {"type": "boolean"}}


def _same(hub: Hub) -> Iterator[tuple[str, list[str]]]:
    """Give the names of each skill that has several, by slug."""
    for skill in hub.skills.values():
        names = _distinct(skill)
        if len(names) > 1:
            yield skill.slug, names


def _distinct(skill: Skill) -> list[str]:
    return list({name.casefold(): name for name in (skill.name, *skill.aliases)}.values())


def _others(groups: Iterable[tuple[str, list[str]]]) -> dict[str, list[str]]:
    """Give for each name the others of its group."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for _, names in groups:
        for name in names:
            found[name.lower()] += [other for other in names if other != name]
    return dict(sorted(found.items()))


def _solr(name: str) -> str:
    """Write *name* for a rule in Solr's form, where commas and arrows separate, and `#` begins a comment."""
    return re.sub(r"([\\,=]|^#)", r"\\\1", name)
