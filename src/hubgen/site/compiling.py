"""Templates become functions that write HTML, each compiled when the first page of its kind is rendered."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from functools import cache, cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from hubgen.site import words
from hubgen.site.escaping import html, written


class Unfolded(CodeGenerator):
    """Computes nothing beforehand, so that code hangs on the template alone, and not on what its filters do today."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        if not isinstance(node, nodes.TemplateData | nodes.Const):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class Direct(Unfolded):
    """Writes shorter code than Jinja's, since it knows more: the templates are ours, and so is what fills them.

    Everything is escaped, no function asks for the context, and an attribute is one of a dataclass, never a key.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Read an attribute."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Call a function or a macro."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.write(f"{keyword.key}=")
            self.visit(keyword.value, frame)
            self.write(", ")
        self.write(")")

    def visit_Mod(self, node: nodes.BinExpr, frame: Frame) -> None:
        """Fill in what stands between `trans` and `endtrans`."""
        if not isinstance(node.left, nodes.MarkSafeIfAutoescape):
            super().visit_Mod(node, frame)
            return
        self.write("environment.filled(")
        self.visit(node.left.expr, frame)
        self.write(", ")
        self.visit(node.right, frame)
        self.write(")")

    def visit_Import(self, node: nodes.Import, frame: Frame) -> None:
        """Take another template's macros: they know the globals, which are the same for all templates."""
        self.writeline(f"{frame.symbols.ref(node.target)} = environment.parts(", node)
        self.visit(node.template, frame)
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Make a macro of a function. One without defaults is called by position, as any function."""
        if macro_ref.node.defaults or macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller:
            super().macro_def(macro_ref, frame)
            return
        self.write("environment.macro(macro)")

    def write_commons(self) -> None:
        """Begin a function; what it calls for every value is a name of its own."""
        super().write_commons()
        self.writeline("written = environment.written")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("written(")


def filled(form: str, values: Mapping[str, object]) -> Markup:
    """Fill *values* into a translated *form*, which is HTML."""
    return html(form % {name: written(value) for name, value in values.items()})


def macro(write: Callable[..., str]) -> Callable[..., Markup]:
    """Say that what a function writes is HTML."""
    return lambda *arguments: html(write(*arguments))


class Templates(Environment):
    """Jinja's environment for templates of which thousands of pages are made."""

    code_generator_class = Direct
    written = staticmethod(written)
    filled = staticmethod(filled)
    macro = staticmethod(macro)

    @cached_property
    def parts(self) -> Callable[[str], TemplateModule]:
        """Give the macros of a template, by its name; they are made once."""
        return cache(lambda name: self.get_template(name).module)

    def page(self, name: str) -> Callable[[object, str, object], str]:
        """Give what writes a page with the template *name*: a function of *view*, *up* and *page*."""
        return self.parts(_AS_MACRO + name).write  # type: ignore[attr-defined,no-any-return]  # Pages defines it

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give the names that every template knows: one dict, where Jinja would look through two for each page."""
        return self.globals if d is None else {**self.globals, **d}


_AS_MACRO = "macro:"


class Pages(PackageLoader):
    """Finds templates. Behind `macro:`, the name of a page's gives it as a macro.

    That is called by position, where `Template.render` would look up by name all that a page uses.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool] | None]:
        """Give the text of a template, and its file."""
        source, file, is_new = super().get_source(environment, template.removeprefix(_AS_MACRO))
        if template.startswith(_AS_MACRO):
            source = f"{{% macro write(view, up, page) %}}{source.removesuffix(chr(10))}{{% endmacro %}}"
        return source, file, is_new


class Spoken(Extension):
    """Looks `_('…')` up once, when a template is compiled, and not on each of ten thousand pages."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Put the translation in the place of the call."""
        tokens = list(stream)
        at = 0
        while at < len(tokens):
            if [token.type for token in tokens[at : at + 4]] == _CALL and tokens[at].value == "_":
                yield Token(tokens[at].lineno, "string", words._(tokens[at + 2].value))
                at += 4
            else:
                yield tokens[at]
                at += 1


_CALL = ["name", "lparen", "string", "rparen"]
