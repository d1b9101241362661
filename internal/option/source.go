package option

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"reflect"
	"regexp"
	"strings"
	"text/tabwriter"

	"yardstick/internal/fault"
)

// Source is whence a value came; the zero Source is the default.
type Source struct {
	Flag bool
	Env  string
	File string
	Line int
}

// String says it for people.
func (s Source) String() string {
	switch {
	case s.Flag:
		return "command line"
	case s.Env != "" && s.File != "":
		return s.File + ", which " + s.Env + " names"
	case s.Env != "":
		return s.Env
	case s.File != "":
		return fmt.Sprintf("%s:%d", s.File, s.Line)
	}
	return "default"
}

// Write writes what is in force and whence, a line an option; secrets are masked.
func (c *Choice) Write(w io.Writer) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for i := range c.table {
		o := &c.table[i]
		fmt.Fprintf(out, "%s\t%s\t%s\n", o.Name, o.inForce(), c.from[o.Name])
	}
	return out.Flush()
}

// inForce is the value of an option as it would be written, masked.
func (o *Option) inForce() string {
	v := o.flag.Target
	var s string
	if v.Kind() == reflect.Slice {
		all := make([]string, v.Len())
		for i := range all {
			all[i] = o.mask(fmt.Sprint(v.Index(i)))
		}
		s = strings.Join(all, ", ")
	} else {
		s = o.mask(fmt.Sprint(v))
	}
	if s == "" || v.IsZero() && o.Kind != Switch && o.Default == "" {
		return "-"
	}
	return strings.Join(strings.Fields(s), " ")
}

// masked stands for a secret.
const masked = "******"

// mask hides what is secret in a value.
func (o *Option) mask(s string) string {
	if !o.Secret || s == "" {
		return s
	}
	u, err := url.Parse(s)
	if o.flag.Tag.Get("secret") != "url" || err != nil || u.Host == "" {
		return masked
	}
	asked := u.Query()
	for name := range asked {
		if strings.Contains(strings.ToLower(name), "pass") || strings.Contains(strings.ToLower(name), "key") {
			asked.Set(name, masked)
		}
	}
	u.RawQuery = asked.Encode()
	shown := u.Redacted()
	return strings.NewReplacer(":xxxxx@", ":"+masked+"@", url.QueryEscape(masked), masked).Replace(shown)
}

var flagName = regexp.MustCompile(`--([a-z][a-z0-9-]*)`)

// Locate gives an error about an option the place where the option was set: file
// and line, or the variable. The option is the first flag that the error names.
func (c *Choice) Locate(err error) error {
	var e *fault.Error
	if c == nil || !errors.As(err, &e) || e.File != "" {
		return err
	}
	named := flagName.FindStringSubmatch(e.Field + " " + e.Message)
	if named == nil {
		return err
	}
	source, ok := c.from[named[1]]
	if !ok || source.Flag {
		return err
	}
	placed := *e
	placed.Field = source.Env
	if source.Env == "" {
		placed.File, placed.Line, placed.Field = source.File, source.Line, named[1]
	}
	return &placed
}

// readFault says that a file cannot be read.
func readFault(name string, err error) *fault.Error {
	var e *fault.Error
	switch {
	case errors.As(err, &e):
		return e
	case errors.Is(err, fs.ErrNotExist):
		return &fault.Error{Kind: fault.NotFound, File: name, Message: "there is no such file", Cause: err}
	}
	return &fault.Error{Kind: fault.Invalid, File: name, Message: "cannot be read: " + err.Error(), Cause: err}
}
