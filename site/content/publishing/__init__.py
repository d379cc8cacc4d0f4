"""What a page needs before the public sees it: the check-list, and the one question that every door asks."""
