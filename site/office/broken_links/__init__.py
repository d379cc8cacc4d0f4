"""Links that lead nowhere: found in what is live, shown to those who can mend them."""
