"""The retelling page (annotated text viewer): one pair, side by side, as one self-contained HTML file."""

from retold.analysis.page.page import retelling_body, retelling_page

__all__ = ["retelling_body", "retelling_page"]
