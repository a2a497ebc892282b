"""Checks over a whole report: what became of every number."""
