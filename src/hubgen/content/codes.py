"""Every code of a reader becomes what it means: the rule in one sentence, then `Bad:` and `Good:`, as a check has them."""

from collections.abc import Mapping
from dataclasses import dataclass

from hubgen.problems import Severity


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code means, and how much it matters; *text* has the form of a check's docstring."""

    text: str
    severities: tuple[Severity, ...] = (Severity.ERROR,)


FILES: Mapping[str, Meaning] = {
    "yaml-syntax": Meaning("""A file is YAML: each key stands exactly below its neighbour, and a text with a colon has quotes.

    Bad:
        note: Careful: only reports
    Good:
        note: "Careful: only reports"
    """),
    "duplicate-key": Meaning("""A key stands once; the message names the line on which it stood first.

    Bad:
        skills: [{skill: sql}]
        skills: [{skill: python}]
    Good:
        skills:
          - skill: sql
          - skill: python
    """),
    "several-documents": Meaning("""A file holds one document: no line `---` in the middle.

    Bad:
        name: Ada Ng
        ---
        name: Bruno Sá
    Good:
        name: Ada Ng
    """),
    "yaml-alias": Meaning("""Values are written out: no `&name` and `*name` of YAML, and a text that begins so has quotes.

    Bad:
        role: *lead
    Good:
        role: "*lead"
    """),
    "yaml-tag": Meaning("""Values are plain: no `!tag` of YAML, and a text that begins so has quotes.

    Bad:
        note: !important
    Good:
        note: "!important"
    """),
    "too-deep": Meaning("""Lists and maps are nested eight deep at most.

    Bad:
        levels: [[[[[[[[[1]]]]]]]]]
    Good:
        levels: {1: reads a query}
    """),
    "too-many-values": Meaning("""A file holds 5,000 values at most.

    Bad:
        aliases: [a1, a2, a3]   # and so on, 5,000 times
    Good:
        aliases: [a1, a2, a3]
    """),
    "too-large": Meaning("""A file has 64 kB at most, one value 20,000 characters, and a picture 2 MB.

    Bad:
        circles/sql/2026-03-10-the-whole-manual.md      # 200 kB
    Good:
        circles/sql/2026-03-10-indexes.md               # 4 kB, and a link to the manual
    """),
    "not-utf8": Meaning("""A file is saved as UTF-8.

    Bad:
        name: Bruno S\\xe1      # saved as Latin-1 or Windows-1252
    Good:
        name: Bruno Sá          # saved as UTF-8
    """),
    "forbidden-character": Meaning("""A text has no invisible characters that would show a reviewer something else than what is read.

    Bad:
        name: "Ada\\u202e gN"   # a sign that turns the rest of the line round
    Good:
        name: Ada Ng
    """),
    "merge-conflict": Meaning("""No merge conflict is left in a file.

    Bad:
        <<<<<<< main
        team: Payments
        =======
        team: Platform
        >>>>>>> my-branch
    Good:
        team: Platform
    """),
    "empty-file": Meaning("""A file says something.

    Bad:
        # people/ada-ng.yml, without a line
    Good:
        name: Ada Ng
    """),
    "not-a-map": Meaning("""A file is made of `key: value` lines.

    Bad:
        Ada Ng
    Good:
        name: Ada Ng
    """),
    "not-a-list": Meaning("""`programs/do-not-pair.yml` is a list.

    Bad:
        pair: [ada-ng, bruno-sa]
    Good:
        - [ada-ng, bruno-sa]
    """),
    "missing-front-matter": Meaning("""A circle, a note and a program begin with `---`, their fields, and `---` again.

    Bad:
        title: Indexes
    Good:
        ---
        title: Indexes
        ---
    """),
    "unclosed-front-matter": Meaning("""The fields of a circle, a note and a program end with a line of exactly `---`.

    Bad:
        ---
        title: Indexes

        We read a query plan.
    Good:
        ---
        title: Indexes
        ---

        We read a query plan.
    """),
    "bad-file-name": Meaning("""A file's name is small letters, digits and hyphens; a note's begins with the day.

    Bad:
        people/Ada Ng.yml
        circles/sql/indexes.md
    Good:
        people/ada-ng.yml
        circles/sql/2026-03-10-indexes.md
    """),
    "missing-index": Meaning("""A circle and a program have an `index.md` in their folder.

    Bad:
        circles/sql/2026-03-10-indexes.md       # and no circles/sql/index.md
    Good:
        circles/sql/index.md
        circles/sql/2026-03-10-indexes.md
    """),
    "not-a-file": Meaning("""A file is a file, and no link to one elsewhere.

    Bad:
        people/ada-ng.yml -> ../../elsewhere/ada.yml
    Good:
        people/ada-ng.yml
    """),
    "unread-file": Meaning(
        """A folder of the hub holds only what the hub reads.

    Bad:
        people/ada-ng.txt
    Good:
        people/ada-ng.yml
    """,
        (Severity.WARNING,),
    ),
}
"""What can be wrong with a file as a whole."""

VALUES: Mapping[str, Meaning] = {
    "unknown-field": Meaning("""A key is one that the hub knows; the message names the nearest.

    Bad:
        timezon: Europe/Lisbon
    Good:
        timezone: Europe/Lisbon
    """),
    "missing-field": Meaning("""What has to be there is there: a `name`, a circle's `purpose`, a note's `title`.

    Bad:
        role: Writer            # people/bruno-sa.yml, without a name
    Good:
        name: Bruno Sá
        role: Writer
    """),
    "empty-value": Meaning("""A list's entry, and a key that has to be there, has a value.

    Bad:
        languages: [English, ]
        name:
    Good:
        languages: [English]
        name: Ada Ng
    """),
    "wrong-type": Meaning("""A list stands where a list belongs, a map where a map, a number where a number.

    Bad:
        languages: English
    Good:
        languages: [English]
    """),
    "wrong-length": Meaning("""A list and a text are as long as they may be: a line has 200 characters at most.

    Bad:
        pair: [ada-ng, bruno-sa, chidi-okafor]
    Good:
        pair: [ada-ng, bruno-sa]
    """),
    "out-of-range": Meaning("""A number is not absurd.

    Bad:
        since: 3014
    Good:
        since: 2014
    """),
    "unknown-value": Meaning("""Where only some words will do, it is one of them.

    Bad:
        status: gone
    Good:
        status: former
    """),
    "bad-text": Meaning("""What is one line stays on one line.

    Bad:
        role: |
          Backend
          engineer
    Good:
        role: Backend engineer
    """),
    "bad-date": Meaning("""A date exists, and is written as year, month, day.

    Bad:
        joined: 31.02.2026
    Good:
        joined: 2026-02-28
    """),
    "bad-time": Meaning("""A time is hours and minutes; working hours are two of them.

    Bad:
        hours: 9 to 5
    Good:
        hours: 09:00-17:00
    """),
    "bad-span": Meaning("""A span of time is a number of days, weeks, months or years.

    Bad:
        check_in_every: now and then
    Good:
        check_in_every: 2 weeks
    """),
    "bad-rule": Meaning("""When a circle meets is said in words that mean one thing, or as an RRULE.

    Bad:
        rule: every second Tuesday      # every other one, or the second of the month?
    Good:
        rule: every 2 weeks on Tuesday
    """),
    "unknown-zone": Meaning("""A time zone has its IANA name.

    Bad:
        timezone: Lisbon
    Good:
        timezone: Europe/Lisbon
    """),
    "bad-level": Meaning("""A level is 1 to 4, or one of the hub's words for them.

    Bad:
        level: expert
    Good:
        level: 4
    """),
    "bad-url": Meaning("""A web address is written in full, without a password in it.

    Bad:
        chat: chat.example.com/ada
    Good:
        chat: https://chat.example.com/ada
    """),
    "bad-email": Meaning("""An e-mail address is one address and nothing else.

    Bad:
        email: Ada <ada@example.com>
    Good:
        email: ada@example.com
    """),
    "bad-account": Meaning("""An account on the forge is its name alone.

    Bad:
        forge: https://github.com/ada-ng
    Good:
        forge: ada-ng
    """),
    "bad-slug": Meaning("""A person, and a skill's parent, is named by the file's name without its ending.

    Bad:
        manager: Bruno Sá
    Good:
        manager: bruno-sa
    """),
    "bad-pair": Meaning("""An entry of `programs/do-not-pair.yml` names two people.

    Bad:
        - [ada-ng]
    Good:
        - [ada-ng, bruno-sa]
    """),
    "unknown-person": Meaning("""A person who is named has a profile.

    Bad:
        leads: [ada]            # the file is people/ada-ng.yml
    Good:
        leads: [ada-ng]
    """),
    "unknown-skill": Meaning(
        """A skill that is named has a file, under this name or as an alias; the hub's owner decides how much that matters.

    Bad:
        skills:
          - skill: kuberntes
    Good:
        skills:
          - skill: kubernetes
    """,
        (Severity.WARNING, Severity.ERROR),
    ),
}
"""What can be wrong with one value."""
