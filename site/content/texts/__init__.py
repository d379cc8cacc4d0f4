"""The words of pages in their versions: which German text each of them follows, and whether that is still the one."""
