"""Writers: edits and comments into the bytes of a file, all else left as it is. One module for each format."""
