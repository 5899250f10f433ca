"""The recogniser's rules: each takes a draft and returns it with one more thing recognised."""
