"""Simulations of what the tests promise: `make methode` runs all of them and prints the tables of docs/methode.md."""
