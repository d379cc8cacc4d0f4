"""Help to draft: services that the city runs itself propose texts in other versions. Off unless one is named."""
