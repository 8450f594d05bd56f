"""Votes -> lines in time -> geometry and motion -> verdicts."""
