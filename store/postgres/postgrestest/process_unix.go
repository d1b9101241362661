//go:build unix

package postgrestest

import (
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
	"testing"
)

// runner is the account that the server runs as: PostgreSQL refuses to run as root.
// Nil is the one that runs the tests.
func runner() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		if u, err = user.Lookup("nobody"); err != nil {
			return nil, err
		}
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, err
}

// giveAway gives folders to the account that the server runs as.
func giveAway(folders ...string) error {
	who, err := runner()
	if who == nil || err != nil {
		return err
	}
	for _, f := range folders {
		if err := os.Chown(f, int(who.Uid), int(who.Gid)); err != nil {
			return err
		}
	}
	return nil
}

// command is a command run by that account, in a group of its own so that it can be paused.
func command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...) //nolint:gosec // what was found by its name
	who, _ := runner()
	c.SysProcAttr = &syscall.SysProcAttr{Credential: who, Setpgid: true}
	dieWithUs(c.SysProcAttr)
	c.Dir = "/"
	return c
}

// Pause stops the whole server in its tracks: connections stay, nothing answers.
// Resume lets it go on.
func (c *Cluster) Pause(tb testing.TB) {
	tb.Helper()
	c.signal(tb, syscall.SIGSTOP)
}

// Resume ends a pause.
func (c *Cluster) Resume(tb testing.TB) {
	tb.Helper()
	c.signal(tb, syscall.SIGCONT)
}

func (c *Cluster) signal(tb testing.TB, s syscall.Signal) {
	tb.Helper()
	for _, pid := range append(children(c.server.Process.Pid), c.server.Process.Pid) {
		if err := syscall.Kill(pid, s); err != nil && err != syscall.ESRCH {
			tb.Fatal(err)
		}
	}
}
