"""Families and outlets as pictures: places and strokes worked out here, drawn as SVG by the templates."""
