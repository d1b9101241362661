package main

// jobImportCmd is the command group yardstick job import.
type jobImportCmd struct{}
