package main

// assessCmd is the command group yardstick assess.
type assessCmd struct{}
