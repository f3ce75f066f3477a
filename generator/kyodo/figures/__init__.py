"""Figures, drawn from views as SVG text: styled by classes alone, the same bytes for the same view.

Lengths are in pixels at the size a figure is drawn for; the theme scales it.
"""
