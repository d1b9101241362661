package main

// evalCmd is the command group yardstick eval.
type evalCmd struct{}
