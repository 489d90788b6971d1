from django.db import migrations, models

WORDS = (
    "CREATE VIRTUAL TABLE db_search USING fts5("
    "terms, content='db_searchrow', content_rowid='id', tokenize='ascii', columnsize=0)",
    "CREATE TRIGGER db_search_put AFTER INSERT ON db_searchrow BEGIN "
    "INSERT INTO db_search(rowid, terms) VALUES (new.id, new.terms); END",
    "CREATE TRIGGER db_search_gone AFTER DELETE ON db_searchrow BEGIN "
    "INSERT INTO db_search(db_search, rowid, terms) VALUES ('delete', old.id, old.terms); END",
    "CREATE TRIGGER db_search_changed AFTER UPDATE OF id, terms ON db_searchrow BEGIN "
    "INSERT INTO db_search(db_search, rowid, terms) VALUES ('delete', old.id, old.terms); "
    "INSERT INTO db_search(rowid, terms) VALUES (new.id, new.terms); END",
)
"""SQLite: every byte that is no ASCII mark belongs to a word, so that words are what we wrote."""

VECTOR = (
    """CREATE FUNCTION db_search_vector(terms text) RETURNS tsvector LANGUAGE sql IMMUTABLE
    PARALLEL SAFE AS $$
    SELECT coalesce(string_agg('''' || replace(term, '''', '''''') || ''':'
        || least(place, 16383), ' ')::tsvector, ''::tsvector)
    FROM unnest(string_to_array(terms, ' ')) WITH ORDINALITY AS told(term, place)
    WHERE term <> '' $$""",
    "ALTER TABLE db_searchrow ADD COLUMN vector tsvector "
    "GENERATED ALWAYS AS (db_search_vector(terms)) STORED",
    "CREATE INDEX db_search ON db_searchrow USING gin (vector)",
)
"""PostgreSQL: the same words in the same places, without its own parser or dictionaries."""

GONE = {
    "sqlite": (
        "DROP TRIGGER db_search_put",
        "DROP TRIGGER db_search_gone",
        "DROP TRIGGER db_search_changed",
        "DROP TABLE db_search",
    ),
    "postgresql": (
        "DROP INDEX db_search",
        "ALTER TABLE db_searchrow DROP COLUMN vector",
        "DROP FUNCTION db_search_vector(text)",
    ),
}


def _index(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in {"sqlite": WORDS, "postgresql": VECTOR}[vendor]:
        schema_editor.execute(statement)


def _no_index(apps, schema_editor):
    for statement in GONE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('db', '0013_map'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchRow',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=12)),
                ('object_id', models.CharField(db_index=True, max_length=160)),
                ('part', models.CharField(default='', max_length=160)),
                ('audience', models.CharField(max_length=12)),
                ('party', models.CharField(max_length=64, null=True)),
                ('not_before', models.DateTimeField(null=True)),
                ('owner', models.CharField(max_length=64, null=True)),
                ('terms', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='SavedViewRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.CharField(db_index=True, max_length=80)),
                ('party', models.CharField(db_index=True, max_length=64)),
                ('shared', models.BooleanField(default=False)),
                ('name', models.CharField(max_length=80)),
                ('route', models.CharField(max_length=40)),
                ('query', models.CharField(default='', max_length=600)),
                ('place', models.IntegerField(default=0)),
            ],
        ),
        migrations.RemoveField(model_name='reportrow', name='search'),
        migrations.RunPython(_index, _no_index),
    ]
