"""The desk in a browser: pages, sign-in, exports. Everything read here came through the gate."""
