"""Feeds: a `Channel` and its entries in, a document out.

`atom.write`, `rss.write` and `json_feed.write` take a Channel and return bytes that depend on nothing else. Import them
where a feed is written: lxml and feedgen take 50 ms.
"""
