"""Quality against floors that only rise, and speed as ratios. ``python -m benchmarks`` prints both; the tests hold the floors."""
