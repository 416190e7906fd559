"""What retellings show (quantitative text analysis): texts become values, shifts, tables, figures and reports."""
