"""The types and the arithmetic that everything else stands on; imports nothing else of ours."""
