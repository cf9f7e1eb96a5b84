"""Two built sites, compared: what a reader, a feed reader or a link from elsewhere would notice."""
