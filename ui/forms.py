"""Django forms in GOV.UK's markup: `{{ form }}` and `{{ field.as_field_group }}` come out right."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString

NOT_OFFERED = (
    forms.ChoiceField.default_error_messages["invalid_choice"],
    forms.MultipleChoiceField.default_error_messages["invalid_choice"],
)
LINE, SINGLE, OPTIONS, UPLOAD, HIDDEN = "line", "single", "options", "upload", "hidden"


class GovukRenderer(TemplatesSetting):
    """Renders forms and fields with templates/ui/forms; widgets stay Django's own.

    The admin's widgets are therefore untouched: only our field template styles inputs.
    """

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"


def kind_of_input(field: forms.BoundField) -> str:
    """How the field is laid out: hidden, single (one tick box), options, upload or line."""
    widget = field.field.widget
    if field.is_hidden:
        return HIDDEN
    if isinstance(widget, forms.CheckboxInput):
        return SINGLE
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return OPTIONS
    return UPLOAD if isinstance(widget, forms.FileInput) else LINE


def govuk_widget(field: forms.BoundField) -> SafeString:
    """The input itself, with GOV.UK's classes and what describes it; no placeholder."""
    block = _block(field.field.widget)
    own = field.field.widget.attrs.get("class", "")
    classes = [own, block, f"{block}--error" if field.errors else ""]
    attrs: dict[str, Any] = {"class": " ".join(filter(None, classes))}
    if "placeholder" in field.field.widget.attrs:
        attrs["placeholder"] = False  # Django leaves out what is False
    return field.as_widget(attrs=attrs)


def _block(widget: forms.Widget) -> str:
    if isinstance(widget, forms.Textarea):
        return "govuk-textarea"
    if isinstance(widget, forms.Select):
        return "govuk-select"
    if isinstance(widget, forms.FileInput):
        return "govuk-file-upload"
    if isinstance(widget, forms.CheckboxInput):
        return "govuk-checkboxes__input"
    return "govuk-input"


def error_words(field: forms.BoundField) -> list[str]:
    """What is wrong, in sentences. Django's "This field is required" names no field: ours do."""
    return [_in_our_words(field, error) for error in field.errors.as_data()]


def _in_our_words(field: forms.BoundField, error: ValidationError) -> str:
    if _is_stock_required(field, error):
        return _what_is_missing(field)
    if error.message is MaxLengthValidator.message and error.params:
        has, most = error.params["show_value"], error.params["limit_value"]
        return f"{field.label} has {has:,} characters. {most:,} is the most"
    if error.message in NOT_OFFERED:
        return f"Choose {_in_a_sentence(field)} from what is offered"
    return " ".join(error.messages)


def _is_stock_required(field: forms.BoundField, error: ValidationError) -> bool:
    stock = forms.Field.default_error_messages["required"]
    return error.code == "required" and field.field.error_messages.get("required") == stock


def _what_is_missing(field: forms.BoundField) -> str:
    label = _in_a_sentence(field)
    if kind_of_input(field) == SINGLE:
        return f"Tick the box: {label}"
    is_choice = isinstance(field.field, forms.ChoiceField | forms.FileField)
    return f"{'Choose' if is_choice else 'Enter'} {label}"


def _in_a_sentence(field: forms.BoundField) -> str:
    label = str(field.label).removesuffix("?")
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def error_links(form: forms.BaseForm) -> list[dict[str, str]]:
    """All errors of a form, its own first: {"text": …, "target": id of the input, or ""}."""
    links = [{"text": str(error), "target": ""} for error in form.non_field_errors()]
    for field in form:
        target = "" if field.is_hidden else _first_input_id(field)
        links += [{"text": words, "target": target} for words in error_words(field)]
    return links


def _first_input_id(field: forms.BoundField) -> str:
    if kind_of_input(field) == OPTIONS and field.auto_id:
        return f"{field.auto_id}_0"
    return str(field.id_for_label or field.auto_id)
