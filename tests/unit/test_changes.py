"""What a change does for a hub is said in sentences, and what an attack could look like is marked."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from hubgen.content.hub import Hub
from hubgen.content.load import load
from hubgen.views.changes import changes_between
from hubgen.views.changes.values import Changes, Group, listed, say
from tiny_hub import TODAY

Files = Mapping[str, str]
Compare = Callable[..., Changes]

ADA = "name: Ada Ng\ncontact:\n  forge: ada\n"
KIM = "name: Kim Berg\ncontact:\n  forge: kim\n"
CIRCLE = "---\nname: Python circle\npurpose: We read code.\nleads: [ada]\n---\n"
PROGRAM = "---\nname: SEO\nmodel: peer-coaching\nfacilitator: ada\n---\n"
BASE = {
    "people/ada.yml": ADA + "skills:\n  - skill: sql\n",
    "people/kim.yml": KIM + "wants:\n  - skill: sql\n",
    "people/bo.yml": "name: Bo\n",
    "skills/sql.yml": "name: SQL\n",
    "circles/python/index.md": CIRCLE,
    "circles/python/2026-11-03-types.md": "---\ntitle: Types\n---\nText.\n",
    "programs/seo/index.md": PROGRAM,
}


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    """Load a hub of BASE, and the same with some files changed (None: taken out)."""

    def make(change: Mapping[str, str | None], before: Files = BASE, files: Sequence[str] = (), author: str = "") -> Changes:
        after = {path: text for path, text in {**before, **change}.items() if text is not None}
        return changes_between(hub(tmp_path / "a", before), hub(tmp_path / "b", after), files=files, author=author)

    return make


def hub(root: Path, files: Files) -> Hub:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return load(root, TODAY)[0]


def said(changes: Changes, *groups: Group) -> list[str]:
    return ["".join(change.said.parts) for change in changes.changes if change.group in (groups or tuple(Group))]


def codes(changes: Changes) -> set[str]:
    return {change.code for change in changes.changes if change.group is Group.LOOK}


def test_the_same_hub_differs_in_nothing(compare: Compare) -> None:
    assert compare({}) == Changes()


def test_who_joins_is_said_with_what_they_bring(compare: Compare) -> None:
    new = "name: Maya\nskills:\n  - skill: sql\n    teaches: true\n  - skill: go\nwants:\n  - skill: seo\n"
    assert said(compare({"people/maya.yml": new}), Group.PEOPLE) == ["Maya joins: knows go; would teach SQL; wants to learn seo."]


def test_what_somebody_says_of_a_skill_is_compared(compare: Compare) -> None:
    new = ADA + "skills:\n  - skill: sql\n    level: 3\n    teaches: true\n  - skill: go\n    level: 1\nrole: Lead\n"
    expected = "Ada Ng: adds go (level 1); SQL (from level unsaid to 3, would teach it now); changes role."
    assert said(compare({"people/ada.yml": new}), Group.PEOPLE) == [expected]


def test_a_profile_that_is_still_true_is_said_to_be(compare: Compare) -> None:
    new = BASE["people/bo.yml"] + "confirmed: 2026-11-20\n"
    assert said(compare({"people/bo.yml": new})) == ["Bo: says that the profile is still true."]


def test_a_wanted_skill_gets_its_first_teacher(compare: Compare) -> None:
    new = BASE["people/ada.yml"] + "    teaches: true\n"
    assert said(compare({"people/ada.yml": new}), Group.GAIN) == ["Ada Ng would teach SQL, which 1 colleague wants to learn and nobody taught."]


def test_what_one_person_knew_two_people_know(compare: Compare) -> None:
    new = BASE["people/bo.yml"] + "skills:\n  - skill: structured query language\n"
    before = {**BASE, "skills/sql.yml": "name: SQL\naliases: [structured query language]\n"}
    assert said(compare({"people/bo.yml": new}, before), Group.GAIN) == ["Bo knows SQL now, which only Ada Ng knew."]


def test_a_wish_loses_its_last_teacher(compare: Compare) -> None:
    before = {**BASE, "people/ada.yml": BASE["people/ada.yml"] + "    teaches: true\n"}
    expected = ["Nobody teaches SQL any more, which Kim Berg would like to learn; Ada Ng did."]
    assert said(compare({"people/ada.yml": BASE["people/ada.yml"]}, before), Group.LOSS) == expected


def test_the_last_who_knew_a_skill_leaves(compare: Compare) -> None:
    new = BASE["people/ada.yml"] + "status: former\n"
    assert said(compare({"people/ada.yml": new}), Group.LOSS) == ["Nobody knows SQL any more; Ada Ng did."]


def test_only_one_is_left_who_knows_a_skill(compare: Compare) -> None:
    before = {**BASE, "people/bo.yml": "name: Bo\nskills:\n  - skill: sql\n"}
    assert said(compare({"people/bo.yml": None}, before), Group.LOSS) == ["Only Ada Ng knows SQL now."]


def test_to_declare_a_skill_edits_nobody_who_named_it(compare: Compare) -> None:
    before = {path: text for path, text in BASE.items() if path != "skills/sql.yml"}
    assert said(compare({"skills/sql.yml": "name: SQL\n"}, before)) == ["SQL is a new skill."]


def test_a_new_skill_that_looks_like_another_is_marked(compare: Compare) -> None:
    before = {**BASE, "skills/kubernetes.yml": "name: Kubernetes\n"}
    changes = compare({"skills/kubernets.yml": "name: Kubernets\n", "people/bo.yml": "name: Bo\nskills:\n  - skill: kubernetis\n"}, before)
    assert said(changes, Group.LOOK) == [
        "The new skill Kubernets looks like Kubernetes, which the hub knows already.",
        "The new skill kubernetis looks like Kubernetes, which the hub knows already.",
    ]


def test_a_second_file_for_a_skill_is_marked(compare: Compare) -> None:
    assert said(compare({"skills/s-q-l.yml": "name: S.Q.L.\n"}), Group.LOOK) == ["The new skill S.Q.L. looks like SQL, which the hub knows already."]


def test_circles_notes_and_programs_are_compared(compare: Compare) -> None:
    changes = compare(
        {
            "circles/python/index.md": CIRCLE.replace("leads: [ada]", "leads: [ada]\nmembers: [kim]\nstatus: paused"),
            "circles/python/2026-11-17-tests.md": "---\ntitle: Tests\n---\n",
            "circles/new/index.md": "---\nname: New\npurpose: Try things.\n---\n",
            "programs/seo/index.md": PROGRAM.replace("facilitator", "pairs:\n  - teacher: ada\n    learner: kim\n    skill: sql\nfacilitator"),
            "programs/seo/2026-11-17-kim.md": "---\nkind: session\npair: [ada, kim]\n---\n",
        }
    )
    assert said(changes) == [
        "New is a new circle: Try things.",
        "The circle Python circle: joined by Kim Berg; goes from active to paused.",
        "Python circle has a new note: Tests of 2026-11-17.",
        "The program SEO: Ada Ng teaches Kim Berg SQL.",
        "SEO writes down the session of 2026-11-17 with Ada Ng and Kim Berg.",
    ]


# For a human to look at


def test_the_profile_of_somebody_else_is_marked_when_the_author_is_known(compare: Compare) -> None:
    changes = compare({"people/ada.yml": ADA + "role: Clown\n"}, author="kim")
    assert "The profile of Ada Ng is edited by kim, and belongs to ada." in said(changes, Group.LOOK)


def test_who_edits_their_own_profile_is_not_marked(compare: Compare) -> None:
    new = BASE["people/ada.yml"].replace("forge: ada", "forge: ada\n  email: ada@new.example")
    assert codes(compare({"people/ada.yml": new + "role: Lead\n"}, author="ADA")) == set()


def test_a_profile_that_names_no_account_is_marked_for_an_author(compare: Compare) -> None:
    assert codes(compare({"people/bo.yml": "name: Bo\nrole: Clown\n"}, author="kim")) == {"others-profile"}


def test_a_new_profile_in_somebody_elses_name_is_marked(compare: Compare) -> None:
    assert codes(compare({"people/x.yml": "name: X\ncontact:\n  forge: someone\n"}, author="kim")) == {"others-profile"}


def test_without_an_author_only_several_edited_profiles_are_marked(compare: Compare) -> None:
    one, two = {"people/ada.yml": ADA + "role: A\n"}, {"people/kim.yml": KIM + "role: B\n"}
    assert (codes(compare(one)), codes(compare({**one, **two}))) == (set(), {"others-profile"})


def test_an_account_cannot_be_taken_over_unseen(compare: Compare) -> None:
    changes = compare({"people/ada.yml": BASE["people/ada.yml"].replace("forge: ada", "forge: kim")}, author="kim")
    assert codes(changes) == {"others-profile", "forge-changed"}


@pytest.mark.parametrize(
    ("path", "new", "code"),
    [
        ("people/ada.yml", BASE["people/ada.yml"].replace("forge: ada", "forge: ada\n  email: a@b.example"), "email-changed"),
        ("people/ada.yml", BASE["people/ada.yml"].replace("forge: ada", "forge: ada\n  chat: https://b.example"), "chat-changed"),
        ("people/ada.yml", BASE["people/ada.yml"].replace("forge: ada", "forge: ada\n  calendar: https://b.example"), "calendar-changed"),
        ("people/ada.yml", BASE["people/ada.yml"] + "visibility: public\n", "visibility-widened"),
        ("people/ada.yml", BASE["people/ada.yml"] + "status: former\n", "person-left"),
        ("people/ada.yml", None, "person-gone"),
        ("people/ada.yml", "name: [", "unreadable"),
        ("skills/sql.yml", "name: SQL\nvisibility: public\n", "visibility-widened"),
        ("skills/sql.yml", None, "thing-gone"),
        ("circles/python/index.md", CIRCLE.replace("[ada]", "[kim]"), "lead-changed"),
        ("circles/python/2026-11-03-types.md", "---\ntitle: Types\nvisibility: public\n---\nText.\n", "visibility-widened"),
        ("circles/python/2026-11-03-types.md", None, "note-gone"),
        ("circles/python/index.md", CIRCLE.replace("leads", "channel: https://chat.example\nleads"), "channel-changed"),
        ("programs/seo/index.md", PROGRAM.replace(": ada", ": kim"), "facilitator-changed"),
        ("programs/do-not-pair.yml", "- [ada, kim]\n", "do-not-pair-changed"),
        ("mkdocs.yml", "extra:\n  hub:\n    private_hosting: true\n", "hub-opened"),
        ("mkdocs.yml", "extra:\n  hub:\n    maintainers: [mallory]\n", "maintainers-changed"),
        ("skills/sql.yml", "name: SQL\ndescription: Read [this](//evil.example/x).\n", "new-host"),
        ("circles/python/2026-11-03-types.md", "---\ntitle: Types\n---\nhttps&#58;//evil.example\n", "new-host"),
    ],
)
def test_what_an_attack_could_look_like_is_marked(compare: Compare, path: str, new: str | None, code: str) -> None:
    assert code in codes(compare({path: new}))


def test_a_replaced_manager_is_marked(compare: Compare) -> None:
    before = {**BASE, "people/bo.yml": "name: Bo\nmanager: ada\n"}
    assert said(compare({"people/bo.yml": "name: Bo\nmanager: kim\n"}, before), Group.LOOK) == ["The manager of Bo was Ada Ng and is Kim Berg now."]


def test_what_was_private_is_marked_without_being_repeated(compare: Compare) -> None:
    before = {**BASE, "people/bo.yml": "name: Bo\nprivate:\n  location: Alfama\n  contact:\n    email: bo@secret.example\n  skills:\n    - skill: Poker\n"}
    new = "name: Bo\nlocation: Alfama\ncontact:\n  email: bo@secret.example\nskills:\n  - skill: Poker\n"
    changes = compare({"people/bo.yml": new}, before)
    assert said(changes, Group.LOOK) == ["What Bo kept under `private:` stands in the open now: city, e-mail address, some of their skills."]


def test_nobody_is_named_of_those_who_must_not_be_paired(compare: Compare) -> None:
    assert said(compare({"programs/do-not-pair.yml": "- [ada, kim]\n"})) == ["The list of people who must not be paired changes."]


def test_a_host_that_the_hub_knows_is_not_marked(compare: Compare) -> None:
    before = {**BASE, "skills/sql.yml": "name: SQL\nresources:\n  - title: T\n    url: https://Known.example/a\n"}
    assert codes(compare({"people/bo.yml": "name: Bo\nabout: See https://known.example:443/b.\n"}, before)) == set()


def test_files_that_are_no_content_are_listed_settings_first(compare: Compare) -> None:
    files = ["docs/index.md", "hooks/pages.py", "mkdocs.yml", "people/.gitattributes", "people/ada.yml", "README.md", "circles/python/a.png"]
    changes = compare({}, files=files)
    assert [change.path for change in changes.changes] == ["mkdocs.yml", "hooks/pages.py", "people/.gitattributes", "docs/index.md", "circles/python/a.png"]


def test_a_change_of_code_alone_does_not_touch_the_content(compare: Compare) -> None:
    assert (compare({}, files=["hooks/pages.py"]).touches_content, compare({"people/bo.yml": "name: Bob\n"}).touches_content) == (False, True)


# Sentences


def test_a_sentence_keeps_values_apart_however_deep() -> None:
    inner = say("{} and {}", "a", "b {} c")
    assert say("x {} y {}", inner, "z").parts == ("x ", "a", " and ", "b {} c", " y ", "z", "")


def test_a_long_list_says_how_many_more_there_are() -> None:
    assert "".join(listed(list("abcdefghijk"), most=3).parts) == "a, b, c and 8 more"
