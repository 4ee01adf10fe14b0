"""Files as written become people, skills, circles and programs as known."""

from dataclasses import replace
from datetime import date

from hubgen.content import schema
from hubgen.content.hub import (
    Action,
    Cadence,
    Circle,
    Claim,
    Contact,
    Goal,
    Meets,
    Note,
    Pair,
    Person,
    Program,
    ProgramNote,
    Resource,
    Skill,
    Slot,
    Status,
    Teaching,
    Visibility,
    Want,
)
from hubgen.content.names import Resolver
from hubgen.content.rules import RULE_FORMS, read_rule
from hubgen.content.settings import LEVELS, WEIGHTS, Forge, Insights, Pairing, Settings
from hubgen.content.sources import Route, Source
from hubgen.problems import Problem


def make_settings(file: schema.SettingsPart) -> Settings:
    """Fill in what the hub's owner did not say."""
    levels = file.levels or LEVELS
    forge = Forge()
    if file.forge:
        url = file.forge.url.rstrip("/").removesuffix(".git")
        forge = Forge(url, file.forge.branch, file.forge.kind or _forge_kind(url))
    return Settings(
        organisation=file.organisation or "",
        forge=forge,
        levels=levels,
        closed_skills=file.closed_skills,
        stale_days=file.stale_after,
        audience=file.audience,
        private_hosting=file.private_hosting,
        maintainers=file.maintainers,
        content_security_policy=file.content_security_policy,
        pairing=_pairing(file.pairing),
        insights=Insights(file.insights.pages, file.insights.levels),
        api=file.api,
        people_pages=file.people_pages,
    )


def _pairing(part: schema.PairingPart) -> Pairing:
    said = part.weights.model_dump(exclude_none=True)
    return Pairing({**WEIGHTS, **said}, part.teams, part.managers, part.repeats, part.hours_in_common, part.pairs_each)


def _forge_kind(url: str) -> str:
    host = url.split("/")[2]
    known = (("gitlab", "gitlab"), ("gitea", "gitea"), ("forgejo", "gitea"), ("codeberg", "gitea"), ("bitbucket", "bitbucket"))
    return next((kind for sign, kind in known if sign in host), "github")


def make_skill(slug: str, source: Source, file: schema.SkillFile) -> Skill:
    return Skill(
        slug,
        source,
        name=file.name,
        aliases=file.aliases,
        category=file.category or "",
        parent=file.parent,
        related=file.related,
        description=file.description or "",
        resources=tuple(Resource(part.title, part.url) for part in file.resources),
        levels=dict(sorted(file.levels.items())),
        deprecated=file.status == "deprecated",
        replaced_by=file.replaced_by,
        visibility=Visibility(file.visibility),
    )


def link_skill(skill: Skill, names: Resolver) -> Skill:
    """Resolve what a skill's file says of other skills; those that nobody declares are left out."""
    related = (names.other_skill(slug, skill.source, "related", index) for index, slug in enumerate(skill.related))
    return replace(
        skill,
        parent=names.other_skill(skill.parent, skill.source, "parent") if skill.parent else None,
        related=tuple(dict.fromkeys(slug for slug in related if slug and slug != skill.slug)),
        replaced_by=names.other_skill(skill.replaced_by, skill.source, "replaced_by") if skill.replaced_by else None,
    )


def make_person(slug: str, source: Source, file: schema.PersonFile, names: Resolver) -> Person:
    """Resolve a profile, and once more with what is private laid over it: lists grow, single values are replaced."""
    person = _person(slug, source, _NOBODY, file, names, ())
    if file.private is None:
        return person
    return replace(person, private=_person(slug, source, person, file.private, names, ("private",)))


_NOBODY = Person("", Source("", {}, ""), name="")


def _person(slug: str, source: Source, base: Person, file: schema.PersonFields, names: Resolver, under: Route) -> Person:
    contact, teaching = file.contact, file.teaching
    claims = tuple(
        Claim(
            skill=names.skill(part.skill, source, *under, "skills", index, "skill"),
            level=part.level,
            teaches=part.teaches,
            since=part.since,
            note=part.note or "",
            evidence=part.evidence or "",
            confirmed=part.confirmed,
            route=(*under, "skills", index),
        )
        for index, part in enumerate(file.skills)
    )
    wants = tuple(
        Want(names.skill(part.skill, source, *under, "wants", index, "skill"), part.why or "", (*under, "wants", index))
        for index, part in enumerate(file.wants)
    )
    return Person(
        slug,
        source,
        name=file.name or base.name,
        pronouns=file.pronouns or base.pronouns,
        role=file.role or base.role,
        team=file.team or base.team,
        location=file.location or base.location,
        timezone=file.timezone or base.timezone,
        languages=base.languages + file.languages,
        manager=names.person(file.manager, source, *under, "manager") if file.manager else base.manager,
        joined=file.joined or base.joined,
        hours=file.hours or base.hours,
        days=file.days or base.days,
        style=base.style + file.style,
        contact=Contact(
            email=contact.email or base.contact.email,
            chat=contact.chat or base.contact.chat,
            calendar=contact.calendar or base.contact.calendar,
            forge=contact.forge or base.contact.forge,
        ),
        about=file.about or base.about,
        claims=base.claims + claims,
        wants=base.wants + wants,
        teaching=Teaching(
            seats=base.teaching.seats if teaching.seats is None else teaching.seats,
            hours_per_month=base.teaching.hours_per_month if teaching.hours_per_month is None else teaching.hours_per_month,
            paused_until=teaching.paused_until or base.teaching.paused_until,
        ),
        confirmed=file.confirmed or base.confirmed,
        status=Status(file.status) if "status" in file.model_fields_set else base.status,
        visibility=Visibility(file.visibility) if "visibility" in file.model_fields_set else base.visibility,
    )


def make_circle(slug: str, source: Source, file: schema.CircleFile, names: Resolver) -> Circle:
    leads = names.people(file.leads, source, "leads")
    members = names.people(file.members, source, "members")
    return Circle(
        slug,
        source,
        name=file.name,
        purpose=file.purpose,
        skills=names.skills(file.skills, source, "skills"),
        leads=leads,
        members=tuple(dict.fromkeys((*leads, *members))),
        meets=_meets(file.meets, source, names) if file.meets else None,
        rota=_rota(file.rota, source, names),
        channel=file.channel or "",
        status=file.status,
        body=source.body,
        visibility=Visibility(file.visibility),
    )


def _rota(parts: tuple[schema.SlotPart, ...], source: Source, names: Resolver) -> tuple[Slot, ...]:
    slots = (
        Slot(part.on, names.person(part.who, source, "rota", index, "who") if part.who else None, part.about or "")
        for index, part in enumerate(parts)
    )
    return tuple(sorted(slots, key=lambda slot: slot.on))


def _meets(part: schema.MeetsPart, source: Source, names: Resolver) -> Meets | None:
    rule = read_rule(part.rule)
    if rule is None:
        forms = ", ".join(f"`{form}`" for form in RULE_FORMS)
        message = f"`{part.rule[:80]}` does not say when the circle meets"
        names.problems.append(Problem(source.place("meets", "rule"), "bad-rule", message, f"write it like one of these: {forms}"))
        return None
    return Meets(rule, part.rule, part.at, part.timezone, part.minutes, part.starts, tuple(sorted(part.skip)), part.where or "")


def make_note(slug: str, day: date, circle: str, source: Source, file: schema.NoteFile, names: Resolver) -> Note:
    return Note(
        slug,
        source,
        circle=circle,
        date=day,
        title=file.title,
        presenters=names.people(file.presenters, source, "presenters"),
        attendees=names.people(file.attendees, source, "attendees"),
        skills=names.skills(file.skills, source, "skills"),
        decisions=file.decisions,
        actions=tuple(
            Action(names.person(part.who, source, "actions", index, "who"), part.what, part.due, part.done)
            for index, part in enumerate(file.actions)
        ),
        body=source.body,
        visibility=Visibility(file.visibility),
    )


def make_program(slug: str, source: Source, file: schema.ProgramFile, names: Resolver) -> Program:
    goal, session = file.goal, file.session
    return Program(
        slug,
        source,
        name=file.name,
        model=file.model,
        goal=Goal(
            who=names.people(goal.who, source, "goal", "who"),
            learns=names.skill(goal.learns, source, "goal", "learns") if goal.learns else None,
            teachers=names.people(goal.teachers, source, "goal", "from"),
            by=goal.by,
            outcome=goal.outcome or "",
            measure=goal.measure or "",
            met=goal.met,
            result=goal.result or "",
        ),
        skills=names.skills(file.skills, source, "skills"),
        facilitator=names.person(file.facilitator, source, "facilitator") if file.facilitator else None,
        starts=file.starts,
        weeks=file.weeks,
        session=Cadence(session.every, session.on or "", session.at, session.timezone or "", session.minutes, tuple(sorted(session.skip))),
        check_in_days=file.check_in_every,
        people=names.people(file.people, source, "people"),
        pairs=tuple(
            Pair(
                names.person(part.teacher, source, "pairs", index, "teacher"),
                names.person(part.learner, source, "pairs", index, "learner"),
                names.skill(part.skill, source, "pairs", index, "skill"),
            )
            for index, part in enumerate(file.pairs)
        ),
        rota=_rota(file.rota, source, names),
        seats=file.seats,
        status=file.status,
        body=source.body,
        visibility=Visibility(file.visibility),
    )


def make_program_note(
    slug: str, day: date, program: str, source: Source, file: schema.SessionFile, names: Resolver
) -> ProgramNote:
    return ProgramNote(
        slug,
        source,
        program=program,
        date=day,
        kind=file.kind,
        pair=names.people(file.pair, source, "pair"),
        skill=names.skill(file.skill, source, "skill") if file.skill else None,
        goal=file.goal or "",
        learned=file.learned or "",
        stuck=file.stuck or "",
        next=file.next or "",
        next_on=file.next_on,
        body=source.body,
        visibility=Visibility(file.visibility),
    )
