"""A newsroom's profile: how its issues are built, learnt from earlier ones as they stand now."""
