"""Where files are: the built-in layouts and fonts, and the user's cache."""
