"""The prompt lab: templates tried, scored and compared on cases, and on the model in use."""
