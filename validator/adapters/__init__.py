"""The doors to third-party libraries and to files, one library each."""
