"""Newsletter typesetting: a YAML manifest and its articles become a printed issue."""

__version__ = "0.1.0"
