package repotest

import (
	"slices"
	"strings"
	"testing"
)

// layers are the packages from the ground up. A package imports from lower
// layers and from packages inside its own folder or beside it, never upwards.
// A package that stands in no layer fails the test: put it where it belongs.
var layers = [][]string{
	{".", "internal/fault", "internal/figure", "internal/workbook", "internal/sheets", "stat", "assess/text", "english", "people", "background"},
	{
		"internal/document", "internal/wording", "internal/canonical", "internal/paper", "internal/disk", "internal/once", "internal/option",
		"internal/inbound",
	},
	{"job", "internal/repotest"},
	{"guide"},
	{"assess", "record"},
	{"intake"},
	{"practice", "panel", "judge", "eval", "batch", "errand", "hook"},
	{"store", "background/riverqueue"},
	{"web", "api", "mcp"},
	{"app"},
	{"cmd"},
}

// domain are the packages that know nothing of storage and networks; they take
// values and return values.
var domain = []string{
	"job", "guide", "assess", "intake", "stat", "eval", "practice", "panel", "people", "judge", "hook", "english", "record", "batch", "errand", "internal/fault",
	"internal/document", "internal/canonical", "internal/workbook",
}

// outside are what domain packages must not import, and what lies under it.
var outside = []string{
	"database/sql", "net/http", "net/rpc", "net/smtp", "os/exec", "log", "math/rand",
	"github.com/jackc", "modernc.org", "github.com/riverqueue", "github.com/pressly", "github.com/alecthomas",
}

// allowed are exceptions, each with its reason.
var allowed = map[string]string{
	"judge/chat net/http":      "the one place where a language model is asked; nothing of judge imports it",
	"hook/post net/http":       "the one place where webhooks are sent; nothing of hook imports it",
	"judge/judgetest net/http": "a server that misbehaves, for tests",
	"stat math/rand/v2":        "PCG with a seed that is passed in is a fixed stream of numbers, not chance",
	"eval/vary math/rand/v2":   "PCG with a seed made of names is a fixed stream of numbers, not chance",
}

// within reports whether the package or import lies in the folder.
func within(name, folder string) bool {
	return name == folder || strings.HasPrefix(name, folder+"/")
}

// layer gives the layer of a package, by the longest folder that holds it, or -1.
func layer(dir string) int {
	found, length := -1, -1
	for i, folders := range layers {
		for _, folder := range folders {
			if within(dir, folder) && len(folder) > length {
				found, length = i, len(folder)
			}
		}
	}
	return found
}

func TestImportsPointDownward(t *testing.T) {
	t.Parallel()
	packages, _ := sources(t)
	for dir, s := range packages {
		own := layer(dir)
		if own < 0 {
			t.Errorf("package %s stands in no layer: add it to layers, and to ARCHITECTURE.md", dir)
			continue
		}
		for _, path := range s.imports() {
			target, ok := strings.CutPrefix(path, module+"/")
			if ok && layer(target) > own {
				t.Errorf("%s imports %s, which stands above it", dir, target)
			}
		}
	}
}

func TestDomainKnowsNoOutside(t *testing.T) {
	t.Parallel()
	packages, _ := sources(t)
	for dir, s := range packages {
		if !slices.ContainsFunc(domain, func(d string) bool { return within(dir, d) }) {
			continue
		}
		for _, path := range s.imports() {
			if slices.ContainsFunc(outside, func(o string) bool { return within(path, o) }) && allowed[dir+" "+path] == "" {
				t.Errorf("%s is a domain package and imports %s", dir, path)
			}
		}
	}
}

// stores are those who may know a store or the queue: what runs wires them, and the
// pages of tests need one of their own.
var stores = []string{"store", "background/riverqueue", "app", "web/webtest"}

func TestAppAloneKnowsStores(t *testing.T) {
	t.Parallel()
	packages, _ := sources(t)
	wired := false
	for dir, s := range packages {
		knows := slices.ContainsFunc(s.imports(), func(path string) bool {
			return within(path, module+"/store") || path == module+"/background/riverqueue"
		})
		if knows && !slices.ContainsFunc(stores, func(d string) bool { return within(dir, d) }) {
			t.Errorf("%s imports a store; app wires it", dir)
		}
		wired = wired || knows && dir == "app"
	}
	if !wired {
		t.Error("app imports no store: the rule looks at the wrong packages")
	}
}

// TestRulesBite holds that the rules find what they forbid.
func TestRulesBite(t *testing.T) {
	t.Parallel()
	for dir, want := range map[string]int{"stat": 0, "assess/text": 0, "assess/assesstest": 4, "assess": 4, "cmd/yardstick": 10, "elsewhere": -1, "assessment": -1} {
		if got := layer(dir); got != want {
			t.Errorf("layer(%q) = %d, want %d", dir, got, want)
		}
	}
	if !within("database/sql/driver", "database/sql") || within("database/sqlite", "database/sql") {
		t.Error("within takes prefixes of words")
	}
}
