"""Build time, time zones, and dates read and written as Ruby does: the only package that reads the clock or TZ."""
