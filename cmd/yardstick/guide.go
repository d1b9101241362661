package main

// guideCmd is the command group yardstick guide.
type guideCmd struct{}
