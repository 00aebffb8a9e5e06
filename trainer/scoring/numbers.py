"""Mean, variance and covariance of samples (n - 1), exact enough to be compared across machines."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean of at least one value."""
    return fsum(values) / len(values)


def covariance(first: Sequence[float], second: Sequence[float]) -> float:
    """The sample covariance of at least two pairs; 0 for a single one."""
    if len(first) < 2:
        return 0.0
    middle_one, middle_two = mean(first), mean(second)
    products = ((one - middle_one) * (two - middle_two) for one, two in zip(first, second, strict=True))
    return fsum(products) / (len(first) - 1)


def variance(values: Sequence[float]) -> float:
    """The sample variance; 0 for a single value."""
    return covariance(values, values)
