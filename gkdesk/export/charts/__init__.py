"""Charts for reports: data in, a drawing of marks out, painted as PDF, SVG or pixels."""
