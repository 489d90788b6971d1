"""Accounts with names of their own, invitations, what happened to accounts, lost keys, attempts."""

import django.utils.timezone
from django.db import migrations, models


def name_accounts(apps, schema_editor):
    """Sign-ins without a password were those of an exercise."""
    users = apps.get_model("db", "User").objects.using(schema_editor.connection.alias)
    for user in users.all():
        user.name = f"{user.actor} (exercise)" if user.password.startswith("!") else user.actor
        user.save(update_fields=["name"])


class Migration(migrations.Migration):
    """An office may have several accounts, one after another or at once."""

    dependencies = [("db", "0007_hearings")]

    operations = [
        migrations.CreateModel(
            name="AccountEventRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("party", models.CharField(max_length=64)),
                ("kind", models.CharField(max_length=24)),
                ("account", models.CharField(max_length=80)),
                ("by", models.CharField(max_length=80)),
                ("about", models.CharField(default="", max_length=200)),
            ],
            options={
                "indexes": [models.Index(fields=["party", "id"], name="account_events_of_party")],
            },
        ),
        migrations.CreateModel(
            name="AttemptRow",
            fields=[
                ("cache_key", models.CharField(max_length=255, primary_key=True, serialize=False)),
                ("value", models.TextField()),
                ("expires", models.DateTimeField(db_index=True)),
            ],
            options={"db_table": "db_attempts"},
        ),
        migrations.CreateModel(
            name="InvitationRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(max_length=64, unique=True)),
                ("actor", models.CharField(max_length=64)),
                ("party", models.CharField(db_index=True, max_length=64)),
                ("account", models.CharField(max_length=80, null=True)),
                ("by", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("expires", models.DateTimeField()),
                ("ended", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="LostKeyRow",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("actor", models.CharField(max_length=64)),
                ("party", models.CharField(db_index=True, max_length=64)),
                ("by", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField("user", "is_active", models.BooleanField(default=True)),
        migrations.AddField(
            "user", "since", models.DateTimeField(default=django.utils.timezone.now)
        ),
        migrations.AddField("user", "name", models.CharField(default="", max_length=80)),
        migrations.RunPython(name_accounts, migrations.RunPython.noop),
        migrations.AlterField("user", "name", models.CharField(max_length=80, unique=True)),
        migrations.AlterField("user", "actor", models.CharField(db_index=True, max_length=64)),
    ]
