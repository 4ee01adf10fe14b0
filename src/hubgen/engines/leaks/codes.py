"""Every code of the leak check becomes what it means."""

from collections.abc import Mapping

from hubgen.content.codes import Meaning
from hubgen.problems import Severity

LEAKS: Mapping[str, Meaning] = {
    "leaked-value": Meaning(
        """A site for the public holds no value that stands in no public field.

    Bad:
        email: ada@example.com          # only under `private:`, and yet on a page
    Good:
        email: ada@example.com          # only under `private:`, and on no page
    """,
        (Severity.ERROR,),
    ),
}
