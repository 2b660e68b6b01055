"""Documents in, an index generation out."""
