"""Documents become lines of JSON, as search engines load them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields

from hubgen.views.documents import Document, Known

_KEYS = tuple(field.name for field in fields(Document))


def ndjson(documents: Iterable[Document]) -> Iterator[str]:
    """Write one object a line, which Meilisearch and Typesense load as it is. What is empty is left out."""
    return (_line(document) for document in documents)


def opensearch_bulk(documents: Iterable[Document]) -> Iterator[str]:
    """Write the body of OpenSearch's `_bulk`: before each document a line that says where it goes."""
    return (f'{{"index": {{"_id": "{document.id}"}}}}\n{_line(document)}' for document in documents)


def _line(document: Document) -> str:
    found: dict[str, object] = {key: value for key in _KEYS if (value := getattr(document, key)) not in ("", (), None)}
    if document.claims:
        found["claims"] = [_claim(known) for known in document.claims]
    return json.dumps(found, ensure_ascii=False) + "\n"


def _claim(known: Known) -> dict[str, object]:
    return {key: value for key, value in known._asdict().items() if value not in ("", None)}
