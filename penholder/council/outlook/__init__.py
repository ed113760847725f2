"""What is likely to become of a mandate, seen from one day: one tree of branches, each with what it rests on."""
