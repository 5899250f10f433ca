"""From a raw text (plain, Word, PDF, web page) to an issue's folder, every character accounted
for."""
