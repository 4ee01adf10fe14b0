"""hubgen turns a git repository of small text files into a company's living library of skills."""

__version__ = "0.1.0"
