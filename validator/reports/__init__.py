"""Renderers: each turns a Report into one string and does nothing else."""
