"""Facts become claims, claims become checked reasons."""
