"""Charts: one Vega-Lite specification each, drawn as SVG for page and paper alike."""
