package postgrestest

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// dieWithUs ends the server where the tests are killed.
func dieWithUs(a *syscall.SysProcAttr) { a.Pdeathsig = syscall.SIGQUIT }

// children are the processes that a process has started.
func children(pid int) (all []int) {
	listed, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	for _, field := range strings.Fields(string(listed)) {
		if n, err := strconv.Atoi(field); err == nil {
			all = append(all, n)
		}
	}
	return all
}
