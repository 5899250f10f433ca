"""What each line of a plain text probably is: learnt from texts whose lines carry what they are."""
