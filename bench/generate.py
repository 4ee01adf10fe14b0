"""Make a hub of any size: `python bench/generate.py 10000 /tmp/hub`. The same size and seed give the same bytes."""

import argparse
import random
import shutil
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 22)
FIRST = ["Ada", "Bruno", "Chidi", "Dana", "Elif", "Farid", "Giulia", "Hana", "Ines", "Jonas", "Kofi", "Lena", "Maya", "Noor", "Olga", "Priya", "Quinn", "Rui", "Sara", "Tomás", "Uma", "Vera", "Wen", "Ximena", "Yuki", "Zoë", "Łukasz", "Søren", "Παύλος", "Дарія", "陽子", "نور"]
LAST = ["Abara", "Bach", "Costa", "Duarte", "Eriksen", "Fonseca", "Gupta", "Hansen", "Ito", "Jansen", "Kaya", "Lopes", "Mbeki", "Nowak", "Okafor", "Petrov", "Quist", "Rossi", "Silva", "Tanaka", "Ueda", "Vidal", "Wang", "Xu", "Yilmaz", "Zhang", "Ørsted", "Đặng", "Κώστα", "김"]
PLACES = (("Lisbon", "Europe/Lisbon"), ("Athens", "Europe/Athens"), ("Tokyo", "Asia/Tokyo"), ("Halifax", "America/Halifax"), ("Nairobi", "Africa/Nairobi"), ("São Paulo", "America/Sao_Paulo"))
LANGUAGES = ("English", "Portuguese", "Greek", "Japanese", "French", "German", "Swahili")
WORDS = ["index", "query", "ledger", "ferry", "harbour", "ticket", "release", "plan", "budget", "sample", "pattern", "review", "test", "queue", "schema", "deploy", "measure", "sketch", "story", "signal", "border", "season", "timetable"]


def generate(size: int, root: Path, seed: int = 42) -> None:
    """Write a hub of *size* people: skills as Zipf's law spreads them, a circle for every 50 people, six notes each."""
    rng = random.Random(seed)
    skills = [f"{rng.choice(WORDS)}-{rng.choice(WORDS)}-{number}" for number in range(min(size // 5, 2000) + 50)]
    weights = [1 / rank for rank in range(1, len(skills) + 1)]
    people = [f"person-{number:06d}" for number in range(size)]
    for folder in ("people", "skills", "circles", "docs", "hooks"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "hooks" / "pages.py", root / "hooks" / "pages.py")
    (root / "docs" / "index.md").write_text("Welcome.\n", "utf-8")
    (root / "mkdocs.yml").write_text(_settings(), "utf-8")
    for number, skill in enumerate(skills):
        text = f"name: {skill.replace('-', ' ').title()}\naliases: [{skill}-x]\ncategory: {WORDS[number % 12].title()}\ndescription: {_prose(rng, 20)}\n"
        (root / "skills" / f"{skill}.yml").write_text(text, "utf-8")
    for number, slug in enumerate(people):
        (root / "people" / f"{slug}.yml").write_text(_person(rng, number, size, skills, weights), "utf-8")
    for number in range(max(2, size // 50)):
        _circle(rng, root / "circles" / f"circle-{number:04d}", number, people, skills)


def _settings() -> str:
    return (HERE / "bench" / "mkdocs.yml").read_text("utf-8")


def _person(rng: random.Random, number: int, size: int, skills: list[str], weights: list[float]) -> str:
    place, zone = rng.choice(PLACES)
    chosen = sorted(set(rng.choices(skills, weights, k=rng.randint(4, 12))))
    lines = [
        f"name: {rng.choice(FIRST)} {rng.choice(LAST)}",
        f"role: {rng.choice(WORDS).title()} engineer",
        f"team: Team {number % max(2, size // 12)}",
        f"location: {place}",
        f"timezone: {zone}",
        f"languages: [English, {rng.choice(LANGUAGES[1:])}]",
        "hours: 09:00-17:00",
        f"contact:\n  email: person{number}@example.com",
        f"about: |\n  {_prose(rng, 60)}\n\n  {_prose(rng, 50)}",
        "skills:",
    ]
    for skill in chosen:
        lines.append(f"  - skill: {skill}\n    level: {rng.randint(1, 4)}\n    since: {rng.randint(2005, 2026)}")
        if rng.random() < 0.3:
            lines.append("    teaches: true")
    lines.append(f"wants:\n  - skill: {rng.choice(skills)}\n    why: {_prose(rng, 8)}")
    lines.append(f"teaching:\n  seats: {rng.randint(0, 3)}")
    lines.append(f"confirmed: {TODAY - timedelta(days=rng.randint(0, 500))}")
    return "\n".join(lines) + "\n"


def _circle(rng: random.Random, folder: Path, number: int, people: list[str], skills: list[str]) -> None:
    folder.mkdir(exist_ok=True)
    members = rng.sample(people, min(12, len(people)))
    start = date(2026, 1, 5) + timedelta(days=number % 5)
    day = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")[number % 5]
    fields = (
        f"name: Circle {number}\npurpose: {_prose(rng, 10)}\nskills: [{rng.choice(skills)}]\nleads: [{members[0]}]\n"
        f"members: [{', '.join(members)}]\nmeets:\n  rule: every 2 weeks on {day}\n  at: 12:30\n  timezone: Europe/Lisbon\n  starts: {start}\n"
    )
    (folder / "index.md").write_text(f"---\n{fields}---\n{_prose(rng, 80)}\n", "utf-8")
    for index in range(6):
        on = start + timedelta(weeks=2 * index)
        body = f"{_prose(rng, 120)}\n\n## What we saw\n\n- {_prose(rng, 12)}\n- {_prose(rng, 12)}\n\n```python\nfor row in rows:\n    print(row)\n```\n\n## What is next\n\n{_prose(rng, 120)}\n"
        fields = f"title: {_prose(rng, 4)}\npresenters: [{members[index % len(members)]}]\nattendees: [{', '.join(members[:6])}]\n"
        (folder / f"{on}-{rng.choice(WORDS)}.md").write_text(f"---\n{fields}---\n{body}", "utf-8")


def _prose(rng: random.Random, words: int) -> str:
    return " ".join(rng.choices(WORDS, k=words)).capitalize() + "."


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int)
    parser.add_argument("root", type=Path)
    parser.add_argument("--seed", type=int, default=42)
    options = parser.parse_args()
    generate(options.size, options.root, options.seed)
