"""The test set of the footage room, made from media that packages bring, and what is measured on it."""
