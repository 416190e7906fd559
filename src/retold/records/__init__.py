"""What is stored, in compartments: one Django application each, so that one can be kept apart from another."""
