"""What a template writes: everything is escaped, whatever short cut its compiled form takes."""

import pytest
from jinja2 import DictLoader, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from hubgen.site.compiling import Spoken, Templates
from hubgen.site.escaping import written
from hubgen.views.refs import Link

EVIL = "<b title='x'>\"R&D\"</b>"


def write(template: str, **values: object) -> str:
    environment = Templates(loader=DictLoader({"it": template}), autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n", Spoken])
    environment.install_gettext_callables(str, lambda one, many, n: one if n == 1 else many, newstyle=False)  # type: ignore[attr-defined]
    return environment.get_template("it").render(**values)


@pytest.mark.parametrize("value", ["", "Ada Ng", "&", "<", ">", '"', "'", EVIL, "&amp;", 3, None, Markup("<b>"), 1.5, ["<"]])
def test_a_value_is_written_as_the_library_escapes_it(value: object) -> None:
    assert written(value) == str(escape(value))


@pytest.mark.parametrize(
    "template",
    [
        "{{ value }}",
        "{{ link.name }}",
        "{{ link|attr('name') }}",
        "{% trans it=value %}{{ it }}{% endtrans %}",
        "{% trans n=3, it=value %}{{ it }}{% pluralize %}{{ it }}{% endtrans %}",
        "{% for each in [value] %}{{ each }}{% endfor %}",
        "{% macro show(it, loud=false) %}{{ it }}{% endmacro %}{{ show(value, loud=true) }}",
        "{% set it %}{{ value }}{% endset %}{{ it }}",
        "{{ _('%(it)s')|format(it=value) }}",
        "{{ [value]|join(', ') }}",
        "{{ value ~ '' }}",
        "{{ value if value else '' }}",
    ],
)
def test_no_way_of_writing_a_value_leaves_it_raw(template: str) -> None:
    assert write(template, value=EVIL, link=Link(EVIL)) == str(escape(EVIL))


def test_what_is_html_already_stays() -> None:
    assert write("{{ value }}", value=Markup("<b>")) == "<b>"


@pytest.mark.parametrize(("template", "error"), [("{{ nothing }}", UndefinedError), ("{{ link.nothing }}", AttributeError)])
def test_what_does_not_exist_is_an_error(template: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        write(template, link=Link("Ada"))
