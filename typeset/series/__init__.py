"""The issues of one newsletter in their order: rhythm, gaps, and the issue that comes next."""
