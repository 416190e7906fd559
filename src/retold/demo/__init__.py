"""The invented organisation: its people, and the door through which anybody may be one of them."""
