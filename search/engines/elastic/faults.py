"""What goes wrong between here and a cluster, told so that somebody can do something."""

from collections.abc import Iterator
from contextlib import contextmanager

from elastic_transport import TransportError
from elasticsearch import ApiError, NotFoundError, UnsupportedProductError

from search.contract import EngineRefusedError, EngineUnavailableError, IndexMissingError
from search.engines.elastic.hosts import BudgetSpentError, OtherProductError

NO_INDEX = "The search server has no index of this database. Run rebuild_index --engine elastic."


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Turn whatever the client raises into `EngineUnavailableError`, with its kinds told apart."""
    try:
        yield
    except NotFoundError as error:
        raise IndexMissingError(NO_INDEX) from error
    except BudgetSpentError as error:
        raise EngineRefusedError(
            "The search server answered, but not in the time for it."
        ) from error
    except (OtherProductError, UnsupportedProductError) as error:
        raise EngineUnavailableError(
            "What answers at SEARCH_URL is neither Elasticsearch nor OpenSearch. Put it right."
        ) from error
    except ApiError as error:
        if error.status_code == 400:
            raise EngineRefusedError(
                f"The search server did not understand a question ({error.message})."
            ) from error
        raise EngineUnavailableError(
            f"The search server answered {error.status_code} ({error.message})."
            " See that it is well, and that SEARCH_URL names who may use it."
        ) from error
    except TransportError as error:
        raise EngineUnavailableError(
            f"The search server did not answer ({type(error).__name__}: {error.message})."
            " See that it runs, and that SEARCH_URL names it."
        ) from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise EngineUnavailableError(
            "The search server gave an answer that cannot be read. See what stands before it."
        ) from error
