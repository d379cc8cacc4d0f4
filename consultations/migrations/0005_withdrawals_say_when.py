from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consultations", "0004_roles_of_the_office")]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="proposal",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
    ]
