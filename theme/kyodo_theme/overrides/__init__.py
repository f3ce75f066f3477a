"""What MkDocs sees as the theme ``kyodo``; it publishes this folder, so only public files live here."""
