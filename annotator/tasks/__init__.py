"""What a person can do, without a screen: both faces stand on it."""
