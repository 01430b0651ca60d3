"""What people see: tables and article text in the terminal, and the report, one HTML file."""
