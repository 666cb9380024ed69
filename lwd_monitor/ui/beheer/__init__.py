"""Parts of the pages for beheerders."""
