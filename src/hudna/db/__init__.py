"""The database: models, the store actions write through, and the one gate data is read through."""
