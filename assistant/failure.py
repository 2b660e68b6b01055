"""Any exception of a provider's library -> ModelFailed with one word for what happened."""

from assistant.errors import ModelFailed

# Class names, so that no provider's library has to be there to be told apart.
_CONNECT = {"ConnectError", "ConnectTimeout", "ConnectionError", "ConnectionRefusedError"}
_TIMED_OUT = {"ReadTimeout", "APITimeoutError", "TimeoutError", "WriteTimeout", "PoolTimeout"}
_CUT = {"RemoteProtocolError", "ReadError", "IncompleteRead"}
_MALFORMED = {"JSONDecodeError", "APIResponseValidationError", "ValidationError", "KeyError"}


def read_failure(error: Exception) -> ModelFailed:
    """Translate; the causes of an exception are read too, the deepest first."""
    status = _status(error)
    if status == 429:
        return ModelFailed("429", _retry_after(error))
    if status >= 500:
        return ModelFailed("5xx", _retry_after(error))
    if status >= 400:
        return ModelFailed("4xx")
    names = {type(cause).__name__ for cause in _causes(error)}
    for reason, known in (
        ("connect", _CONNECT),
        ("timeout", _TIMED_OUT),
        ("cut", _CUT),
        ("malformed", _MALFORMED),
    ):
        if names & known:
            return ModelFailed(reason)
    return ModelFailed("other")


def _causes(error: BaseException) -> list[BaseException]:
    causes, at = [error], error
    while (at := at.__cause__ or at.__context__) and len(causes) < 10:  # type: ignore[assignment]
        causes.append(at)
    return causes


def _status(error: Exception) -> int:
    found = (getattr(cause, "status_code", None) for cause in _causes(error))
    return next((int(code) for code in found if isinstance(code, int) and code > 0), 0)


def _retry_after(error: Exception) -> float:
    for cause in _causes(error):
        headers = getattr(getattr(cause, "response", None), "headers", None)
        given = headers.get("retry-after", "") if headers is not None else ""
        if given.replace(".", "", 1).isdigit():
            return float(given)
    return 0.0
