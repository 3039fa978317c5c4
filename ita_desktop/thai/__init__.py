"""What is Thai about the papers: digits, dates, codes, typed text, order, names, breaks of lines."""
