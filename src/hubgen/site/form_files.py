"""What the forms know becomes the files that they load: one for each form, and the profiles in small parcels."""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import blake2s
from typing import Any

from hubgen.content.fields import MOST_EMAIL, MOST_URL, PATTERNS
from hubgen.content.hub import Hub
from hubgen.content.schema import MODELS, json_schema
from hubgen.content.settings import MOST_FILLED_IN
from hubgen.content.slugs import MAX_SLUG, SLUG, WINDOWS_RESERVED
from hubgen.content.yamltext import FORBIDDEN, MAX_SCALAR
from hubgen.content.zones import zone_names
from hubgen.site.words import model_name
from hubgen.views.forms import PROFILE_KEYS, Json, note_data, profile_data, profiles, session_data
from hubgen.views.start_form import start_data

FOLDER = "assets/hub/forms/"
RULES = "form-rules.json"
"""The file of the rules, which are the same in every hub."""

FORMS = ("person", "note", "session", "program")
TOGETHER = 100
"""So many profiles stand in one file: who edits theirs loads about 30 kB, whatever the size of the hub."""


def form_files(hub: Hub) -> tuple[dict[str, bytes], Mapping[str, str]]:
    """Give the files by their path on the site, and the path of each form's own file."""
    files: dict[str, bytes] = {}
    parcels: list[Json] = []
    everyone = list(profiles(hub).items())
    for start in range(0, len(everyone), TOGETHER):
        parcel = dict(everyone[start : start + TOGETHER])
        parcels.append([everyone[start][0], _keep(files, "people", parcel)])
    given: dict[str, dict[str, Any]] = {
        "person": {**profile_data(hub), "order": PROFILE_KEYS, "parcels": parcels},
        "note": note_data(hub),
        "session": session_data(hub),
        "program": start_data(hub, {model: model_name(model) for model in MODELS}),
    }
    own = {"levels": hub.settings.levels, "closed_skills": hub.settings.closed_skills}
    names = {kind: _keep(files, kind, {**own, **data}) for kind, data in given.items()}
    return files, {kind: FOLDER + name for kind, name in names.items()}


@cache
def rules_file() -> bytes:
    """Write what `hubgen check` goes by in any hub, as far as a form has to know it."""
    rules = {
        "schemas": {kind: json_schema(kind) for kind in FORMS},
        "patterns": {**PATTERNS, "slug": SLUG.pattern},
        "reserved": sorted(WINDOWS_RESERVED),
        "limits": {"email": MOST_EMAIL, "url": MOST_URL, "slug": MAX_SLUG, "text": MAX_SCALAR, "filled": MOST_FILLED_IN},
        # As a class of JavaScript with the flag `u`, where an astral character takes braces.
        "forbidden": _class(FORBIDDEN.pattern),
        "zones": sorted(zone_names()),
    }
    return _json(rules)


def _class(pattern: str) -> str:
    """Write a class of characters with escapes alone."""
    kept = (sign if sign in "[]-" else f"\\u{{{ord(sign):x}}}" for sign in pattern)
    return "".join(kept)


def _keep(files: dict[str, bytes], name: str, data: object) -> str:
    """Add a file; its name tells what is in it, so that a page never meets another build's."""
    content = _json(data)
    full = f"{name}-{blake2s(content, digest_size=6).hexdigest()}.json"
    files[FOLDER + full] = content
    return full


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
