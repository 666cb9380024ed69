"""Monitor of Almelo's programme Leefbare wijken en dorpen: figures and stories side by side."""
