"""The looks of a map as a web page, light and dark, in the colours of the themes. Writes no page."""

from functools import cache

from argmap.picture.palette import Theme, load_theme

_RULES = """
body { margin: 0; background: var(--canvas); color: var(--text); font: 1rem/1.5 "Noto Sans", "Segoe UI",
  "Helvetica Neue", Arial, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: anywhere; }
h1 { margin: 0 0 .25rem; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 2.25rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line);
  font-size: 1.3rem; }
h3 { margin: 1.75rem 0 .25rem; font-size: 1.05rem; }
p, blockquote { white-space: pre-line; }
p { margin: .25rem 0; }
a { color: var(--accent); }
.main h2 { border: 0; margin: .6rem 0 0; font-size: .85rem; text-transform: uppercase; letter-spacing: .05em;
  color: var(--muted); }
.main { margin-top: 1.5rem; padding: .1rem 1.25rem .75rem; background: var(--card);
  border: 1px solid var(--line);  border-left: 4px solid var(--accent); border-radius: 6px; }
.claim { font-size: 1.15rem; }
.question { font-size: 1.1rem; color: var(--muted); }
.facts { font-size: .85rem; color: var(--muted); }
.note { font-size: .9rem; padding-left: .75rem; border-left: 2px dotted var(--line); color: var(--muted); }
blockquote { margin: .25rem 0; padding-left: .75rem; border-left: 2px solid var(--line); font-size: .95rem; }
ul { margin: .25rem 0 .5rem; padding: 0; list-style: none; }
ul li { margin: .6rem 0 0 .25rem; padding-left: .9rem; border-left: 2px solid var(--stance); }
ol li { margin: .4rem 0; }
.support { --stance: var(--support); }
.attack { --stance: var(--attack); }
.neutral { --stance: var(--neutral); }
.number { color: var(--muted); font-variant-numeric: tabular-nums; }
.role { font-weight: 600; color: var(--stance); }
.role::after { content: ":"; }
sup { line-height: 0; }
:target { outline: 2px solid var(--accent); outline-offset: 4px; }
@media print {
  body { background: #fff; }
  main { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  li > p, blockquote { break-inside: avoid; }
}
"""


@cache
def style_sheet() -> str:
    """Give the style sheet of the page."""
    dark = "@media screen and (prefers-color-scheme: dark)"
    return (
        f":root {{ color-scheme: light dark; {_colours(load_theme('light'))} }}\n"
        f"{dark} {{ :root {{ {_colours(load_theme('dark'))} }} }}{_RULES}"
    )


def _colours(theme: Theme) -> str:
    roles = {
        "canvas": theme.canvas,
        "card": theme.card,
        "line": theme.card_line,
        "text": theme.text,
        "muted": theme.muted,
        "accent": theme.accent,
        "support": theme.support,
        "attack": theme.attack,
        "neutral": theme.neutral,
    }
    return " ".join(f"--{role}: {colour};" for role, colour in roles.items())
