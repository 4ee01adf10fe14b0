"""What colleagues may see, and what anybody may."""

import pytest

from hubgen.content.audience import seen_by
from hubgen.content.hub import Hub
from hubgen.content.load import load
from tiny_hub import TINY, TODAY, HubOf


@pytest.fixture(scope="module")
def hub() -> Hub:
    return load(TINY, TODAY)[0]


@pytest.fixture(scope="module")
def public(hub: Hub) -> Hub:
    return seen_by(hub, "public")


def test_colleagues_see_everyone_with_what_is_private_laid_over(hub: Hub) -> None:
    seen = seen_by(hub, "internal")
    assert set(seen.people) == set(hub.people)
    assert seen.people["ada-ng"].contact.chat == "https://chat.tern.example/ada-private"


def test_nobody_keeps_a_private_half(hub: Hub) -> None:
    assert [person.slug for audience in ("internal", "public") for person in seen_by(hub, audience).people.values() if person.private] == []


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_nobody_sees_who_must_not_be_paired(hub: Hub, audience: str) -> None:
    assert seen_by(hub, audience).do_not_pair == frozenset()


def test_the_public_sees_what_is_public(public: Hub) -> None:
    assert (list(public.people), list(public.circles), list(public.programs)) == (["bruno-sa"], ["writing-circle"], [])
    assert sorted(public.skills) == ["plain-writing", "python"]


def test_a_public_circle_shows_its_public_notes_only(public: Hub) -> None:
    assert [note.slug for note in public.circles["writing-circle"].notes] == ["2026-09-24-short-sentences"]


def test_internal_people_are_named_nowhere_in_public(public: Hub) -> None:
    circle = public.circles["writing-circle"]
    assert circle.people == ("bruno-sa",)
    assert circle.notes[0].attendees == ()


def test_texts_can_tell_whom_not_to_name(hub: Hub, public: Hub) -> None:
    assert public.hidden == frozenset(hub.people) - {"bruno-sa"}


def test_a_public_person_has_no_internal_manager(hub_of: HubOf) -> None:
    files = {"people/a.yml": "name: A\nmanager: b\nvisibility: public\n", "people/b.yml": "name: B\n"}
    assert seen_by(hub_of(files)[0], "public").people["a"].manager is None


def test_a_public_program_loses_whom_the_public_may_not_see(hub_of: HubOf) -> None:
    files = {
        "people/a.yml": "name: A\nvisibility: public\n",
        "people/c.yml": "name: C\nvisibility: public\n",
        "people/b.yml": "name: B\n",
        "skills/sql.yml": "name: SQL\n",
        "programs/p/index.md": "---\nname: P\nmodel: peer-coaching\nfacilitator: b\npeople: [a, b, c]\ngoal: {who: [a], from: [b]}\n"
        "pairs: [{teacher: b, learner: a, skill: sql}, {teacher: a, learner: c, skill: sql}]\nvisibility: public\n---\n",
        "programs/p/2026-11-02-a.md": "---\nkind: session\npair: [b, a]\nvisibility: public\n---\n",
    }
    program = seen_by(hub_of(files)[0], "public").programs["p"]
    assert program.everyone == ("a", "c")
    assert [(pair.teacher, pair.learner) for pair in program.pairs] == [("a", "c")]
    assert program.notes == ()


def test_a_private_visibility_does_not_make_a_person_public(hub_of: HubOf) -> None:
    found, _ = hub_of({"people/a.yml": "name: A\nprivate: {visibility: public}\n"})
    assert seen_by(found, "public").people == {}
