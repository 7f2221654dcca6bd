"""Migrations: up and down, without losing rows, to exactly the tables of the models."""
