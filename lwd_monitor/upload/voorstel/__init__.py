"""What an upload would change, rehearsed on the store without writing."""
