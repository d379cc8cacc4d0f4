"""Amounts as they stand on the German page and on paper beside it: 12.000, with the same digits."""

THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
