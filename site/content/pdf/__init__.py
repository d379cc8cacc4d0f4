"""Pages as tagged PDFs. Nothing here is imported before somebody asks for one: docs/adr/0029-large-print.md."""
