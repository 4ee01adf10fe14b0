"""`python -m hubgen` is the `hubgen` command."""

from hubgen.cli import main

if __name__ == "__main__":
    main()
