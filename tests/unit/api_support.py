"""One file of a hub's API, as other programs read it."""

import json
from typing import Any

from hubgen.content.hub import Hub
from hubgen.site.api.files import api_files
from hubgen.views.insights.whole import insights_view

SITE = "https://learn.example/"


def told(of: Hub, path: str, site_url: str = SITE) -> Any:
    """Read one file of the API of a hub."""
    return json.loads(dict(api_files(of, site_url, lambda: insights_view(of, {})))[f"api/v1/{path}.json"]())
