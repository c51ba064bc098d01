"""Speed, measured: argmap beside a naive baseline, in one run. Not part of the test suite."""
