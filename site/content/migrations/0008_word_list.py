import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0007_explained_words"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="CheckedText",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("list_digest", models.CharField(max_length=64)),
                ("musts", models.PositiveIntegerField(default=0)),
                ("hints", models.PositiveIntegerField(default=0)),
                ("words", models.PositiveIntegerField(default=0)),
                ("amstad", models.FloatField(null=True)),
                ("wiener1", models.FloatField(null=True)),
                ("lix", models.FloatField(null=True)),
                ("verdict", models.CharField(blank=True, max_length=5)),
            ],
            options={
                "verbose_name": "checked text",
                "verbose_name_plural": "checked texts",
            },
        ),
        migrations.CreateModel(
            name="WordChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "avoid",
                    models.CharField(
                        help_text="One word as it stands in a dictionary: its other forms are found, too. Where a verb parts, write a bar: durch|führen",
                        max_length=100,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[^\\W\\d_]+(?:[-|][^\\W\\d_]+)*$", "Please write one single word."
                            )
                        ],
                        verbose_name="hard word",
                    ),
                ),
                (
                    "prefer",
                    models.CharField(
                        blank=True,
                        help_text="What to write instead. Leave it empty to have the word asked about only.",
                        max_length=200,
                        verbose_name="better",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where the word has to stay: how one explains it. Writers find it beside the question.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content.term",
                        verbose_name="entry of the glossary",
                    ),
                ),
            ],
            options={
                "verbose_name": "word of the word list",
                "verbose_name_plural": "word list",
                "ordering": ["avoid"],
            },
        ),
    ]
