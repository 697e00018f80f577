from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('model_releases', '0004_guide_to_assessing'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='release',
            name='model_releases_number_is_not_reserved',
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(('number__in', ['compare', 'downloads', 'guide', 'next']), _negated=True), name='model_releases_number_is_not_reserved'),
        ),
    ]
