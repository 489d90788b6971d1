"""Sign-ins. A user is an office, never a person."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

__all__ = ["User", "UserManager"]


class UserManager(BaseUserManager["User"]):
    """Creates users by actor id."""

    def create_user(self, actor: str, password: str | None = None) -> "User":
        """Create the sign-in of an office; without a password only an exercise lets it in."""
        user = self.model(actor=actor)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """The sign-in of the office `actor`."""

    actor = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=5, default="ar")

    USERNAME_FIELD = "actor"

    objects = UserManager()

    class Meta:
        app_label = "db"
