"""Write docs/reference/checks.md from the checks themselves: `make reference`; with `--check`, only say whether it is stale."""

import sys
from pathlib import Path

from hubgen.engines.leaks.codes import LEAKS
from hubgen.importers.codes import IMPORTS
from hubgen.reports.reference import write_reference

PAGE = Path(__file__).parents[1] / "reference" / "checks.md"


def main() -> None:
    text = write_reference({"Imports": IMPORTS, "Published sites": LEAKS})
    if "--check" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text("utf-8") != text:
        sys.exit("docs/reference/checks.md is not what the checks say now: run `make reference`")


if __name__ == "__main__":
    main()
