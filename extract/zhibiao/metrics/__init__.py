"""Linking: what each number measures, of whom, when, and out of what."""

from zhibiao.metrics.linker import link

__all__ = ["link"]
