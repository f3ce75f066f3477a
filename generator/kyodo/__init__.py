"""kyodo: publishes municipal collaboration guidelines as bilingual websites."""

__version__ = "0.1.0"
