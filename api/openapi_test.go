package api_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the reviewed description anew")

const reviewed = "testdata/openapi.json"

// TestDescription holds the reviewed description to what is served: a change of the
// one without the other is a change that nobody has looked at.
func TestDescription(t *testing.T) {
	t.Parallel()
	s := start(t)
	served := s.ask("", "GET", "/openapi.json", nil).want(200).Body.String()
	if *update {
		if err := os.WriteFile(reviewed, []byte(served), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(reviewed)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(served, "\n")); d != "" {
		t.Errorf("the description that is served is another than the reviewed one (-reviewed +served); look at it, then go test ./api -update\n%s", d)
	}
}
