"""Words that need an explanation: kept once, explained where they stand, and listed in the glossary."""
