"""The GP safeguarding toolkit: conference minutes in, nothing missed.

One strict, pure core (`model`, `finding`) that explains every date it produces;
rooms that each do one thing; `casework`, which joins them; thin edges.
"""
