"""A new hub is whole: every file of it is sound, and its workflows are careful."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from git_support import git
from hubgen.content.hub import Hub
from hubgen.content.load import load, load_settings
from hubgen.content.schema import KINDS, json_schema
from hubgen.edits.scaffold import new_hub
from hubgen.problems import Problem

TODAY = date(2026, 11, 22)
NAME = 'Acme "No" *Labs*'
REPOSITORY = Path(__file__).parents[2]
WORKFLOWS = tuple(f".github/workflows/{name}.yml" for name in ("pr", "publish", "comment", "profile"))


def hub(
    forge_url: str = "https://github.com/acme/hub", requirement: str = "hubgen==1.0"
) -> Mapping[str, bytes]:
    schemas = {kind: json.dumps(json_schema(kind)) for kind in KINDS}
    return new_hub(name=NAME, requirement=requirement, schemas=schemas, today=TODAY, forge_url=forge_url)


HUB = hub()


def settings(files: Mapping[str, bytes]) -> dict[str, object]:
    read = yaml.safe_load(files["mkdocs.yml"])
    assert isinstance(read, dict)
    return read


def loaded(folder: Path, files: Mapping[str, bytes]) -> tuple[Hub, list[Problem]]:
    for path, raw in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)
    return load(folder, TODAY)


def test_a_new_hub_has_no_problem(tmp_path: Path) -> None:
    assert loaded(tmp_path, HUB)[1] == []


@pytest.mark.parametrize(
    "today", [date(2026, 11, 23), date(2026, 11, 24), date(2027, 1, 1), date(2028, 2, 29)]
)
def test_a_new_hub_has_no_problem_whatever_day_it_is_made(tmp_path: Path, today: date) -> None:
    files = new_hub(name="Acme", requirement="hubgen", schemas={}, today=today)
    assert loaded(tmp_path, files)[1] == []


def test_a_new_hub_has_an_example_of_every_kind(tmp_path: Path) -> None:
    known, _ = loaded(tmp_path, HUB)
    counts = (len(known.people), len(known.skills), len(known.circles), len(known.notes), len(known.programs))
    assert counts == (2, 2, 1, 1, 1)


def test_the_settings_name_the_organisation_and_the_forge(tmp_path: Path) -> None:
    loaded(tmp_path, HUB)
    known, problems = load_settings(tmp_path)
    assert (known.organisation, known.forge.url, known.forge.kind, problems) == (
        NAME,
        "https://github.com/acme/hub",
        "github",
        [],
    )


def test_without_a_forge_the_settings_show_how_to_name_one(tmp_path: Path) -> None:
    files = hub(forge_url="")
    loaded(tmp_path, files)
    assert (load_settings(tmp_path)[0].forge.url, b"    # forge:\n" in files["mkdocs.yml"]) == ("", True)


@pytest.mark.parametrize(
    ("forge", "site"),
    [
        ("https://github.com/acme/hub", "https://acme.github.io/hub/"),
        ("https://github.com/Acme/acme.github.io.git", "https://acme.github.io/"),
        ("https://gitlab.com/acme/people/hub/", "https://acme.gitlab.io/people/hub/"),
        ("https://forge.example.com/acme/hub", ""),
        ("", ""),
    ],
)
def test_the_address_of_the_site_is_guessed_from_the_forge(forge: str, site: str) -> None:
    assert settings(hub(forge_url=forge))["site_url"] == site


def test_no_mark_is_left_to_fill_in() -> None:
    assert [path for path, raw in HUB.items() if re.search(rb"@@[a-z_]+@@", raw)] == []


def test_every_page_that_is_written_by_hand_stands_in_the_navigation() -> None:
    pages = [path.removeprefix("docs/") for path in HUB if path.startswith("docs/") and path.endswith(".md")]
    navigation = HUB["mkdocs.yml"].decode()
    assert [page for page in pages if page not in navigation] == []


def test_every_playbook_of_this_repository_is_in_a_new_hub() -> None:
    written = {f"docs/playbooks/{path.name}" for path in (REPOSITORY / "docs/playbooks").glob("*.md")}
    assert written <= set(HUB)


def test_every_picture_that_a_page_shows_is_in_a_new_hub() -> None:
    shown = re.findall(r"\((assets/[^)\s]+)\)", HUB["docs/contribute.md"].decode())
    assert [path for path in shown if f"docs/{path}" not in HUB] == []


def test_a_new_hub_uses_the_extensions_and_the_look_of_this_repository() -> None:
    own = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    keys = ("theme", "markdown_extensions", "plugins", "hooks")
    assert {key: settings(HUB)[key] for key in keys} == {key: own[key] for key in keys}


def test_no_page_asks_another_host_for_anything() -> None:
    assert ("repo_url" in settings(HUB), settings(HUB)["theme"]["font"]) == (False, False)  # type: ignore[index]


def test_the_requirement_stands_where_everything_installs_from() -> None:
    assert hub(requirement="hubgen @ git+https://example.com/h")["requirements.txt"].endswith(
        b"\nhubgen @ git+https://example.com/h\n"
    )


@pytest.mark.parametrize("requirement", ["", " \n", "hubgen\n--index-url https://example.com"])
def test_a_requirement_of_no_line_or_two_is_refused(requirement: str) -> None:
    with pytest.raises(ValueError, match="one line"):
        hub(requirement=requirement)


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_workflow_may_do_nothing_but_what_its_jobs_ask_for(path: str) -> None:
    assert yaml.safe_load(HUB[path])["permissions"] == {}


@pytest.mark.parametrize("path", WORKFLOWS)
def test_every_action_is_pinned_by_its_hash(path: str) -> None:
    used = re.findall(r"uses: (.+)", HUB[path].decode())
    assert used
    assert [action for action in used if not re.fullmatch(r"[a-z/-]+@[0-9a-f]{40} # v[0-9.]+", action)] == []


@pytest.mark.parametrize("path", WORKFLOWS)
def test_no_expression_stands_in_a_shell_line(path: str) -> None:
    steps = [step for job in yaml.safe_load(HUB[path])["jobs"].values() for step in job["steps"]]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_checkout_leaves_no_token_behind(path: str) -> None:
    steps = [step for job in yaml.safe_load(HUB[path])["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == [False]


def test_the_check_of_a_pull_request_may_only_read() -> None:
    job = yaml.safe_load(HUB[WORKFLOWS[0]])["jobs"]["check"]
    assert job["permissions"] == {"contents": "read"}


def test_the_site_is_built_again_every_day() -> None:
    # YAML 1.1 reads the key `on` as a truth.
    assert yaml.safe_load(HUB[WORKFLOWS[1]])[True]["schedule"] == [{"cron": "17 3 * * *"}]


def test_gitlab_publishes_the_folder_that_it_wants() -> None:
    job = yaml.safe_load(HUB[".gitlab-ci.yml"])["pages"]
    assert (job["artifacts"]["paths"], any("--site-dir public" in line for line in job["script"])) == (
        ["public/"],
        True,
    )


def test_editors_find_a_schema_for_every_file_that_they_look_into() -> None:
    mapped = json.loads(HUB[".vscode/settings.json"])["yaml.schemas"]
    assert (set(mapped) <= set(HUB), sorted(mapped.values())) == (True, ["people/*.yml", "skills/*.yml"])


def test_jetbrains_finds_the_same_schemas_for_the_same_files() -> None:
    state = ElementTree.fromstring(HUB[".idea/jsonSchemas.xml"].decode()).find("component[@name='JsonSchemaMappingsProjectConfiguration']/state")
    assert state is not None
    mapped = {}
    for info in state.iter("SchemaInfo"):
        options = {option.get("name"): option.get("value") for option in info.findall("option")}
        assert options["schemaVersion"] == "JSON Schema version 7"
        item = {option.get("name"): option.get("value") for option in info.findall("option[@name='patterns']/list/Item/option")}
        assert item["mappingKind"] == "Pattern"
        mapped[options["relativePathToSchema"]] = item["path"]
    assert mapped == json.loads(HUB[".vscode/settings.json"])["yaml.schemas"]


def test_vs_code_offers_the_extension_that_reads_the_schemas() -> None:
    assert json.loads(HUB[".vscode/extensions.json"]) == {"recommendations": ["redhat.vscode-yaml"]}


def test_git_keeps_the_list_of_schemas_and_no_other_file_of_jetbrains(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / ".gitignore").write_bytes(HUB[".gitignore"])
    (tmp_path / ".idea").mkdir()
    for name in ("jsonSchemas.xml", "workspace.xml"):
        (tmp_path / ".idea" / name).write_text("<project/>")
    git(tmp_path, "add", "--all")
    assert git(tmp_path, "ls-files").splitlines() == [".gitignore", ".idea/jsonSchemas.xml"]


def test_there_is_a_schema_for_every_kind() -> None:
    assert {f".hubgen/{kind}.schema.json" for kind in KINDS} <= set(HUB)


def test_the_same_input_gives_the_same_files() -> None:
    assert list(hub().items()) == list(HUB.items())
