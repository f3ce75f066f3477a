"""What MkDocs sees as the theme ``kyodo``; MkDocs publishes this folder: public files only."""
