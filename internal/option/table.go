package option

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"
)

// Kind is what a value looks like.
type Kind int

// The kinds of values.
const (
	Text Kind = iota
	Number
	Switch
	Duration
	List
)

// String says what is wanted, as a message and the documentation do.
func (k Kind) String() string {
	return [...]string{"text", "a whole number", "true or false", "a time such as 90s or 2m30s", "a list of texts"}[k]
}

// Option is one row of the table.
type Option struct {
	Name    string // of the flag without its dashes, and of the field in a file
	Env     string // the variable
	Group   string // what it belongs to, as --help has it
	Kind    Kind
	Form    string // what stands for a value, such as HOST:PORT
	Default string // as it would be written; "" where there is none
	Choices []string
	Help    string
	Secret  bool
	InFile  bool // a file may hold it

	flag *kong.Flag
}

// Table is the options of a command, in their order.
type Table []Option

// prefix begins every variable that is ours.
const prefix = "YARDSTICK_"

// fileFlag is the flag that names the file; a command without it takes flags alone.
const fileFlag = "config"

// Of makes the table of a command. Where the command takes no file, it has the
// secrets alone whose variable the flag names, as every command takes them.
func Of(command *kong.Node) Table {
	runs := flagOf(command, fileFlag) != nil
	var t Table
	for _, f := range command.Flags {
		switch {
		case f.Name == "help" || f.Tag.Get("option") == "flag":
		case runs || f.Tag.Has("secret") && len(f.Tag.Envs) > 0:
			t = append(t, row(f))
		}
	}
	return t
}

// inFiles are the options that a file may hold: those of the command, and those of
// every other that takes a file, so that one file, and one environment, is good for all of them.
func inFiles(app *kong.Node, own Table) Table {
	all := slices.Clone(own)
	for _, n := range app.Children {
		all = inFiles(n, all)
		if flagOf(n, fileFlag) == nil {
			continue
		}
		for _, o := range Of(n) {
			if all.find(o.Name) == nil {
				all = append(all, o)
			}
		}
	}
	return all
}

func flagOf(command *kong.Node, name string) *kong.Flag {
	for _, f := range command.Flags {
		if f.Name == name {
			return f
		}
	}
	return nil
}

func row(f *kong.Flag) Option {
	o := Option{
		Name: f.Name, Env: envOf(f), Kind: kindOf(f), Form: f.PlaceHolder, Default: f.Default, Help: f.Help,
		Secret: f.Tag.Has("secret"), InFile: f.Tag.Get("option") != "place", flag: f,
	}
	if f.Enum != "" {
		o.Choices = strings.Split(f.Enum, ",")
	}
	if f.Group != nil {
		o.Group = strings.TrimSuffix(f.Group.Title, ":")
	}
	return o
}

// envOf is the variable that the flag names itself, or the one of its name.
func envOf(f *kong.Flag) string {
	if len(f.Tag.Envs) > 0 {
		return f.Tag.Envs[0]
	}
	return prefix + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
}

func kindOf(f *kong.Flag) Kind {
	t := f.Target.Type()
	switch {
	case t == reflect.TypeFor[time.Duration]():
		return Duration
	case t.Kind() == reflect.Slice:
		return List
	case t.Kind() == reflect.Bool:
		return Switch
	case f.Target.CanInt():
		return Number
	}
	return Text
}

// find gives the option with a name, or nil.
func (t Table) find(name string) *Option {
	for i := range t {
		if t[i].Name == name {
			return &t[i]
		}
	}
	return nil
}
