"""The tiny hub becomes what it became before, for each search engine and each audience."""

from hubgen.content.audience import seen_by
from hubgen.content.load import load
from hubgen.reports.ndjson import ndjson, opensearch_bulk
from hubgen.reports.search_settings import SETTINGS, settings_json
from hubgen.views.documents import documents
from tiny_hub import TINY, TODAY, Golden


def test_every_export_is_as_expected(golden: Golden) -> None:
    internal, public = (seen_by(load(TINY, TODAY)[0], audience) for audience in ("internal", "public"))
    made = {
        "internal.ndjson": "".join(ndjson(documents(internal))),
        "public.ndjson": "".join(ndjson(documents(public))),
        "public-bulk.ndjson": "".join(opensearch_bulk(documents(public))),
        **{f"{engine}.json": settings_json(engine, public, "hub") for engine in SETTINGS},
    }
    golden("export", {name: text.encode() for name, text in made.items()})
