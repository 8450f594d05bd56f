"""How the verbs meet a person: settings as flags, and progress on a terminal or in plain lines."""
