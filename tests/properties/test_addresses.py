"""The short cut for plain web addresses sees what the library sees."""

from urllib.parse import urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from hubgen.views.refs import Address, address

STARTS = st.sampled_from(["http://", "https://", "https://www.", "https://a.example", "https:/", "HTTPS://"])


@settings(max_examples=400, deadline=None)
@given(STARTS, st.text(alphabet="aZw09.-/?#@:[]\\% \t\n\r\u00e9\uff0e", max_size=12))
def test_the_host_that_is_shown_is_the_one_that_the_link_leads_to(start: str, rest: str) -> None:
    text = start + rest
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "") if parts.username is None else ""
    except ValueError:
        host = ""
    leads = bool(host) and text.startswith(("https://", "http://"))
    assert address(text) == (Address(host.removeprefix("www."), text) if leads else Address(text))
