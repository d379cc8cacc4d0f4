"""English people in the office type dates as everybody else here does, and in their own way."""

from django.conf.locale.en import formats

DATE_INPUT_FORMATS = ["%d.%m.%Y", *formats.DATE_INPUT_FORMATS]
DATETIME_INPUT_FORMATS = ["%d.%m.%Y %H:%M", *formats.DATETIME_INPUT_FORMATS]
