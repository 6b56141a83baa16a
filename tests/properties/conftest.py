"""One profile for all properties: the same examples on every machine, no clock."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "anjuan",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=120,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("anjuan")
