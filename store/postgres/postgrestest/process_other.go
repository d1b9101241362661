//go:build unix && !linux

package postgrestest

import (
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

func dieWithUs(*syscall.SysProcAttr) {}

// children are the processes that a process has started.
func children(pid int) (all []int) {
	listed, _ := exec.Command("pgrep", "-P", strconv.Itoa(pid)).Output() //nolint:gosec // a number
	for _, field := range strings.Fields(string(listed)) {
		if n, err := strconv.Atoi(field); err == nil {
			all = append(all, n)
		}
	}
	return all
}
