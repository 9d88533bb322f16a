"""What was decided: the plan, its end, and the categories of harm, by child."""
