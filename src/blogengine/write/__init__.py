"""Publishing a build: the only code that touches the destination."""
