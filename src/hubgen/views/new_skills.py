"""The months of a hub become the skills that are new in it."""

from datetime import date
from heapq import nlargest
from typing import NamedTuple

from hubgen.content.hub import Hub
from hubgen.views.insights.trends import Months, Trends
from hubgen.views.refs import Link

MOST_SKILLS = 50


class NewSkill(NamedTuple):
    """A skill that a file declares; *month* is the first day of the month at whose end the hub knew it for the first time."""

    skill: Link
    month: date


def new_skills(hub: Hub, months: Months, trends: Trends) -> tuple[NewSkill, ...]:
    """Give the skills that came last, newest first, as far as *months* reach, of which *trends* are made.

    No file says when a skill came, and what was there in the first month that is known is of an unknown age. A skill
    that was renamed, or that people named before a file declared it, is as old as under its first name. The day is the
    month's first, since the last one would move on each day. Costs one look at the skills of each month.
    """
    first: dict[str, date] = {}
    for day in sorted(months):
        for key in months[day].measures.skills:
            first.setdefault(key, day)
    oldest = min(months, default=hub.today)
    came = {slug: min((first[key] for key in (slug, *trends.once.get(slug, ())) if key in first), default=oldest) for slug in hub.skills}
    known = [(day, slug) for slug, day in came.items() if day > oldest]
    return tuple(NewSkill(Link(hub.skills[slug].name, slug), day.replace(day=1)) for day, slug in nlargest(MOST_SKILLS, known))
