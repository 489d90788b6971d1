"""The scene of the actions: a case before the guarantors."""

from tests.actions.conftest import scene

__all__ = ["scene"]
