"""Other readers' forms of an issue: text, Word, mail, the public account, the web, e-readers."""
