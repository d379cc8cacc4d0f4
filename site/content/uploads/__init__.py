"""What staff may upload. Files are known by their content, never by their name; a refusal is a sentence.

A cleaned file replaces the uploaded one in place, so every later use of the upload, whoever makes it, gets the clean
one.
"""
