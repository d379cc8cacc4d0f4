"""The checker for the two German versions: plain German (``de``) and Leichte Sprache (``de-simple``)."""
