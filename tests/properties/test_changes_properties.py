"""What a change does depends on what the hubs hold, and on nothing else."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from hubgen.content.hub import Hub
from hubgen.content.load import load
from hubgen.edits.yamlout import write_yaml
from hubgen.reports.changes_markdown import LONGEST, report_changes_markdown
from hubgen.views.changes import changes_between
from hubgen.views.changes.values import Changes

SKILL = st.sampled_from(["sql", "SQL", "go", "Golang", "seo", "C++"])
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), min_size=1, max_size=12)
PERSON = st.fixed_dictionaries(
    {"name": LINE},
    optional={
        "role": LINE,
        "visibility": st.sampled_from(["internal", "public"]),
        "status": st.sampled_from(["active", "former"]),
        "manager": st.sampled_from(["ada", "bo"]),
        "contact": st.sampled_from([{"forge": "ada"}, {"email": "a@b.example"}]),
        "skills": st.lists(st.fixed_dictionaries({"skill": SKILL}, optional={"teaches": st.booleans()}), max_size=3),
        "wants": st.lists(st.fixed_dictionaries({"skill": SKILL}), max_size=2),
        "private": st.fixed_dictionaries({"role": LINE}),
    },
)
FILES = st.fixed_dictionaries(
    {},
    optional={
        **{f"people/{slug}.yml": PERSON for slug in ("ada", "bo", "cy")},
        **{f"skills/{slug}.yml": st.fixed_dictionaries({"name": LINE}) for slug in ("sql", "go")},
    },
)
Value = TypeVar("Value")


def hub(files: Mapping[str, Mapping[str, str]]) -> Hub:
    with TemporaryDirectory() as folder:
        for path, values in files.items():
            (Path(folder) / path).parent.mkdir(exist_ok=True)
            (Path(folder) / path).write_text(write_yaml(values), "utf-8")
        return load(Path(folder), date(2026, 11, 22))[0]


def turned(hub: Hub) -> Hub:
    """Give the same hub in another order."""

    def turn(things: Mapping[str, Value]) -> Mapping[str, Value]:
        return dict(reversed(things.items()))

    return replace(hub, people=turn(hub.people), skills=turn(hub.skills))


@settings(max_examples=30, deadline=None)
@given(FILES, FILES, st.sampled_from(["", "ada"]))
def test_a_hub_differs_from_itself_in_nothing_and_from_another_whatever_the_order(
    one: Mapping[str, Mapping[str, str]], other: Mapping[str, Mapping[str, str]], author: str
) -> None:
    before, after = hub(one), hub(other)
    assert changes_between(before, hub(one), author=author) == Changes()
    changes = changes_between(before, after, author=author)
    assert changes_between(turned(before), turned(after), author=author) == changes
    assert len(report_changes_markdown(changes)) <= LONGEST
