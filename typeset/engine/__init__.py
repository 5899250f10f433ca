"""WeasyPrint as typeset runs it: what replaces or prepares parts of it."""
