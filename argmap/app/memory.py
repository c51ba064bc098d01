"""How Python collects garbage while argmap runs. Nothing else is tuned here."""

import gc


def collect_less_often() -> None:
    """Look for unreachable rings of objects less often than Python does by itself.

    A map is tens of thousands of records that live as long as it is open. Looking through all
    of them every 700 new objects took a quarter of the time it takes to open 20,000 nodes.
    """
    gc.set_threshold(200_000, 50, 50)
