from django.db import migrations, models

import content.multilingual


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0006_votes_need_easy_language"),
    ]

    operations = [
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "word",
                    content.multilingual.MultilingualTextField(
                        blank=True,
                        default=content.multilingual.MultilingualText,
                        help_text="As in the middle of a sentence. Each version uses its own word.",
                        verbose_name="word",
                    ),
                ),
                (
                    "forms",
                    content.multilingual.MultilingualTextField(
                        blank=True,
                        default=content.multilingual.MultilingualText,
                        help_text="One a line, as they stand in texts. For example: Haushalts, Haushalte, Haushalten.",
                        multiline=True,
                        verbose_name="other forms",
                    ),
                ),
                (
                    "explanation",
                    content.multilingual.MultilingualTextField(
                        blank=True,
                        default=content.multilingual.MultilingualText,
                        help_text="One to three short sentences. In Leichte Sprache each sentence has its own line.",
                        multiline=True,
                        verbose_name="explanation",
                    ),
                ),
                (
                    "is_example",
                    models.BooleanField(
                        default=False, help_text="The glossary says so beside it.", verbose_name="example"
                    ),
                ),
            ],
            options={
                "verbose_name": "explained word",
                "verbose_name_plural": "glossary",
                "ordering": ["pk"],
            },
        ),
    ]
