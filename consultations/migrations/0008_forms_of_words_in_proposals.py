from django.db import migrations

# An index of an expression follows every change of a row, however it was made: nothing has to be told, nothing is
# copied. The expression is that of content.searching.GermanForms.
CREATE = """
CREATE INDEX proposals_by_forms_of_words ON consultations_proposal
USING gin (to_tsvector('german'::regconfig, "title" || ' ' || "text"))
"""
DROP = "DROP INDEX proposals_by_forms_of_words"


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(CREATE)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(DROP)


class Migration(migrations.Migration):
    dependencies = [("consultations", "0007_closed_consultations")]

    operations = [migrations.RunPython(create, drop, elidable=False)]
