package app

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"time"

	"yardstick/internal/fault"
	"yardstick/panel/letter"
	"yardstick/practice"
	"yardstick/store/postgres"
)

// Check says all that is wrong with settings, as far as that can be known without
// taking an address or touching the data. Each fault names a flag.
func Check(s Settings) []error {
	var wrong []error
	add := func(err error) {
		if err != nil {
			wrong = append(wrong, err)
		}
	}
	var addr net.Addr
	if s.Addr != "" { // background work has none
		at, err := checkAddr("--addr", s.Addr)
		if err == nil {
			addr = at
		}
		add(err)
	}
	if s.Operation.Metrics != "" {
		_, err := checkAddr("--metrics", s.Operation.Metrics)
		add(err)
	}
	add(s.Access.check(addr))
	add(s.Data.check())
	if s.Database != "" {
		add(postgres.CheckURL(s.Database))
	}
	add(s.Operation.check())
	return wrong
}

func setting(flag, format string, args ...any) *fault.Error {
	e := fault.Invalidf(format, args...)
	e.Field = flag
	return e
}

// checkAddr resolves an address; the error names the flag.
func checkAddr(flag, addr string) (net.Addr, error) {
	tcp, err := net.ResolveTCPAddr("tcp", addr)
	if err != nil {
		return nil, setting(flag, "%q is no address; want HOST:PORT, such as 127.0.0.1:8080: %v", addr, err)
	}
	return tcp, nil
}

// check says whether somebody could enter at an address. Nil addr: it is not known.
func (a Entrance) check(addr net.Addr) error {
	if addr != nil {
		if err := a.enough(addr); err != nil {
			return err
		}
	}
	if _, err := a.password(); err != nil {
		return setting("--password-file", "%v", err)
	}
	return a.names()
}

// names says whether all people and coaches can be told apart.
func (a Entrance) names() error {
	for _, person := range a.People {
		if person == Owner || person == "" || len(person) > 100 {
			return setting("--person", "%q: choose another name of at most 100 characters", person)
		}
	}
	for _, coach := range a.Coaches {
		if !practice.IsName(coach) {
			return setting("--coach", "%q: choose a name of at most %d characters, without space around it", coach, practice.MaxCoach)
		}
	}
	return nil
}

// check says whether the folder is there or could be made.
func (d Data) check() error {
	file, err := d.File()
	if err != nil {
		return err
	}
	folder := filepath.Dir(file)
	info, err := os.Stat(folder)
	for errors.Is(err, fs.ErrNotExist) && filepath.Dir(folder) != folder {
		folder = filepath.Dir(folder)
		info, err = os.Stat(folder)
	}
	switch {
	case err != nil:
		return setting("--data", "%v", err)
	case !info.IsDir():
		return setting("--data", "%s is no folder", folder)
	}
	return nil
}

// check says whether the numbers are within their bounds.
func (o Operation) check() error {
	for _, t := range []struct {
		flag string
		time.Duration
	}{{"--drain", o.Drain}, {"--stop-within", o.StopWithin}} {
		if t.Duration < 0 || t.Duration > MostStop {
			return setting(t.flag, "%v is not between 0s and %v", t.Duration, MostStop)
		}
	}
	if o.EraseOverdue < 0 || o.EraseOverdue > letter.MostDays {
		return setting("--erase-overdue", "%d is not between 1 and %d days", o.EraseOverdue, letter.MostDays)
	}
	return nil
}
