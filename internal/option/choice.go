package option

import (
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// Choice decides what is in force and remembers whence. It is a resolver of kong
// for one run of a command line. Err is what was wrong with variables or file.
// A nil Choice places and finds nothing.
type Choice struct {
	// Lookup is the environment; ReadFile reads a file.
	Lookup   func(name string) (string, bool)
	ReadFile func(name string) ([]byte, error)
	Err      error

	begun   bool
	table   Table
	known   Table // those of every command that takes a file: one environment is good for all of them, as one file is
	command *kong.Node
	file    *file
	from    map[string]Source
	values  map[string]any
}

// FromSystem is a Choice that reads this process's environment and its files.
func FromSystem() *Choice {
	return &Choice{Lookup: os.LookupEnv, ReadFile: readFile}
}

func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return document.Read(f, name, document.MaxBytes)
}

// Validate implements [kong.Resolver].
func (c *Choice) Validate(*kong.Application) error { return nil }

// Resolve implements [kong.Resolver]: the value of a flag that the command line
// does not set, where a variable or the file has one.
func (c *Choice) Resolve(ctx *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	if !c.begun {
		c.begun = true
		c.Err = c.begin(ctx)
	}
	if c.Err == nil && c.command != nil && flagOf(c.command, flag.Name) == flag {
		return c.values[flag.Name], nil
	}
	return nil, nil // what is wrong is told by Err: kong would put the flag at hand before it
}

// begin reads variables and file, once the command is known.
func (c *Choice) begin(ctx *kong.Context) error {
	c.command = ctx.Selected()
	if c.command == nil {
		return nil
	}
	c.table, c.from, c.values = Of(c.command), map[string]Source{}, map[string]any{}
	c.known = inFiles(ctx.Model.Node, c.table)
	given := map[string]bool{}
	for _, p := range ctx.Path {
		if p.Flag != nil && !p.Resolved {
			given[p.Flag.Name] = true
		}
	}
	if err := c.readVariables(); err != nil {
		return err
	}
	if err := c.open(ctx, given[fileFlag]); err != nil {
		return err
	}
	for i := range c.table {
		o := &c.table[i]
		c.settle(o, given[o.Name])
	}
	return nil
}

// open reads the file that flag or variable names.
func (c *Choice) open(ctx *kong.Context, given bool) error {
	o := c.table.find(fileFlag)
	if o == nil {
		return nil
	}
	name, _ := c.values[fileFlag].(string)
	if given {
		name, _ = ctx.FlagValue(o.flag).(string)
	}
	if name == "" {
		return nil
	}
	data, err := c.ReadFile(name)
	if err != nil {
		return readFault(name, err)
	}
	c.file, err = c.known.readFile(name, data)
	return err
}

// settle decides whence an option has its value.
func (c *Choice) settle(o *Option, given bool) {
	switch {
	case given:
		delete(c.values, o.Name)
		c.from[o.Name] = Source{Flag: true}
	case c.from[o.Name] != Source{}: // a variable
	case c.file != nil && c.file.said[o.Name] != nil:
		c.values[o.Name] = c.file.said[o.Name]
		c.from[o.Name] = Source{File: c.file.name, Line: c.file.lineOf(o.Name)}
	}
}

// readVariables reads the variables of all options. One that is set to nothing
// counts as not set: so files for containers leave them out.
func (c *Choice) readVariables() error {
	for i := range c.table {
		o := &c.table[i]
		value, _ := c.Lookup(o.Env)
		source := Source{Env: o.Env}
		if o.Secret && value == "" {
			var err error
			if value, source, err = c.readSecret(o); err != nil {
				return err
			}
		}
		if value == "" {
			continue
		}
		if err := o.check(value); err != nil {
			err.Field = source.Env
			return err
		}
		c.values[o.Name], c.from[o.Name] = value, source
	}
	return nil
}

// readSecret reads a secret out of the file that a variable names: its first line.
func (c *Choice) readSecret(o *Option) (string, Source, error) {
	variable := o.Env + "_FILE"
	name, _ := c.Lookup(variable)
	if name == "" {
		return "", Source{}, nil
	}
	data, err := c.ReadFile(name)
	if err != nil {
		e := readFault(name, err)
		e.Field = variable
		return "", Source{}, e
	}
	line, _, _ := strings.Cut(string(data), "\n")
	if line = strings.TrimSpace(line); line == "" {
		return "", Source{}, &fault.Error{Kind: fault.Invalid, File: name, Line: 1, Field: variable, Message: "the first line holds nothing"}
	}
	return line, Source{Env: variable, File: name}, nil
}

// Unknown names the variables that begin as ours do and are none, with the one
// that was meant where one is near. An option of another command that takes a file
// is none of them; others are variables that are not options.
func (c *Choice) Unknown(environ, others []string) []error {
	if c == nil {
		return nil
	}
	names := slices.Clone(others)
	for _, o := range c.known {
		names = append(names, o.Env)
		if o.Secret {
			names = append(names, o.Env+"_FILE")
		}
	}
	var out []error
	for _, e := range environ {
		name, value, _ := strings.Cut(e, "=")
		if value == "" || !strings.HasPrefix(name, prefix) || slices.Contains(names, name) {
			continue
		}
		unknown := &fault.Error{Kind: fault.Invalid, Field: name, Message: "there is no such variable"}
		if near := document.Nearest(name, names); near != "" {
			unknown.Message += "; did you mean " + near + "?"
		}
		out = append(out, unknown)
	}
	return out
}
