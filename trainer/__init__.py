"""LATIH!: a training and simulation environment for new admins of SP4N-LAPOR!."""

__version__ = "0.1.0"
