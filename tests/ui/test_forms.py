"""Plain Django forms come out as GOV.UK's markup, with errors that say what to do."""

import re

from django import forms

from ui.forms import error_links, error_words, govuk_widget
from ui.gallery import GardenForm


class AskForm(forms.Form):
    """A form with one field that has a hint and a placeholder."""

    name = forms.CharField(
        label="Your name",
        help_text="As on letters.",
        widget=forms.TextInput(attrs={"class": "wide", "placeholder": "Name"}),
    )

    def clean(self) -> None:
        """Refuse a name that is no name, for the whole form."""
        if self.cleaned_data.get("name") == "x":
            raise forms.ValidationError("Say who you are")


def sent_empty() -> GardenForm:
    form = GardenForm({})
    form.full_clean()
    return form


def test_each_error_of_a_form_leads_to_the_input_to_mend() -> None:
    assert error_links(sent_empty()) == [
        {"text": "Enter name", "target": "id_name"},
        {"text": "Enter story", "target": "id_story"},
        {"text": "Choose soil", "target": "id_soil"},
        {"text": "Choose light", "target": "id_light_0"},
        {"text": "Choose tools", "target": "id_tools_0"},
        {"text": "Tick the box: others may dig here", "target": "id_is_shared"},
        {"text": "Enter plot", "target": ""},
    ]


def test_every_target_of_an_error_is_on_the_page() -> None:
    form = sent_empty()
    targets = {link["target"] for link in error_links(form)} - {""}

    assert targets <= set(re.findall(r'\bid="([^"]+)"', str(form)))


def test_a_form_without_auto_id_links_to_no_input_and_still_renders() -> None:
    form = GardenForm({}, auto_id=False)

    assert {link["target"] for link in error_links(form)} == {""}
    assert 'name="story"' in str(form)


def test_words_of_our_own_stand_as_they_are() -> None:
    class OwnWords(forms.Form):
        name = forms.CharField(error_messages={"required": "Say who you are"})

    form = OwnWords({})

    assert error_words(form["name"]) == ["Say who you are"]


def test_an_input_keeps_its_class_loses_its_placeholder_and_names_hint_and_error() -> None:
    form = AskForm({})

    assert govuk_widget(form["name"]) == (
        '<input type="text" name="name" class="wide govuk-input govuk-input--error" required '
        'aria-invalid="true" aria-describedby="id_name_helptext id_name_error" id="id_name">'
    )


def test_what_describes_an_input_is_on_the_page() -> None:
    html = str(sent_empty())
    described = " ".join(re.findall(r'aria-describedby="([^"]+)"', html)).split()

    assert set(described) <= set(re.findall(r'\bid="([^"]+)"', html))


def test_an_error_of_the_whole_form_is_said_above_its_fields() -> None:
    html = str(AskForm({"name": "x"}))

    assert html.index("Say who you are") < html.index("Your name")


def test_what_was_typed_comes_back_escaped() -> None:
    html = str(AskForm({"name": '"><script>alert(1)</script>x'}))

    assert "<script>" not in html


def test_chosen_options_stay_chosen() -> None:
    form = GardenForm({"light": "shade", "tools": ["rake"], "is_shared": "on"})

    checked = re.findall(r'value="(\w+)" id="\w+" checked', str(form))

    assert checked == ["shade", "rake"]
