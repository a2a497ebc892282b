"""What is learned about linking: how sure each metric is, and which figure it is a part of."""
