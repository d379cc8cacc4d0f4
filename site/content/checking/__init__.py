"""The checker of plain language at work on this site: the city's words, the texts of its pages, tips for writers."""
