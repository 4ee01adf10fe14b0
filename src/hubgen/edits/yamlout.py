"""Plain values become block-style YAML that a person likes to edit, and that hubgen reads back unchanged."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias, Union

import yaml

Value: TypeAlias = Union[str, int, bool, date, Sequence["Value"], Mapping[str, "Value"]]  # noqa: UP007 - it names itself
"""What a hub's YAML is made of. Text comes back as the same text (in NFC), the rest as the text of itself."""

_LINE = 80
"""A list of plain words is written on one line when it fits; nothing else is ever broken or folded."""

# What the reader refuses to see raw in a file, or what would be another character there; written as an escape
# instead, which a reviewer sees.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)
_BLOCK_UNSEEN = re.compile(f"(?!\n){_UNSEEN.pattern}")
_PLAIN_WORD = re.compile(r"\w[\w.+#-]*(?: \w[\w.+#-]*)*")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write_yaml(values: Mapping[str, Value]) -> str:
    """Write *values* as the lines of a YAML map, in their own order; an empty one gives an empty text."""
    if not values:
        return ""
    return yaml.dump(
        values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=10**6
    )


class _Dumper(yaml.SafeDumper):
    """PyYAML's emitter, with lists indented below their key, no aliases, and our own idea of what needs quotes."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's name and type

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True

    def analyze_scalar(self, scalar: str) -> yaml.emitter.ScalarAnalysis:
        analysis = super().analyze_scalar(scalar)
        if _BLOCK_UNSEEN.search(scalar):
            analysis.allow_flow_plain = analysis.allow_block_plain = False
            analysis.allow_single_quoted = analysis.allow_block = False
        return analysis

    def write_double_quoted(self, text: str, split: bool = True) -> None:
        # PyYAML's own escapes every emoji, and writes bidi overrides raw.
        written = _TO_ESCAPE.sub(_escape, text)
        if not unicodedata.is_normalized("NFC", written):  # an accent would melt into the escape before it
            written = _TO_ESCAPE_ALL.sub(_escape, text)
        self.write_indicator(f'"{written}"', True)


_TO_ESCAPE = re.compile(f'["\\\\]|{_UNSEEN.pattern}')
_TO_ESCAPE_ALL = re.compile(f"{_TO_ESCAPE.pattern}|[^\x00-\x7f]")


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    return _ESCAPES.get(sign) or (f"\\u{ord(sign):04X}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08X}")


def _write_text(dumper: _Dumper, text: str) -> yaml.Node:
    text = unicodedata.normalize("NFC", text)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


def _write_bool(dumper: _Dumper, value: bool) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:bool", "true" if value else "false")


def _write_date(dumper: _Dumper, value: date) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value.isoformat())


def _write_list(dumper: _Dumper, values: Sequence[Value]) -> yaml.Node:
    words = [value for value in values if isinstance(value, str) and _PLAIN_WORD.fullmatch(value)]
    short = len(words) == len(values) and sum(len(word) + 2 for word in words) < _LINE
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=short)


_Dumper.add_representer(str, _write_text)
_Dumper.add_representer(bool, _write_bool)
_Dumper.add_representer(date, _write_date)
_Dumper.add_representer(list, _write_list)
_Dumper.add_representer(tuple, _write_list)

# Which plain text an editor (YAML 1.2), or an older tool (1.1), would take for something else than text. Dates and
# times are not among them: hubgen's own reader knows no types, and `at: 12:30` reads better without quotes.
for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"(?i:true|false|yes|no|on|off|y|n)", list("tTfFyYnNoO")),
    ("int", r"[-+]?[0-9][0-9_]*|0o[0-7]+|0x[0-9a-fA-F]+|0b[01]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?i:inf)|\.(?i:nan)",
        list("-+.0123456789"),
    ),
):
    _Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first)
