import django.db.models.deletion
from django.db import migrations, models

import model_releases.models.wording


class Migration(migrations.Migration):

    dependencies = [
        ('model_releases', '0003_words_beside_fields'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReleaseGuide',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('release', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='guide', to='model_releases.release')),
            ],
            options={'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='model_releases_guide_says_something')]},
        ),
        migrations.AddField(
            model_name='releasepage',
            name='guide',
            field=model_releases.models.wording.PlainTextField(blank=True, default='', verbose_name='guide to assessing'),
        ),
    ]
