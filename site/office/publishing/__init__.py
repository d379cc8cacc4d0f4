"""Publishing although something was not mended: the reason, the log, the report; and Wagtail's own content checks."""
