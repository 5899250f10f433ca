"""From a raw text to an issue's folder, every character accounted for."""
