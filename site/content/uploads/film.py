"""What an uploaded film says of itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Film:
    """0 stands for what the file does not say."""

    width: int
    height: int
    seconds: float
    frames_per_second: float

    @property
    def length(self) -> str:
        """Minutes and seconds, as players show them."""
        minutes, seconds = divmod(round(self.seconds), 60)
        return f"{minutes}:{seconds:02}"
