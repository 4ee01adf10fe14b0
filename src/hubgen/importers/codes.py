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
    "file-exists": Meaning(
        """An import adds files; one that is there already is left as it is.

    Bad:
        Ada Ng                  # while people/ada-ng.yml is there
    Good:
        Bruno Sá                # while people/bruno-sa.yml is not
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
