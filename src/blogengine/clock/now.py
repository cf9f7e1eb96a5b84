"""The build's one clock, read once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from blogengine.clock.parse import parse_time
from blogengine.clock.zones import find_zone, in_zone, local_time
from blogengine.errors import ConfigError
from blogengine.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo


@dataclass(frozen=True, slots=True)
class Clock:
    """The build time, and the zone that all dates of the build are told in.

    `now` is aware and in `zone`; `pinned` says that the site or SOURCE_DATE_EPOCH set it, so that it stays the same on
    another day. All of it pickles.
    """

    now: datetime
    zone: tzinfo
    pinned: bool = False

    @classmethod
    def read(cls, *, time: object = None, timezone: str | None = None, environ: Mapping[str, str]) -> Clock:
        """Return the clock of a build.

        The time is the config's `time:`, then SOURCE_DATE_EPOCH (seconds since 1970), then the real one; the zone is
        the config's `timezone:`, then TZ, then the system's, then UTC. Raises ConfigError with the code `timezone` for
        an unknown zone, else `config-type`.
        """
        zone = find_zone(timezone, environ)
        real = datetime.now(zone)
        if time is not None:
            return cls(_configured(time, zone, real), zone, pinned=True)
        epoch = environ.get("SOURCE_DATE_EPOCH", "")
        return cls(_from_epoch(epoch, zone) if epoch else real, zone, pinned=bool(epoch))

    def localize(self, value: date) -> datetime:
        """Return a YAML date or time in the build's zone; see `localize`."""
        return localize(value, self.zone)

    def parse(self, text: str) -> datetime | None:
        """Return the time that `text` tells, in the build's zone, or None where it tells none.

        A wall time without offset is local; one with an offset is converted (specs: Jekyll's front-matter dates).
        """
        found = parse_time(text, self.zone, self.now)
        return found and in_zone(found, self.zone)


def localize(value: date, zone: tzinfo) -> datetime:
    """Return a YAML date or time in `zone`.

    A date is its local midnight, a time without an offset is UTC (Psych reads it so), any other keeps its instant.
    """
    if not isinstance(value, datetime):
        return local_time(datetime(value.year, value.month, value.day), zone)  # noqa: DTZ001 - a wall time
    return in_zone(value if value.tzinfo else value.replace(tzinfo=UTC), zone)


def _configured(value: object, zone: tzinfo, real: datetime) -> datetime:
    if isinstance(value, date):
        return localize(value, zone)
    found = parse_time(str(value), zone, real)
    if found is None:
        raise ConfigError(f"time is no time: {value!r}", hint="write it as 2024-01-05 23:30:00 +0100")
    return found.astimezone(zone)


def _from_epoch(text: str, zone: tzinfo) -> datetime:
    try:
        return datetime.fromtimestamp(int(text), zone)
    except (ValueError, OverflowError, OSError):
        raise ConfigError(f"SOURCE_DATE_EPOCH is no number of seconds: {text!r}") from None
