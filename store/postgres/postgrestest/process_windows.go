package postgrestest

import (
	"os/exec"
	"testing"
)

func giveAway(...string) error { return nil }

func command(name string, args ...string) *exec.Cmd { return exec.Command(name, args...) }

// Pause cannot be had here.
func (c *Cluster) Pause(tb testing.TB) { tb.Skip("a server cannot be paused on this system") }

// Resume ends a pause.
func (c *Cluster) Resume(testing.TB) {}
