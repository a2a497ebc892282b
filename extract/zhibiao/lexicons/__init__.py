"""Word lists as data files, and the one loader that reads and checks them."""
