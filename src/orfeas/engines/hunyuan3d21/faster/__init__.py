"""Savings that change the result, or how it is computed: weights of eight bits, reused steps, compiled blocks; all off by default."""  # noqa: E501
