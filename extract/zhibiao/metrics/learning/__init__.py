"""What is learned about linking: how sure each metric is."""
