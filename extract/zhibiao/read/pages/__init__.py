"""Formats that fix where everything stands (PDF, OFD, scans): from places on pages to paragraphs and tables."""

from zhibiao.read.pages.assembly import Layout, add_pages
from zhibiao.read.pages.page import Char, Page, Rule

__all__ = ["Char", "Layout", "Page", "Rule", "add_pages"]
