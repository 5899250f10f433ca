"""Pages of flowing text, filled: pictures give and take, and the air above the stories."""
