"""`python -m hubgen` is the `hubgen` command."""

from hubgen.cli import enter

if __name__ == "__main__":
    enter()
