"""A guess from many names is the one that difflib makes."""

from hypothesis import given
from hypothesis import strategies as st

from hubgen.content.guesses import MOST_SPENT, Guesses
from hubgen.content.slugs import did_you_mean

WORDS = st.text(alphabet="abcdeé佐#+", max_size=9)


@given(word=WORDS, names=st.sets(WORDS, max_size=12), likeness=st.sampled_from([0.6, 0.78]))
def test_a_guess_is_the_one_made_by_comparing_with_every_name(word: str, names: set[str], likeness: float) -> None:
    assert Guesses(names, likeness=likeness).nearest(word) == did_you_mean(word, sorted(names), likeness=likeness)


def test_guessing_stops_when_enough_is_spent_and_keeps_what_it_knows() -> None:
    guesses = Guesses([f"name{n}" for n in range(2_000)], likeness=0.6)
    first = guesses.nearest("name77x")
    words = MOST_SPENT // 2_000 // 100 + 2
    assert [guesses.nearest(f"name{n}y") for n in range(2 * words)][-1] == ""
    assert (guesses.nearest("name77x"), first != "") == (first, True)
