"""The forms in which people write profiles, notes, sessions and programs become records."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from hubgen.content.hub import Hub
from hubgen.site.records import Planned, Record, Section
from hubgen.site.words import _
from hubgen.views.drafts import PERSON, PROGRAM
from hubgen.views.forms import FormLinks, form_links


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form of a *kind* of file, the path of what it loads, and where its text goes."""

    kind: str
    data: str
    links: FormLinks


def form_sections(hub: Hub, data: Callable[[], Mapping[str, str]]) -> Iterator[Section]:
    """Plan the pages of the forms; *data* gives the paths of what they load, by the kind of form."""
    yield Section("profile", lambda: [Planned("profile/", partial(_profile, hub, data), listed=True)])
    yield Section("add-a-note", lambda: [Planned("add-a-note/", partial(_note, hub, data))])
    yield Section("add-a-session", lambda: [Planned("add-a-session/", partial(_session, hub, data))])
    yield Section("start-a-program", lambda: [Planned("start-a-program/", partial(_program, hub, data), listed=True)])


def _profile(hub: Hub, data: Callable[[], Mapping[str, str]]) -> Record:
    links = form_links(hub, "people/YOUR-FILE.yml", edited="people/YOUR-SLUG.yml", begun=PERSON)
    return Record(
        kind="form",
        url="profile/",
        title=_("Add or edit my profile"),
        description=_("Say what you know and what you would like to learn, in a form."),
        view=FormPage("person", data()["person"], links),
    )


def _note(hub: Hub, data: Callable[[], Mapping[str, str]]) -> Record:
    return Record(
        kind="form",
        url="add-a-note/",
        title=_("Add a note"),
        description=_("Write down what a circle talked about, in a form."),
        view=FormPage("note", data()["note"], form_links(hub, "circles/YOUR-FOLDER/YOUR-FILE.md")),
    )


def _session(hub: Hub, data: Callable[[], Mapping[str, str]]) -> Record:
    return Record(
        kind="form",
        url="add-a-session/",
        title=_("Add a session or check-in"),
        description=_("Write down how a session of a program went, in a form."),
        view=FormPage("session", data()["session"], form_links(hub, "programs/YOUR-FOLDER/YOUR-FILE.md")),
    )


def _program(hub: Hub, data: Callable[[], Mapping[str, str]]) -> Record:
    return Record(
        kind="form",
        url="start-a-program/",
        title=_("Start a program"),
        description=_("Say who will learn what from whom, and get the days and the agenda of every session."),
        view=FormPage("program", data()["program"], form_links(hub, "programs/YOUR-FOLDER/index.md", begun=PROGRAM)),
    )
