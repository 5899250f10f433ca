"""The page itself, live in a browser: set, rendered and served anew at every save."""
