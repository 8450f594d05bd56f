"""Places: finding their names, choosing among those that bear a name, reading the words around them."""
