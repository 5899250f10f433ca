"""A Word file that came back: what was changed in it, proposed as changes to the articles."""
