"""Who should meet whom (two-sided assignment): exact, fair, explained, repeatable. Plain data; NumPy and SciPy alone.

    board = lay_out(Cohort(people=..., conflicts=...), Settings(seed=7))
    proposal = propose(board)
    for one in explained(board, proposal): ...
    override(board, proposal, Lock(mentor="amara", mentee="ben")).in_words()

Modules: people, limits, quotas, cohort (what comes in), wishes (points), seats, assign (the solver), shortage (why
somebody is left out), propose, explain, override, run (what is stored).
"""
