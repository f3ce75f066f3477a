"""The preview: builds that follow edits, and what stands on its pages beside the page itself."""
