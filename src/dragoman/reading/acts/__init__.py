"""What statements do to the talks: propose, accept, reject … with parties, issue and terms (docs/acts.md)."""

from dragoman.reading.acts.find import find_acts, know

__all__ = ["find_acts", "know"]
