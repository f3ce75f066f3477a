"""Open data: a guideline as one JSON file with its schema, and as a CSV file for each table."""
