"""The tiny hub's insights become what they became before, in every format."""

import pytest

from hubgen.content.audience import seen_by
from hubgen.content.load import load
from hubgen.reports.insights_csv import insights_csv
from hubgen.reports.insights_json import insights_json
from hubgen.reports.insights_markdown import insights_markdown
from hubgen.reports.insights_text import insights_text
from hubgen.views.insights.overview import overview
from tiny_hub import TINY, TODAY, Golden

FORMATS = {"txt": insights_text, "md": insights_markdown, "json": insights_json, "csv": insights_csv}
QUESTIONS = {
    "all": {},
    "team": {"team": "marketing"},
    "skill": {"skill": "python"},
    "compared": {"team": "marketing", "other": "payments"},
}


@pytest.mark.parametrize("form", FORMATS)
def test_insights_are_as_expected(golden: Golden, form: str) -> None:
    hub = seen_by(load(TINY, TODAY)[0], "internal")
    made = {f"{name}.{form}": FORMATS[form](overview(hub, **asked)).encode() for name, asked in QUESTIONS.items()}
    golden(f"insights/{form}", made)
