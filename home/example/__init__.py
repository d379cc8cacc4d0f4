"""Example content for a try-out: read from the city's folder, written by us, marked as example."""
