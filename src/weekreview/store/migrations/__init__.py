"""Alembic's migrations: each step from one schema to the next, run when a store is opened."""
