"""A text is analysed once, and every engine stores what the analyser says of it."""

from typing import Any

import pytest

from search.analyser import tokens, tokens_with_offsets
from search.contract import Document
from search.engines.elastic import schema as elastic
from search.engines.embedded import schema as embedded

TEXTS = ["Café KPIs, e-mails", "council's follow-up", "", "a\0b " + "x" * 101, "Naïve PDFs"]
DOCUMENT = Document("note", 1, {f"text{n}": text for n, text in enumerate(TEXTS)})


def stems_of(texts: list[str]) -> list[str]:
    return [" ".join(token.text for token in tokens_with_offsets(text)) for text in texts]


def spellings_of(texts: list[str]) -> set[str]:
    return {token.spelling for text in texts for token in tokens_with_offsets(text)}


@pytest.mark.parametrize("engine", ["embedded", "elastic"])
def test_what_is_stored_is_what_the_analyser_says_of_each_text(engine: str) -> None:
    made: dict[str, Any] = (
        embedded.stored(DOCUMENT, ranks=[]).to_dict()
        if engine == "embedded"
        else {name: _as_list(value) for name, value in elastic.stored(DOCUMENT).items()}
    )
    first, second, third, *_ = stems = stems_of(TEXTS)

    assert (
        made["words"],
        made["head"],
        set(made["spelt"][0].split()),
        made["title"],
        set(made["title_spelt"][0].split()),
    ) == (
        stems,
        [first, first, first, second, second, third],
        spellings_of(TEXTS),
        [" ".join(tokens(TEXTS[0]))],
        spellings_of(TEXTS[:1]),
    )


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]
