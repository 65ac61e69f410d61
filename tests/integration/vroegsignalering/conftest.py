from tests.steun.vroegsignalering_fixtures import proef

__all__ = ["proef"]
