"""The language versions at work: the board, a version beside the German text, what reading groups say."""
