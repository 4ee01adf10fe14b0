"""Every code of an import becomes what it means."""

from collections.abc import Mapping

from hubgen.content.codes import Meaning
from hubgen.problems import Severity

IMPORTS: Mapping[str, Meaning] = {
    "unreadable-row": Meaning(
        """A row of the table can be read, and is left out if not.

    Bad:
        Ada Ng,"Backend, the quote never ends
    Good:
        Ada Ng,"Backend, retries"
    """,
        (Severity.WARNING,),
    ),
    "no-rows": Meaning(
        """A file that is imported holds something about somebody.

    Bad:
        name,team
    Good:
        name,team
        Ada Ng,Payments
    """,
        (Severity.WARNING,),
    ),
    "unnamed-row": Meaning(
        """A row has a name or a slug.

    Bad:
        name,role
        ,Writer
    Good:
        name,role
        Bruno Sá,Writer
    """,
        (Severity.WARNING,),
    ),
    "repeated-column": Meaning(
        """The columns of a table have names of their own; of two alike the last one counts.

    Bad:
        name,team,team
    Good:
        name,team,former team
    """,
        (Severity.WARNING,),
    ),
    "missing-column": Meaning(
        """A column that the map names is in the table.

    Bad:
        name: Full name         # in the map; the table calls it `Name`
    Good:
        name: Name
    """,
        (Severity.NOTICE,),
    ),
    "unplaced-column": Meaning(
        """A column is read as something, or the map says that it is not.

    Bad:
        name,shoe size
    Good:
        name,team
    """,
        (Severity.NOTICE,),
    ),
    "duplicate-slug": Meaning(
        """Each row becomes a file of its own; the second of two with the same slug is left out.

    Bad:
        name
        Ada Ng
        Ada-Ng
    Good:
        slug,name
        ada-ng,Ada Ng
        ada-ng-2,Ada-Ng
    """,
        (Severity.WARNING,),
    ),
    "same-name": Meaning(
        """Two people of one name, told apart by their addresses or accounts, have files of their own: look who is who.

    Bad:
        name,email
        Anna Roth,anna.roth@example.com
        Anna Roth,anna.roth2@example.com
    Good:
        slug,name,email
        anna-roth,Anna Roth,anna.roth@example.com
        anna-roth-sales,Anna Roth,anna.roth2@example.com
    """,
        (Severity.NOTICE,),
    ),
    "file-exists": Meaning(
        """An import changes a file only if it can be read, and is about the same person.

    Bad:
        Ada Ng,ada.ng@example.com       # while people/ada-ng.yml has another address
    Good:
        Ada Ng,ada@example.com          # while people/ada-ng.yml has the same
    """,
        (Severity.WARNING,),
    ),
    "several-teams": Meaning(
        """Somebody is in one team, and in those above it.

    Bad:
        [{"login": "ada"}]      # in team-payments.json and in team-search.json
    Good:
        [{"login": "ada"}]      # in team-payments.json alone
    """,
        (Severity.NOTICE,),
    ),
    "not-a-person": Meaning(
        """A row is about a person: teams, machines, groups and blocked accounts are left out.

    Bad:
        /docs/ @acme/payments     # a team, in CODEOWNERS
    Good:
        /docs/ @ada
    """,
        (Severity.NOTICE,),
    ),
    "missing-sheet": Meaning(
        """The sheet that was asked for is in the spreadsheet.

    Bad:
        --sheet Poeple
    Good:
        --sheet People
    """,
        (Severity.ERROR,),
    ),
    "unreadable-file": Meaning(
        """A spreadsheet can be opened, and was saved by a program for spreadsheets.

    Bad:
        people.xls
    Good:
        people.xlsx
    """,
        (Severity.ERROR,),
    ),
    "unmapped-grid": Meaning(
        """A map says what the answers mean where a survey asks about many skills.

    Bad:
        Name,What can you do? [Python],What can you do? [SQL]      # and no map
    Good:
        grids:
          - question: What can you do?
            answers:
              I could teach it: {teaches: true}
    """,
        (Severity.WARNING,),
    ),
    "unknown-answer": Meaning(
        """The map says what each answer of a survey means, if only that it means nothing.

    Bad:
        answers:
          I could teach it: {teaches: true}      # and somebody answered `Not for me`
    Good:
        answers:
          I could teach it: {teaches: true}
          Not for me: nothing
    """,
        (Severity.WARNING,),
    ),
    "name-clash": Meaning(
        """The name of a skill does not mean another one already.

    Bad:
        Py                      # while skills/python.yml has the alias `py`
    Good:
        PyPy
    """,
        (Severity.WARNING,),
    ),
    "alias-clash": Meaning(
        """An alias does not mean another skill already; it is left out if it does.

    Bad:
        JavaScript,js           # while skills/java.yml has the alias `js`
    Good:
        JavaScript,ecmascript
    """,
        (Severity.NOTICE,),
    ),
}
"""What an import says of a table, beside the codes of readers."""
