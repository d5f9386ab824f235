"""Reading English: sentences, numbers, dates, hedges."""
