"""A hub becomes what the form that starts a program knows: the playbooks' rhythms, and people for each skill in demand."""

from collections.abc import Mapping

from hubgen.content.hub import Hub
from hubgen.views import agendas
from hubgen.views.closed_days import closed_days
from hubgen.views.forms import Json, skill_words
from hubgen.views.goals import FRAME, OPEN_MODELS, WISHES
from hubgen.views.pilots import Suggestion, in_demand, suggest_people
from hubgen.views.playbooks import PLAYBOOKS, playbook_page

MOST_SKILLS = 60
MOST_CLOSED = 12


def start_data(hub: Hub, model_names: Mapping[str, str]) -> dict[str, Json]:
    """Give what the form offers; *model_names* are what readers see."""
    suggested = suggestions(hub)
    named = sorted({slug for found in suggested.values() for slug in (*found.teachers, *found.learners)})
    return {
        "skills": skill_words(hub),
        "taken": list(hub.programs),
        "models": {model: _model(model, model_names[model]) for model in PLAYBOOKS},
        "suggestions": {skill: _suggestion(found) for skill, found in suggested.items()},
        "names": {slug: hub.people[slug].name for slug in named},
        "closed": [[day.isoformat(), who] for day, who in list(closed_days(hub).items())[:MOST_CLOSED]],
        "goal": {"frame": FRAME, "open": sorted(OPEN_MODELS), "wishes": list(WISHES)},
        "agenda": {
            "ahead": agendas.DAYS_AHEAD,
            "weekdays": agendas.WEEKDAY_NAMES,
            "months": agendas.MONTH_NAMES,
            "first": agendas.FIRST,
            "last": agendas.LAST,
            "middle": agendas.MIDDLE,
            "check_in": agendas.CHECK_IN,
            "title": agendas.TITLE,
            "why": agendas.WHY,
            "stop": agendas.STOP,
        },
    }


def suggestions(hub: Hub) -> dict[str, Suggestion]:
    """Suggest people for the skills that most want, of those somebody teaches; by slug. None to the public: nobody agreed yet."""
    if hub.settings.audience != "internal":
        return {}
    wanted = sorted((skill for skill in hub.skills if in_demand(hub, skill)), key=lambda skill: (-len(hub.wants[skill]), skill))
    return suggest_people(hub, wanted[:MOST_SKILLS])


def _model(model: str, name: str) -> Json:
    playbook = PLAYBOOKS[model]
    return {
        "name": name,
        "page": playbook_page(model),
        "weeks": playbook.weeks,
        "every": playbook.every_days // 7,
        "minutes": playbook.minutes,
        "check_in": playbook.check_in_days // 7,
        "roles": playbook.roles,
        "small_goal": playbook.small_goal,
    }


def _suggestion(found: Suggestion) -> Json:
    pairs: list[Json] = [list(pair) for pair in found.pairs]
    return {"teachers": found.teachers, "learners": found.learners, "pairs": pairs, "why": found.why}
