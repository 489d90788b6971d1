"""What exists: frozen dataclasses, standard library only, one small file per concept."""
