"""argmap: structured argument maps that reason. The version lives here, nothing else."""

__version__ = "0.1.0"
