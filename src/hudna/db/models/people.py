"""Accounts: who may sign in, how they are invited, and what happened to them.

An account belongs to an office and is named after it; no table holds the name of a person.
"""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

__all__ = ["AccountEventRow", "AttemptRow", "InvitationRow", "LostKeyRow", "User", "UserManager"]


class UserManager(BaseUserManager["User"]):
    """Creates accounts."""

    def create_user(self, actor: str, password: str | None = None, **fields: Any) -> "User":
        """Create an account of an office; without a password only an exercise lets it in."""
        user = self.model(actor=actor, **{"name": actor, **fields})
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account of the office `actor`; a name is never given twice."""

    name = models.CharField(max_length=80, unique=True)
    actor = models.CharField(max_length=64, db_index=True)
    language = models.CharField(max_length=5, default="ar")
    is_active = models.BooleanField(default=True)
    since = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "name"

    objects = UserManager()

    class Meta:
        app_label = "db"


class InvitationRow(models.Model):
    """A one-time link to an account; `token` is the SHA-256 of what the link holds."""

    token = models.CharField(max_length=64, unique=True)
    actor = models.CharField(max_length=64)
    party = models.CharField(max_length=64, db_index=True)
    account = models.CharField(max_length=80, null=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    expires = models.DateTimeField()
    ended = models.DateTimeField(null=True)

    class Meta:
        app_label = "db"


class AccountEventRow(models.Model):
    """Something that was done to an account of a party; rows are only added."""

    at = models.DateTimeField()
    party = models.CharField(max_length=64)
    kind = models.CharField(max_length=24)
    account = models.CharField(max_length=80)
    by = models.CharField(max_length=80)
    about = models.CharField(max_length=200, default="")

    class Meta:
        app_label = "db"
        indexes = (models.Index(fields=("party", "id"), name="account_events_of_party"),)


class LostKeyRow(models.Model):
    """A key whose device was reported lost, refused on this desk; in other hands since `at`."""

    key = models.CharField(max_length=64, primary_key=True)
    actor = models.CharField(max_length=64)
    party = models.CharField(max_length=64, db_index=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        app_label = "db"


class AttemptRow(models.Model):
    """How often something was tried lately: the table Django's database cache keeps its rows in."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "db"
        db_table = "db_attempts"
