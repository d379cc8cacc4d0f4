"""The checker of plain language at the office: beside the editor, as a report, and its word list."""
