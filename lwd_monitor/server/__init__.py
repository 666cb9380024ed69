"""What serves: the gate, limits, headers, lines of the log, routes and health around Streamlit."""
