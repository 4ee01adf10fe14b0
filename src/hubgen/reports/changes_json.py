"""What a change does becomes JSON, version 1."""

import json

from hubgen.views.changes.values import Changes


def report_changes_json(changes: Changes) -> str:
    """Write `{"version": 1, "touches_content": …, "changes": [...]}`; only keys are ever added to it.

    *text* is the whole sentence, *values* are the parts of it that somebody wrote.
    """
    rows = [
        {
            "group": change.group.value,
            "code": change.code,
            "path": change.path,
            "text": "".join(change.said.parts),
            "values": list(change.said.values),
        }
        for change in changes.changes
    ]
    report = {"version": 1, "touches_content": changes.touches_content, "changes": rows}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
