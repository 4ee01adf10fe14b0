"""MkDocs asks, hubgen answers: every page that is made from the hub comes in here."""

from hubgen.engines.mkdocs import on_config  # noqa: F401 - MkDocs finds it by its name
