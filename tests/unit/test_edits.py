"""An intent changes every file that it is about, and says what it leaves to people."""

from collections.abc import Callable, Mapping

import pytest

from hubgen.content.hub import Hub
from hubgen.edits.changes import CannotEdit
from hubgen.edits.deprecate import deprecate_skill
from hubgen.edits.forget import forget_person
from hubgen.edits.leave import leave_person
from hubgen.edits.merge import merge_skill
from hubgen.edits.plan import Edit, WrongName
from hubgen.edits.rename import rename_person, rename_skill
from tiny_hub import HubOf

FILES = {
    "skills/k8s.yml": "# ours\nname: Kubernetes\naliases: [kube]\n",
    "skills/linux.yml": "name: Linux\nrelated:\n  - k8s # runs on it\n  - sql\n",
    "skills/helm.yml": "name: Helm\nparent: k8s\n",
    "skills/sql.yml": "name: SQL\n",
    "people/ada-ng.yml": (
        "name: Ada Ng\nskills:\n  # first\n  - skill: 'k8s'   # since the move\n    level: 2\n    note: see [helm](../skills/helm.yml)\n"
        "  - skill: Kubernetes\n    level: 3\n  - {skill: linux, level: 1}\nmanager: bo-sa\n"
    ),
    "people/bo-sa.yml": "name: Bo Sá\nwants:\n  - skill: kube\n    why: ada-ng knows it\nprivate:\n  skills: [{skill: K8S, level: 1}]\n",
    "people/cy-oh.yml": "name: Cy Oh\n",
    "circles/ops/index.md": (
        "---\nname: Ops\npurpose: Run things.\nskills: [k8s, linux]\nleads:\n  - ada-ng\n  - bo-sa\nmembers: [ada-ng, cy-oh]\n---\n"
        "Ask [Ada](../../people/ada-ng.yml) about [it](../../skills/k8s.yml#levels), `[not](../../skills/k8s.yml)`.\n"
    ),
    "circles/ops/2026-03-02-pods.md": (
        "---\ntitle: Pods\npresenters: [ada-ng]\nattendees: [bo-sa, ada-ng]\nskills: [k8s]\n"
        "actions:\n  - who: ada-ng\n    what: write it down\n  - who: bo-sa\n    what: read it\n---\n"
    ),
    "programs/pilot/index.md": (
        "---\nname: Pilot\nmodel: peer-coaching\ngoal: {who: [cy-oh], learns: k8s, from: [ada-ng]}\nskills: [k8s]\n"
        "facilitator: bo-sa\npeople: [ada-ng, cy-oh]\npairs:\n  - teacher: ada-ng\n    learner: cy-oh\n    skill: k8s\nstatus: running\n---\n"
    ),
    "programs/pilot/2026-03-09-ada-ng.md": "---\nkind: session\npair: [ada-ng, cy-oh]\nskill: k8s\n---\n",
    "programs/do-not-pair.yml": "# kept apart\n- [ada-ng, bo-sa]\n",
}
DOCS = {"docs/start.md": "Begin with [Ada](../people/ada-ng.yml) or [k8s](../skills/k8s.yml).\n"}

Ask = Callable[[Hub, Mapping[str, bytes]], Edit]
Make = Callable[..., Edit]


@pytest.fixture
def make(hub_of: HubOf) -> Make:
    """Make an edit of the hub above, some of its files written otherwise."""

    def of(ask: Ask, **other: str) -> Edit:
        files = FILES | {path.replace("__", "/"): text for path, text in other.items()}
        hub, _ = hub_of(files)
        return ask(hub, {path: text.encode() for path, text in (files | DOCS).items()})

    return of


def text_of(edit: Edit, path: str) -> str:
    return (edit.texts[path] or b"").decode()


def after(path: str, *changes: tuple[str, str]) -> str:
    text = (FILES | DOCS)[path]
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


# A skill gets another name


def test_a_renamed_skill_is_named_anew_wherever_its_slug_stood(make: Make) -> None:
    edit = make(lambda hub, files: rename_skill(hub, files, "k8s", "kubernetes"))

    assert edit.texts["skills/k8s.yml"] is None
    assert edit.moves == {"skills/k8s.yml": "skills/kubernetes.yml"}
    assert text_of(edit, "skills/linux.yml") == after("skills/linux.yml", ("k8s", "kubernetes"))
    assert text_of(edit, "skills/helm.yml") == after("skills/helm.yml", ("k8s", "kubernetes"))
    assert text_of(edit, "people/ada-ng.yml") == after("people/ada-ng.yml", ("'k8s'", "'kubernetes'"))
    assert text_of(edit, "people/bo-sa.yml") == after("people/bo-sa.yml", ("K8S", "kubernetes"))
    assert text_of(edit, "circles/ops/index.md") == after(
        "circles/ops/index.md", ("[k8s, linux]", "[kubernetes, linux]"), ("skills/k8s.yml#levels", "skills/kubernetes.yml#levels")
    )
    assert text_of(edit, "docs/start.md") == after("docs/start.md", ("../skills/k8s.yml", "../skills/kubernetes.yml"))
    assert text_of(edit, "programs/pilot/index.md").count("kubernetes") == 3
    assert text_of(edit, "programs/pilot/2026-03-09-ada-ng.md").count("kubernetes") == 1


def test_what_people_wrote_until_now_becomes_an_alias(make: Make) -> None:
    edit = make(lambda hub, files: rename_skill(hub, files, "k8s", "orchestration", name="Orchestration"))

    assert text_of(edit, "skills/orchestration.yml") == "# ours\nname: Orchestration\naliases: [kube, Kubernetes, k8s]\n"
    assert "- skill: Orchestration\n" in text_of(edit, "people/ada-ng.yml")


def test_no_alias_is_kept_if_nobody_wants_it(make: Make) -> None:
    edit = make(lambda hub, files: rename_skill(hub, files, "k8s", "kubernetes", alias=False))

    assert text_of(edit, "skills/kubernetes.yml") == FILES["skills/k8s.yml"]
    assert edit.said == ("`k8s` means nothing from now on",)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("kubernetis", "x", "there is no skill 'kubernetis'"),
        ("kube", "x", "that is another name of 'k8s'"),
        ("k8s", "sql", "`hubgen merge skill k8s sql`"),
        ("k8s", "Container Things", "write it as 'container-things'"),
        ("k8s", "k8s", "the name already"),
    ],
)
def test_a_skill_cannot_be_renamed_to_nothing_or_to_another(old: str, new: str, words: str, make: Make) -> None:
    with pytest.raises(WrongName, match=words):
        make(lambda hub, files: rename_skill(hub, files, old, new))


def test_a_file_that_cannot_be_read_and_names_it_stops_everything(make: Make) -> None:
    with pytest.raises(CannotEdit, match=r"people/cy-oh\.yml"):
        make(lambda hub, files: rename_skill(hub, files, "k8s", "x"), **{"people__cy-oh.yml": "name: [\nskills: [k8s]\n"})


def test_a_broken_file_that_has_nothing_to_do_with_it_stops_nothing(make: Make) -> None:
    assert make(lambda hub, files: rename_skill(hub, files, "helm", "helmet"), **{"people__cy-oh.yml": "name: [\n"}).moves


def test_a_file_that_can_be_read_but_has_other_problems_is_changed_too(make: Make) -> None:
    edit = make(lambda hub, files: rename_skill(hub, files, "k8s", "kubernetes"), **{"people__cy-oh.yml": "nam: Cy\nskills: [{skill: k8s}]\n"})

    assert text_of(edit, "people/cy-oh.yml") == "nam: Cy\nskills: [{skill: kubernetes}]\n"


# Two skills become one


def test_merged_skills_have_one_file_with_all_their_names(make: Make) -> None:
    edit = make(
        lambda hub, files: merge_skill(hub, files, "kubernetes", "k8s"),
        **{
            "skills__k8s.yml": "name: K8s\n",
            "skills__kubernetes.yml": "name: Kubernetes\naliases: [kube]\ncategory: Ops\nrelated: [sql, k8s]\n",
        },
    )

    assert edit.texts["skills/kubernetes.yml"] is None
    assert text_of(edit, "skills/k8s.yml") == "name: K8s\naliases: [Kubernetes, kube]\ncategory: Ops\nrelated: [sql]\n"


def test_who_claimed_both_keeps_one_entry_with_the_higher_level(make: Make) -> None:
    person = (
        "name: Cy Oh\nskills:\n  - skill: linux # mine\n    level: 1\n    note: at home\n  - skill: k8s\n    level: 3\n    teaches: true\n"
        "    since: 2019\n    note: at work\n"
    )
    edit = make(lambda hub, files: merge_skill(hub, files, "k8s", "linux"), **{"people__cy-oh.yml": person})

    assert text_of(edit, "people/cy-oh.yml") == (
        "name: Cy Oh\nskills:\n  - skill: linux # mine\n    level: 3\n    note: at home\n    teaches: true\n    since: 2019\n"
    )
    assert "people/cy-oh.yml: the entry for `linux` that stays does not say `note: at work`" in edit.said


def test_nothing_private_is_carried_to_what_everybody_sees(make: Make) -> None:
    person = "name: Cy\nskills: [{skill: linux, level: 1}]\nprivate: {skills: [{skill: k8s, level: 3}, {skill: sql}]}\n"
    edit = make(lambda hub, files: merge_skill(hub, files, "k8s", "linux"), **{"people__cy-oh.yml": person})

    assert text_of(edit, "people/cy-oh.yml") == "name: Cy\nskills: [{skill: linux, level: 1}]\nprivate: {skills: [{skill: sql}]}\n"
    assert [line for line in edit.said if line.startswith("people/cy-oh.yml")] != []


def test_no_list_names_the_merged_skill_twice(make: Make) -> None:
    edit = make(lambda hub, files: merge_skill(hub, files, "k8s", "linux"))

    assert "\nskills: [linux]\n" in text_of(edit, "circles/ops/index.md")
    assert "related:\n  - sql\n" in text_of(edit, "skills/linux.yml")


@pytest.mark.parametrize(
    ("gone", "into", "path", "parent"),
    [("k8s", "helm", "skills/helm.yml", ""), ("helm", "k8s", "skills/k8s.yml", "")],
)
def test_a_merged_skill_is_not_its_own_parent(gone: str, into: str, path: str, parent: str, make: Make) -> None:
    edit = make(lambda hub, files: merge_skill(hub, files, gone, into))

    assert "parent:" not in text_of(edit, path)


# A skill is given up


def test_a_deprecated_skill_says_what_replaces_it(make: Make) -> None:
    edit = make(lambda hub, files: deprecate_skill(hub, files, "k8s", replaced_by="linux"))

    assert {path: text_of(edit, path) for path in edit.texts} == {
        "skills/k8s.yml": FILES["skills/k8s.yml"] + "status: deprecated\nreplaced_by: linux\n"
    }


@pytest.mark.parametrize("replaced_by", ["k8s", "nothing"])
def test_a_skill_is_replaced_by_another_that_there_is(replaced_by: str, make: Make) -> None:
    with pytest.raises(WrongName):
        make(lambda hub, files: deprecate_skill(hub, files, "k8s", replaced_by=replaced_by))


# A person gets another name


def test_a_renamed_person_is_named_anew_everywhere(make: Make) -> None:
    edit = make(lambda hub, files: rename_person(hub, files, "ada-ng", "ada-okafor", name="Ada Okafor"))

    named = {path for path, text in edit.texts.items() if b"ada-ng" in (text or b"")}
    assert named == set()
    assert edit.moves == {
        "people/ada-ng.yml": "people/ada-okafor.yml",
        "programs/pilot/2026-03-09-ada-ng.md": "programs/pilot/2026-03-09-ada-okafor.md",
    }
    assert text_of(edit, "people/ada-okafor.yml") == after("people/ada-ng.yml", ("Ada Ng", "Ada Okafor"))
    assert text_of(edit, "programs/do-not-pair.yml") == "# kept apart\n- [ada-okafor, bo-sa]\n"
    assert "[Ada](../people/ada-okafor.yml)" in text_of(edit, "docs/start.md")


@pytest.mark.parametrize(("old", "new"), [("nobody", "x"), ("ada-ng", "bo-sa"), ("ada-ng", "Ada Ng"), ("ada-ng", "ada-ng")])
def test_a_person_cannot_be_renamed_to_nothing_or_to_another(old: str, new: str, make: Make) -> None:
    with pytest.raises(WrongName):
        make(lambda hub, files: rename_person(hub, files, old, new))


def test_owners_are_to_be_made_anew(hub_of: HubOf) -> None:
    files = {path: text.encode() for path, text in FILES.items()} | {".github/CODEOWNERS": b"/people/ada-ng.yml @ada\n"}
    hub, _ = hub_of(FILES)
    assert any(".github/CODEOWNERS" in line for line in rename_person(hub, files, "ada-ng", "ada-okafor").todo)


# A person leaves


def test_who_leaves_is_former_and_frees_seats_and_circles(make: Make) -> None:
    edit = make(lambda hub, files: leave_person(hub, files, "ada-ng"))

    assert text_of(edit, "people/ada-ng.yml") == FILES["people/ada-ng.yml"] + "status: former\n"
    assert "leads:\n  - bo-sa\nmembers: [cy-oh]\n" in text_of(edit, "circles/ops/index.md")
    assert "people: [cy-oh]\npairs:\nstatus: running" in text_of(edit, "programs/pilot/index.md")
    assert any("Cy Oh needs somebody else to learn Kubernetes from" in line for line in edit.todo)
    assert any("“write it down”" in line for line in edit.todo)


def test_the_last_lead_stays_until_there_is_another(make: Make) -> None:
    circle = FILES["circles/ops/index.md"].replace("  - bo-sa\n", "")
    edit = make(lambda hub, files: leave_person(hub, files, "ada-ng"), **{"circles__ops__index.md": circle})

    assert "circles/ops/index.md" not in edit.texts
    assert "circles/ops/index.md: “Ops” needs another lead" in edit.todo


# A person is forgotten


def test_who_is_forgotten_stands_in_no_list(make: Make) -> None:
    edit = make(lambda hub, files: forget_person(hub, files, "ada-ng"))

    named = {path for path, text in edit.texts.items() if b"ada-ng" in (text or b"")}
    assert named == set()
    assert edit.texts["people/ada-ng.yml"] is None
    assert text_of(edit, "programs/do-not-pair.yml") == "# kept apart\n"
    assert "presenters: []\nattendees: [bo-sa]\n" in text_of(edit, "circles/ops/2026-03-02-pods.md")
    assert text_of(edit, "programs/pilot/2026-03-09-cy-oh.md").count("cy-oh") == 1


def test_what_still_names_the_forgotten_is_listed(make: Make) -> None:
    edit = make(lambda hub, files: forget_person(hub, files, "ada-ng"))

    assert "these lines still name them; reword them: people/bo-sa.yml:4" in edit.todo
    assert "these lines say “Ada”, who may be they: circles/ops/index.md:9; docs/start.md:1" in edit.todo
    assert "Begin with Ada or [k8s]" in text_of(edit, "docs/start.md")


def test_a_promise_that_goes_is_said(make: Make) -> None:
    edit = make(lambda hub, files: forget_person(hub, files, "ada-ng"))

    assert "circles/ops/2026-03-02-pods.md: the action “write it down” goes with them (open; somebody else may take it on)" in edit.said
    assert text_of(edit, "circles/ops/2026-03-02-pods.md").count("who:") == 1


# Rotas

ROTA = (
    "rota:\n  - on: 2026-11-10 # told well\n    who: ada-ng\n  - on: 2026-12-01\n    who: ada-ng # after lunch\n    about: pods\n"
    "  - on: 2026-12-08\n    who: bo-sa\n"
)


@pytest.mark.parametrize("path", ["circles/ops/index.md", "programs/pilot/index.md"])
def test_who_leaves_frees_the_days_to_come_and_keeps_those_that_were(make: Make, path: str) -> None:
    edit = make(lambda hub, files: leave_person(hub, files, "ada-ng"), **{path: FILES[path].replace("---\n", f"---\n{ROTA}", 1)})
    text = (edit.texts[path] or b"").decode()
    assert "  - on: 2026-11-10 # told well\n    who: ada-ng\n  - on: 2026-12-01\n    about: pods\n  - on: 2026-12-08\n    who: bo-sa\n" in text
    assert any(path in line and "on 2026-12-01" in line for line in edit.todo)


@pytest.mark.parametrize("path", ["circles/ops/index.md", "programs/pilot/index.md"])
def test_who_is_forgotten_leaves_days_without_a_name(make: Make, path: str) -> None:
    edit = make(lambda hub, files: forget_person(hub, files, "ada-ng"), **{path: FILES[path].replace("---\n", f"---\n{ROTA}", 1)})
    text = (edit.texts[path] or b"").decode()
    assert "ada-ng" not in text.split("---")[1]
    assert "  - on: 2026-12-01\n    about: pods\n  - on: 2026-12-08\n    who: bo-sa\n" in text
