"""Whatever way a file is written, a change in it changes what it is about and leaves every other character."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from hubgen.content.sources import Route
from hubgen.content.yamltext import Data
from hubgen.edits.changes import CannotEdit, Drop, Put, changed, same
from hubgen.edits.rewrite import read, rewrite
from hubgen.edits.spans import find_pieces

MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])

WORD = st.sampled_from(["ada-ng", "k8s", "C++", "12:30", "no", "0123", "a b", "É", "e\u0301", "森陽", "🦊", "it's", 'say "hi"', "x, y", "a: b", "#1", "- x", "", "~"])
COMMENT = st.sampled_from(["", "  # why", " #: 'a' [b] {c}", "   # 森"])
ABOVE = st.sampled_from(["", "\n", "# said: so\n", "\n# - not: this\n"])
NAMES = st.lists(st.sampled_from(["name", "team", "leads", "skills", "Ünï", "a b"]), min_size=1, max_size=4, unique=True)
FOLDED = st.sampled_from(["|\n{0}  one\n\n{0}  two # no comment\n", ">-\n{0}  one\n{0}  two\n", "|+\n{0}  one\n\n\n"])


@st.composite
def scalars(draw: st.DrawFn) -> str:
    """A text on one line, in some quotes or none; the reader may yet refuse it."""
    word, quotes = draw(WORD), draw(st.sampled_from(["", "'", '"']))
    if quotes == "'":
        return "'" + word.replace("'", "''") + "'"
    return '"' + word.replace('"', '\\"') + '"' if quotes else word


@st.composite
def brackets(draw: st.DrawFn) -> str:
    """A list or a map in brackets."""
    space = draw(st.sampled_from(["", " ", "  "]))
    words = draw(st.lists(scalars(), max_size=3))
    if draw(st.booleans()):
        return "[" + space + f"{space}, ".join(words) + space + draw(st.sampled_from(["", ","]) if words else st.just("")) + "]"
    return "{" + f",{space} ".join(f"{key}: {word}" for key, word in zip("pqr", words, strict=False)) + space + "}"


@st.composite
def maps(draw: st.DrawFn, indent: str = "", depth: int = 0) -> str:
    """The lines of a map, with comments and blank lines between them."""
    lines = ""
    for name in draw(NAMES):
        kind = draw(st.sampled_from(["text", "text", "brackets", "folded", "list", *(["map"] if depth < 2 else [])]))
        comment = draw(COMMENT)
        head = f"{draw(ABOVE)}{indent}{name}:"
        if kind == "text":
            lines += f"{head} {draw(scalars())}{comment}\n"
        elif kind == "brackets":
            lines += f"{head} {draw(brackets())}{comment}\n"
        elif kind == "folded":
            lines += f"{head} {draw(FOLDED).format(indent)}"
        elif kind == "map":
            lines += f"{head}{comment}\n" + draw(maps(indent + "  ", depth + 1))
        else:
            lines += f"{head}{comment}\n" + draw(lists(indent + draw(st.sampled_from(["", "  "])), depth + 1))
    return lines


@st.composite
def lists(draw: st.DrawFn, indent: str, depth: int) -> str:
    entries = ""
    for _ in range(draw(st.integers(1, 3))):
        dash = f"{indent}-{draw(st.sampled_from([' ', '   ']))}"
        inside = " " * len(dash)
        entry = draw(maps(inside, depth + 1)).lstrip() if depth < 2 and draw(st.booleans()) else f"{draw(scalars() | brackets())}{draw(COMMENT)}\n"
        entries += draw(ABOVE) + dash + entry
    return entries


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file that the strict reader accepts: its path and its bytes."""
    yaml = draw(maps())
    text = f"---\n{yaml.rstrip()}\n---\n{draw(st.sampled_from(['', 'Body', '# Body --- of it'])) }\n" if draw(st.booleans()) else yaml
    path = "circles/x/index.md" if text.startswith("---\n") else "people/x.yml"
    text = text.rstrip("\n") if draw(st.booleans()) else text
    raw = (draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))).encode()
    assume(read(path, raw) is not None)
    return path, raw


def routes(data: Data, route: Route = ()) -> list[Route]:
    """Give the route of every text."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    found = [other for step, value in inner for other in routes(value, (*route, step))]
    return [route, *found] if isinstance(data, str) and route else found


@MANY
@given(files(), st.data(), st.sampled_from(["new-name", "no", "a, b: c", "it's", "森"]))
def test_a_text_is_replaced_and_all_else_stays_byte_for_byte(file: tuple[str, bytes], pick: st.DataObject, word: str) -> None:
    path, raw = file
    reading = read(path, raw)
    assert reading is not None
    known = routes(reading.data)
    assume(known)
    route = pick.draw(st.sampled_from(known))

    made = rewrite(path, raw, [Put(route, word)])

    again = read(path, made)
    assert again is not None
    assert again.data == changed(reading.data, Put(route, word))
    start = next((at for at, (one, other) in enumerate(zip(raw, made, strict=False)) if one != other), len(made))
    tail = len(raw) - old_end(path, raw, route)
    assert raw[:start] == made[:start]
    assert raw[len(raw) - tail :] == made[len(made) - tail :]
    assert start >= old_start(path, raw, route)


@MANY
@given(files(), st.data())
def test_an_entry_is_taken_away_or_the_file_is_left_alone(file: tuple[str, bytes], pick: st.DataObject) -> None:
    path, raw = file
    reading = read(path, raw)
    assert reading is not None
    entries = [route for route in routes(reading.data) if isinstance(route[-1], int)]
    assume(entries)
    route = pick.draw(st.sampled_from(entries))
    try:
        made = rewrite(path, raw, [Drop(route)])
    except CannotEdit:
        return
    again = read(path, made)
    assert again is not None
    assert same(again.data, changed(reading.data, Drop(route)))
    assert again.body == reading.body
    assert len(made) < len(raw)


def old_start(path: str, raw: bytes, route: Route) -> int:
    return span(path, raw, route)[0]


def old_end(path: str, raw: bytes, route: Route) -> int:
    return span(path, raw, route)[1]


def span(path: str, raw: bytes, route: Route) -> tuple[int, int]:
    """Give the bytes from and to which a text is written."""
    text = raw.decode()
    begin = len("\ufeff") if text.startswith("\ufeff") else 0
    if path.endswith(".md"):
        begin = text.index("\n") + 1
    yaml = text[begin:]
    if path.endswith(".md"):
        yaml = yaml[: yaml.replace("\r", " ").index("\n---") + 1]
    root = find_pieces(yaml)
    assert root is not None
    piece = root.find(route)
    assert piece is not None
    return len(text[: begin + piece.start].encode()), len(text[: begin + piece.end].encode())
