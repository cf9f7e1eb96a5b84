"""The closed list of questions that may be asked of a site, answered from frozen data and recorded."""
