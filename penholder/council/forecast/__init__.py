"""Models of votes fitted on votes held before a day, and the back-test that scores them."""
