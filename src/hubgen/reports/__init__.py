"""OUT: problems and changes in one format a file."""
