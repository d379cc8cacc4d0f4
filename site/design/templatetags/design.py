"""The components. ``docs/components.md`` names them all; ``/stil/`` shows them all."""

from django import template

from design.components import forms, frame, lists, media, messages, printing, procedures, talk, times, votes

register = template.Library()

for subject in (times, messages, forms, lists, media, procedures, votes, talk, frame, printing):
    register.tags |= subject.register.tags
    register.filters |= subject.register.filters
