"""Skills become findings."""

from collections.abc import Iterator

from hubgen.content.hub import Claim, Hub, Want
from hubgen.content.slugs import normalise
from hubgen.problems import Finding, Severity


def some_are_broken(hub: Hub) -> bool:
    """Say whether a file of a skill cannot be read, so that what is declared, and what belongs to what, is not known."""
    return any(path.startswith("skills/") for path in hub.broken)


def alias_taken(hub: Hub) -> Iterator[Finding]:
    """A name, a file name or an alias stands for one skill only, whatever its case and punctuation.

    Bad:
        name: JavaScript        # while skills/java.yml has the alias `js`
        aliases: [js]
    Good:
        name: JavaScript
        aliases: [ecmascript]
    """
    owners: dict[str, tuple[str, str]] = {}
    for skill in sorted(hub.skills.values(), key=lambda skill: skill.slug):
        owner, _ = owners.setdefault(normalise(skill.slug), (skill.slug, "file name"))
        if owner != skill.slug:
            message = f"the file name `{skill.slug}` differs from `{owner}` by its hyphens only"
            hint = f"keep one of the two files; until then both names mean `{owner}`"
            yield Finding(skill.place(), message, hint, Severity.WARNING)
    for skill in sorted(hub.skills.values(), key=lambda skill: skill.slug):
        named = ((("name",), skill.name, "name"), *((("aliases", index), alias, "alias") for index, alias in enumerate(skill.aliases)))
        for route, word, what in named:
            owner, owned_as = owners.setdefault(normalise(word), (skill.slug, what))
            if owner != skill.slug:
                message = f"the {what} `{word}` is already the {owned_as} of `{owner}`"
                hint = f"delete it here, or from `skills/{owner}.yml`; until then it means `{owner}`"
                yield Finding(skill.place(*route), message, hint, Severity.WARNING)


def deprecated_skill(hub: Hub) -> Iterator[Finding]:
    """A profile claims and wants no skill that the hub has given up.

    Bad:
        skills:
          - skill: jenkins      # `status: deprecated`, `replaced_by: forge-pipelines`
    Good:
        skills:
          - skill: forge-pipelines
    """
    for person in hub.present:
        every: tuple[Claim | Want, ...] = (*person.claims, *person.wants)
        for said in every:
            skill = hub.skills.get(said.skill.slug or "")
            if skill and skill.deprecated:
                hint = f"write `{skill.replaced_by}`, which replaces it" if skill.replaced_by else "delete the entry, if it no longer matters"
                yield Finding(person.place(*said.route, "skill"), f"`{said.skill.text}` is no longer in use", hint, Severity.NOTICE)


def parent_loop(hub: Hub) -> Iterator[Finding]:
    """No skill is a part of itself.

    Bad:
        name: SQL               # while skills/postgresql.yml says `parent: sql`
        parent: postgresql
    Good:
        name: SQL
        parent: databases
    """
    for skill in hub.skills.values():
        seen, above = {skill.slug}, skill.parent
        while above and above in hub.skills and above not in seen:
            seen.add(above)
            above = hub.skills[above].parent
        if above == skill.slug:
            message = f"following `parent` upwards from `{skill.slug}` leads back to it"
            yield Finding(skill.place("parent"), message, "delete the `parent` of the broadest of these skills")
