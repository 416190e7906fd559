"""The numbers (statistics): plain functions on plain data, for human codes and machine findings alike."""
