"""A hub becomes its counts once more, by a few plain lines that share nothing with the views."""

from datetime import date, timedelta

from hubgen.content.hub import Hub, Status
from hubgen.views.insights.measures import HubCounts, Measures, SkillCounts, TeamCounts
from hubgen.views.momentum import momentum

LIMIT = timedelta(days=365)


def recounted(hub: Hub) -> Measures:
    """Count everything again, in the plainest way: by looking at everyone for each figure."""
    here = [person for person in hub.people.values() if person.status is not Status.FORMER]
    keys = sorted({*hub.skills, *(one.skill.key for person in here for one in (*person.claims, *person.wants))})
    used = [key for key in keys if not (key in hub.skills and hub.skills[key].deprecated)]
    firsts = {person.slug: {key: person.claim(key) for key in keys if person.claim(key)} for person in here}
    knows = {key: [slug for slug in firsts if key in firsts[slug]] for key in keys}
    teaches = {key: [slug for slug in knows[key] if firsts[slug][key].teaches] for key in keys}
    holds = {key: [slug for slug in knows[key] if slug in teaches[key] or firsts[slug][key].level != 1] for key in keys}
    wants = {key: [person.slug for person in here if key in {want.skill.key for want in person.wants}] for key in keys}

    def fresh(day: date | None) -> bool:
        return day is not None and day >= hub.today - LIMIT

    def of_people(people: list) -> tuple[int, ...]:
        days = [(person.confirmed, claim.confirmed) for person in people for claim in firsts[person.slug].values()]
        return (
            len(people),
            sum(any(person.slug in teaches[key] for key in keys) for person in people),
            sum(fresh(person.confirmed) for person in people),
            sum(not firsts[person.slug] for person in people),
            len(days),
            sum(fresh(whole) or fresh(own) for whole, own in days),
        )

    def lives(one) -> bool:
        days = [*(note.date for note in one.notes), *([one.meets.starts] if one.meets else [])]
        return one.status == "active" and any(0 <= (hub.today - day).days <= 90 for day in days)

    def seats(key: str) -> tuple[int, int]:
        known = [hub.people[slug] for slug in teaches[key] if hub.people[slug].status is Status.ACTIVE]
        ready = [one for one in known if not one.teaching.paused_until or one.teaching.paused_until <= hub.today]
        running = [pair.teacher for program in hub.programs.values() if program.status == "running" for pair in program.pairs]
        said = [max(0, one.teaching.seats - running.count(one.slug)) for one in ready if one.teaching.seats is not None]
        return sum(said), len(ready) - len(said)

    going = [pair for program in hub.programs.values() if program.status in ("draft", "running") for pair in program.pairs]
    learning = {key: {pair.learner for pair in going if pair.skill.key == key} & set(wants[key]) for key in keys}
    month = [f"{hub.today:%Y-%m}-01", str(hub.today)]
    notes = [note.date for circle in hub.circles.values() for note in circle.notes]
    sessions = [note.date for program in hub.programs.values() for note in program.notes if note.kind == "session"]
    running = [program for program in hub.programs.values() if program.status == "running"]
    teams = {slug: [person for person in here if person.team.lower().replace(" ", "-") == slug] for slug in hub.teams}
    return Measures(
        HubCounts(
            *of_people(here),
            len(used),
            sum(bool(teaches[key]) for key in used),
            sum(bool(wants[key]) and not teaches[key] for key in used),
            sum(len(holds[key]) == 1 for key in used),
            sum(circle.status == "active" for circle in hub.circles.values()),
            sum(lives(circle) for circle in hub.circles.values()),
            sum(month[0] <= str(day) <= month[1] for day in notes),
            sum(month[0] <= str(day) <= month[1] for day in sessions),
            len(running),
            sum(momentum(hub, program).state == "on-track" for program in running),
        ),
        {slug: TeamCounts(*of_people(people)) for slug, people in teams.items()},
        {
            key: SkillCounts(len(wants[key]), len(learning[key]), len(knows[key]), len(holds[key]), len(teaches[key]), *seats(key))
            for key in keys
        },
    )
