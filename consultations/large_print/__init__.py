"""A consultation as a large-print PDF, from what its page says: docs/adr/0029-large-print.md."""
