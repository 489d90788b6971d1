// Mounts the overview's map.
