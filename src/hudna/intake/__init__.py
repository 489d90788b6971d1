"""Bytes come in, documents and register rows come out; nothing is silently dropped."""
