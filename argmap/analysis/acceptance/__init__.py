"""What stands, falls or stays undecided, leaving numbers aside: labels, their reasons, and taking sides."""
