"""Decoding: what each line is, found for all lines together, by what costs least in all."""
