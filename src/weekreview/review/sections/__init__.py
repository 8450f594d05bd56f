"""The sections of an issue, each made from the material by one function of its own; `issues` puts them together."""
