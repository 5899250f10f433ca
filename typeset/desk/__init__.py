"""The desk: the preview with hands.  Every act in the browser is a small edit of plain files."""
