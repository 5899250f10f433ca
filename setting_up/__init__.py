"""What run.py does: the environment, the system's libraries, the gates and the locks."""
