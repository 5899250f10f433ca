"""The page itself, live in a browser: set, rendered and served again at every save."""
