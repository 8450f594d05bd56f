"""evaluate.reading: scores of what is read off texts beside single claims, and the sets written for this project."""
