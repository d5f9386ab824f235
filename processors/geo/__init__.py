"""Place names in, places out."""
