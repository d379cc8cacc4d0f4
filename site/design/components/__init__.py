"""The tags of the design system, by subject. ``templatetags/design.py`` offers them together."""
