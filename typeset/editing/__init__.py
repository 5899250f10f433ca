"""Every act of the desk as a small edit of plain files; the rest stays byte for byte."""
