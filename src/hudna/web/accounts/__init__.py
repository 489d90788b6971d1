"""Signing in with an account: what django-allauth is told, and what it asks of us."""
