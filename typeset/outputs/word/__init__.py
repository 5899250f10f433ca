"""Word: an issue as a .docx with real styles on the grid of GB/T 9704-2012, and the way back."""
