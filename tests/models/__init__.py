"""Tables, and what both databases make of them."""
