"""What the codes for sources and for what is cited mean: letters A to F, figures 1 to 6. Counts nothing."""

from argmap.model.wording import tr


def reliability_words() -> dict[str, str]:
    """Say what each code for the reliability of a source means; F is no mark at all."""
    return {
        "A": tr("always reliable so far"),
        "B": tr("usually reliable"),
        "C": tr("fairly reliable"),
        "D": tr("often not reliable"),
        "E": tr("not reliable"),
        "F": tr("cannot be judged"),
    }


def credibility_words() -> dict[int, str]:
    """Say what each code for the credibility of what is cited means; 6 is no mark at all."""
    return {
        1: tr("confirmed from elsewhere"),
        2: tr("probably true"),
        3: tr("possibly true"),
        4: tr("doubtful"),
        5: tr("improbable"),
        6: tr("cannot be judged"),
    }
