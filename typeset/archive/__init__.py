"""Many issues: find them, see what changed, rebuild it on all cores, compare, report."""
