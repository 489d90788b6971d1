"""Keys that were rotated or revoked stay known."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One nullable column."""

    dependencies = [("db", "0002_corrections")]

    operations = [
        migrations.AddField("key", "ended", models.CharField(max_length=64, null=True)),
    ]
