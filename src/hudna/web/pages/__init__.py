"""Views, one file per area of the desk."""
