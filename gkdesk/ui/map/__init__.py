"""The map of the network on the screen.

painting   paint(painter, drawing, palette), png(drawing, pixels_wide): the marks with Qt
picture    a map of the papers as a picture, also in a process without a screen
view       MapView: the map to look at, to walk in, to choose, to move and to connect
toolbar    MapToolbar: zoom, fit, find, legend
"""
