def how_many() -> int:
    return 0
