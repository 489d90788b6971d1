"""The sign-in of an exercise, worth nothing anywhere else."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from hudna.db import session

__all__ = ["EXERCISE", "ExerciseBackend", "by_account"]

EXERCISE = "hudna.web.accounts.backends.ExerciseBackend"


class ExerciseBackend(ModelBackend):
    """Lets an office in without a password while everything here is an exercise.

    It is asked on every request, so that a session of an exercise ends with the exercise.
    """

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **credentials: Any,
    ) -> Any:
        """Return the sign-in of `office`, made on first use; null outside of an exercise."""
        office = credentials.get("office")
        if not office or not session.exercise() or not session.is_office(office):
            return None
        users: Any = get_user_model()._default_manager
        name = f"{office} (exercise)"
        return users.filter(name=name).first() or users.create_user(office, name=name)

    def get_user(self, user_id: int) -> Any:
        """Return the user of a session, null outside of an exercise."""
        return super().get_user(user_id) if session.exercise() else None


def by_account(request: HttpRequest) -> bool:
    """Return whether the reader signed in with an account, and not as an office of an exercise."""
    backend = request.session.get("_auth_user_backend")
    return request.user.is_authenticated and backend != EXERCISE
