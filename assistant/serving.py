"""An app, a host and a port -> a server that stops without cutting anybody off."""

import signal
from types import FrameType
from typing import Any

import uvicorn

# What running answers get after a SIGTERM.
GRACE_SECONDS = 20


class DrainingServer(uvicorn.Server):
    """Says "not ready" from the moment it is told to stop."""

    def __init__(self, config: uvicorn.Config, state: Any) -> None:  # noqa: ANN401 - starlette's own
        super().__init__(config)
        self._state = state

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Take no more connections; running answers are finished."""
        self._state.draining = True
        super().handle_exit(sig, frame)


def serve_app(app: Any, host: str, port: int, trusted_proxies: str) -> None:  # noqa: ANN401
    """Serve until SIGTERM or Ctrl-C, then finish what runs and return."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="critical",
        access_log=False,
        server_header=False,
        forwarded_allow_ips=trusted_proxies,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    # uvicorn raises the signal again when it is done; by then it means nothing, and we exit with 0.
    signal.signal(signal.SIGTERM, lambda *_: None)
    DrainingServer(config, app.state).run()
