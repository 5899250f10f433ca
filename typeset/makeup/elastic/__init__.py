"""What stands on a page only where white would remain: pull quotes, fillers of the stock."""
