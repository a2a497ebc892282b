"""Settings that all tests share."""

from hypothesis import settings

# The same examples on every run and no deadline: a slow machine is no failure.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")
