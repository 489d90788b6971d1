"""The desk as a Django app."""

from django.apps import AppConfig, apps

__all__ = ["WebConfig"]


class WebConfig(AppConfig):
    """Hears what people do to their own accounts."""

    name = "hudna.web"

    def ready(self) -> None:
        """Write it into the list their administrator reads."""
        from allauth.account.signals import password_changed
        from allauth.mfa.signals import authenticator_added, authenticator_removed

        from hudna.web.accounts import events

        password_changed.connect(events.password_changed)
        authenticator_added.connect(events.factor_added)
        authenticator_removed.connect(events.factor_removed)
        if apps.is_installed("allauth.socialaccount"):
            from allauth.socialaccount.signals import social_account_added, social_account_removed

            social_account_added.connect(events.identity_added)
            social_account_removed.connect(events.identity_removed)
