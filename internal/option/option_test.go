package option_test

import (
	"io"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/internal/option"
)

// grammar is a command line with one command that takes a file and one that does not.
type grammar struct {
	Serve struct {
		Config   string `option:"place" help:"File."`
		Check    bool   `option:"flag" help:"Check."`
		Addr     string `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where."`
		Data     string `env:"YARDSTICK_DATA" help:"Folder."`
		Database string `secret:"url" help:"Database."`
		Token    string `secret:"" help:"Token."`
		Person   []string
		Open     bool
		Most     int
		Wait     time.Duration `default:"20s"`
		Level    string        `enum:"info,debug" default:"info" group:"Operation:"`
	} `cmd:""`
	Worker struct {
		Run struct {
			Config string `option:"place" help:"File."`
			Data   string `help:"Folder."`
			Slots  int
		} `cmd:"" default:"withargs"`
	} `cmd:""`
	Other struct {
		Addr     string
		Database string `env:"YARDSTICK_TESTED_DATABASE" secret:"url"`
	} `cmd:""`
}

// run parses a command line with an environment and files.
func run(t *testing.T, env, files map[string]string, args ...string) (*grammar, *option.Choice, error) {
	t.Helper()
	var g grammar
	c := &option.Choice{
		Lookup: func(name string) (string, bool) { v, ok := env[name]; return v, ok },
		ReadFile: func(name string) ([]byte, error) {
			if s, ok := files[name]; ok {
				return []byte(s), nil
			}
			return nil, fs.ErrNotExist
		},
	}
	parser, err := kong.New(&g, kong.Resolvers(c), kong.Writers(io.Discard, io.Discard), kong.Exit(func(int) {}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err = parser.Parse(args); err != nil {
		return &g, c, err
	}
	return &g, c, c.Err
}

const settings = `# what is in force here
addr: 0.0.0.0:80
person:
  - Ana
  - Ben, the second
open: true
most: 7
wait: 90s
level: debug
token: of-the-file
`

// TestOrder: a flag goes over a variable, that over the file, that over the default.
func TestOrder(t *testing.T) {
	t.Parallel()
	env := map[string]string{"YARDSTICK_ADDR": "127.0.0.1:1", "YARDSTICK_MOST": "8", "YARDSTICK_OPEN": "", "YARDSTICK_DATA": "d"}
	g, c, err := run(t, env, map[string]string{"y.yaml": settings}, "serve", "--config", "y.yaml", "--most", "9")
	if err != nil {
		t.Fatal(err)
	}
	s := g.Serve
	if s.Addr != "127.0.0.1:1" || s.Most != 9 || !s.Open || s.Wait != 90*time.Second || s.Level != "debug" || s.Data != "d" {
		t.Errorf("in force: %+v", s)
	}
	if diff := cmp.Diff([]string{"Ana", "Ben, the second"}, s.Person); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
	var b strings.Builder
	if err := c.Write(&b); err != nil {
		t.Fatal(err)
	}
	want := `config    y.yaml                command line
addr      127.0.0.1:1           YARDSTICK_ADDR
data      d                     YARDSTICK_DATA
database  -                     default
token     ******                y.yaml:10
person    Ana, Ben, the second  y.yaml:3
open      true                  y.yaml:6
most      9                     command line
wait      1m30s                 y.yaml:8
level     debug                 y.yaml:9
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("what is shown (-want +got):\n%s", diff)
	}
}

// TestOneFileForAll: a command takes what is its own from a file that is another's too.
func TestOneFileForAll(t *testing.T) {
	t.Parallel()
	files := map[string]string{"y.yaml": settings + "data: here\nslots: 3\n"}
	g, _, err := run(t, nil, files, "worker", "--config", "y.yaml")
	if err != nil || g.Worker.Run.Data != "here" || g.Worker.Run.Slots != 3 || g.Serve.Addr != "127.0.0.1:8080" {
		t.Errorf("worker %+v, serve %+v, error %v", g.Worker, g.Serve, err)
	}
	g, _, err = run(t, nil, files, "serve", "--config", "y.yaml")
	if err != nil || g.Serve.Data != "here" || g.Worker.Run.Slots != 0 {
		t.Errorf("worker %+v, serve %+v, error %v", g.Worker, g.Serve, err)
	}
	files["y.yaml"] += "slits: 3\n"
	if _, _, err = run(t, nil, files, "worker", "--config", "y.yaml"); err == nil || !strings.Contains(err.Error(), "did you mean slots?") {
		t.Errorf("a field of nobody: %v", err)
	}
}

// TestFileByVariable: the file may be named by a variable, and be JSON.
func TestFileByVariable(t *testing.T) {
	t.Parallel()
	g, _, err := run(t, map[string]string{"YARDSTICK_CONFIG": "y.json"}, map[string]string{"y.json": `{"most": 3}`}, "serve")
	if err != nil || g.Serve.Most != 3 {
		t.Errorf("most %d, error %v", g.Serve.Most, err)
	}
}

// TestOthersTakeFlagsAlone: neither variables nor a broken file touch another command.
func TestOthersTakeFlagsAlone(t *testing.T) {
	t.Parallel()
	g, _, err := run(t, map[string]string{"YARDSTICK_ADDR": "x", "YARDSTICK_CONFIG": "missing"}, nil, "other")
	if err != nil || g.Other.Addr != "" {
		t.Errorf("addr %q, error %v", g.Other.Addr, err)
	}
}

// TestWrong: what is wrong is said with file, line and field, or the variable; a
// secret is in no message.
func TestWrong(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		env  map[string]string
		file string
		want string
	}{
		"a field":      {nil, "addr: a\nadr: b\n", "y.yaml:2: adr: there is no such field; did you mean addr?"},
		"a kind":       {nil, "most: many\n", `y.yaml:1: most: is text ("many"); it must be a whole number`},
		"a switch":     {nil, "open: 3\n", `y.yaml:1: open: is a whole number ("3"); it must be true or false`},
		"a time":       {nil, "most: 1\nwait: 5 minutes\n", `y.yaml:2: wait: is "5 minutes"; it must be a time such as 90s or 2m30s`},
		"a choice":     {nil, "level: loud\n", `y.yaml:1: level: "loud" is none of info, debug`},
		"a list":       {nil, "person: Ana\n", `y.yaml:1: person: is text ("Ana"); it must be a list`},
		"only a flag":  {nil, "check: true\n", "y.yaml:1: check: there is no such field"},
		"itself":       {nil, "config: z.yaml\n", "y.yaml:1: config: there is no such field"},
		"nothing":      {nil, "\n", "y.yaml: is empty"},
		"a number":     {map[string]string{"YARDSTICK_MOST": "many"}, "most: 1\n", `YARDSTICK_MOST: is "many"; it must be a whole number`},
		"a level":      {map[string]string{"YARDSTICK_LEVEL": "loud"}, "most: 1\n", `YARDSTICK_LEVEL: "loud" is none of info, debug`},
		"no secret":    {map[string]string{"YARDSTICK_TOKEN_FILE": "gone"}, "most: 1\n", "gone: YARDSTICK_TOKEN_FILE: there is no such file"},
		"empty secret": {map[string]string{"YARDSTICK_TOKEN_FILE": "empty"}, "most: 1\n", "empty:1: YARDSTICK_TOKEN_FILE: the first line holds nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, _, err := run(t, tt.env, map[string]string{"y.yaml": tt.file, "empty": "\nx"}, "serve", "--config", "y.yaml")
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
	if _, _, err := run(t, nil, nil, "serve", "--config", "gone.yaml"); !fault.Is(err, fault.NotFound) || !strings.HasPrefix(err.Error(), "gone.yaml: ") {
		t.Errorf("a file that is not there: %v", err)
	}
}

// TestSecrets: a secret may come from a file, and is masked wherever it is shown.
func TestSecrets(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"postgres://u:swordfish@h:5432/db":             "postgres://u:******@h:5432/db",
		"postgres://u@h/db?password=swordfish":         "postgres://u@h/db?password=******",
		"postgres://h/db?sslkey=swordfish&sslmode=off": "postgres://h/db?sslkey=******&sslmode=off",
		"host=h password=swordfish":                    "******",
		"postgres://u:sword%fish@h/db":                 "******",
	} {
		files := map[string]string{"secret": value + "\nnot this\n"}
		g, c, err := run(t, map[string]string{"YARDSTICK_DATABASE_FILE": "secret"}, files, "serve")
		if err != nil || g.Serve.Database != value {
			t.Fatalf("database %q, error %v", g.Serve.Database, err)
		}
		var b strings.Builder
		if err := c.Write(&b); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), " "+want+" ") || !strings.Contains(b.String(), "secret, which YARDSTICK_DATABASE_FILE names") ||
			strings.Contains(b.String(), "fish") {
			t.Errorf("%s is shown as\n%s", value, b.String())
		}
	}
}

// TestSecretOfAnyCommand: a secret whose variable a flag names may come from a file in
// every command, also one that takes no file of settings.
func TestSecretOfAnyCommand(t *testing.T) {
	t.Parallel()
	files := map[string]string{"secret": "postgres://u:swordfish@h/db\n"}
	g, _, err := run(t, map[string]string{"YARDSTICK_TESTED_DATABASE_FILE": "secret", "YARDSTICK_ADDR": "x"}, files, "other")
	if err != nil || g.Other.Database != "postgres://u:swordfish@h/db" || g.Other.Addr != "" {
		t.Errorf("database %q, addr %q, error %v", g.Other.Database, g.Other.Addr, err)
	}
	g, _, err = run(t, map[string]string{"YARDSTICK_TESTED_DATABASE_FILE": "secret"}, files, "other", "--database", "postgres://given")
	if err != nil || g.Other.Database != "postgres://given" {
		t.Errorf("given on the command line: %q, error %v", g.Other.Database, err)
	}
}

// TestUnknown: a variable that looks like ours and is none is named, with the nearest.
func TestUnknown(t *testing.T) {
	t.Parallel()
	_, c, err := run(t, nil, nil, "serve")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, err := range c.Unknown([]string{"HOME=/", "YARDSTICK_ADRR=x", "YARDSTICK_TOKEN_FILE=x", "YARDSTICK_ADDR=y", "YARDSTICK_AS=z"}, []string{"YARDSTICK_AS"}) {
		got = append(got, err.Error())
	}
	_, c, err = run(t, nil, nil, "worker")
	if err != nil {
		t.Fatal(err)
	}
	if wrong := c.Unknown([]string{"YARDSTICK_ADDR=y", "YARDSTICK_TOKEN_FILE=x"}, nil); wrong != nil {
		t.Errorf("variables of another command that takes a file: %v", wrong)
	}
	if diff := cmp.Diff([]string{"YARDSTICK_ADRR: there is no such variable; did you mean YARDSTICK_ADDR?"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestLocate: an error about an option is placed where the option was set.
func TestLocate(t *testing.T) {
	t.Parallel()
	_, c, err := run(t, map[string]string{"YARDSTICK_MOST": "7"}, map[string]string{"y.yaml": "open: true\naddr: here\n"},
		"serve", "--config", "y.yaml", "--wait", "1s")
	if err != nil {
		t.Fatal(err)
	}
	for want, in := range map[string]*fault.Error{
		"y.yaml:2: addr: is wrong":       {Field: "--addr", Message: "is wrong"},
		"y.yaml:1: open: not --open":     {Message: "not --open"},
		"YARDSTICK_MOST: is wrong":       {Field: "--most", Message: "is wrong"},
		"--wait: is wrong":               {Field: "--wait", Message: "is wrong"},
		"--data: is wrong":               {Field: "--data", Message: "is wrong"},
		"guide.yaml:3: id: not --addr":   {File: "guide.yaml", Line: 3, Field: "id", Message: "not --addr"},
		"nothing about any option of it": {Message: "nothing about any option of it"},
	} {
		if got := c.Locate(in).Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// FuzzFile: whatever is in a file, an error names it, and what is taken is taken whole.
func FuzzFile(f *testing.F) {
	for _, s := range []string{settings, `{"most": 3}`, "addr: [", "person: [a, 3]", "most: 99999999999999999999", "wait: 3", "data: !!x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		_, _, err := run(t, nil, map[string]string{"y.yaml": s}, "serve", "--config", "y.yaml")
		if err != nil && !strings.HasPrefix(err.Error(), "y.yaml") {
			t.Errorf("%q: %v", s, err)
		}
	})
}
