import django.db.models.deletion
import modelcluster.fields
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("consultations", "0002_source_of_imports")]

    operations = [
        migrations.AlterField(
            model_name="category",
            name="consultation",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="categories",
                to="consultations.consultation",
            ),
        ),
    ]
