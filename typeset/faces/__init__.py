"""Faces by role: found, built, fitted to the setting, and what characters they cover."""
