package client_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/format"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/api/client"
)

var update = flag.Bool("update", false, "write the operations anew")

const operations = "operations.go"

// TestOperations: the client has every operation that the reviewed description has.
// After a change of that, go test ./api/client -run Operations -update.
func TestOperations(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../testdata/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	want, err := format.Source(generated(t, data))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(operations, want, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(operations)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("the operations of the client are others than those of the description (-want +got)\n%s", d)
	}
}

// generated writes the operations of a description as Go.
func generated(t *testing.T, description []byte) []byte {
	t.Helper()
	var doc struct {
		Paths map[string]map[string]struct {
			ID      string `json:"operationId"`
			Summary string `json:"summary"`
		} `json:"paths"`
	}
	if err := json.Unmarshal(description, &doc); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for path, methods := range doc.Paths {
		for method, o := range methods {
			lines = append(lines, fmt.Sprintf("\t// %s: %s.\n\t%s Operation = %q", exported(o.ID), strings.TrimSuffix(o.Summary, "."), exported(o.ID),
				strings.ToUpper(method)+" "+path))
		}
	}
	slices.Sort(lines)
	var b bytes.Buffer
	b.WriteString("// Code generated from the description of the API; DO NOT EDIT.\n\npackage client\n\n// The operations of the API.\nconst (\n")
	b.WriteString(strings.Join(lines, "\n") + "\n)\n")
	return b.Bytes()
}

// exported is the name of an operation in Go.
func exported(id string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(id, "-") {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return b.String()
}

// TestOn fills paths, and says what is missing.
func TestOn(t *testing.T) {
	t.Parallel()
	r := client.GetCandidate.On("por ter", "a/b")
	if r.Method != http.MethodGet || r.Path != "/positions/por%20ter/candidates/a%2Fb" {
		t.Errorf("%s %s", r.Method, r.Path)
	}
	c, err := client.New("http://127.0.0.1:1", "token")
	if err != nil {
		t.Fatal(err)
	}
	for _, ids := range [][]string{nil, {"a"}, {"a", "b", "c"}} {
		if _, err := c.Do(t.Context(), client.GetCandidate.On(ids...), nil); err == nil || !strings.Contains(err.Error(), "candidates") {
			t.Errorf("%d ids: %v", len(ids), err)
		}
	}
	if _, err := c.Do(t.Context(), client.ListLetters.On("porter").Asking("places"), nil); err == nil || !strings.Contains(err.Error(), "places") {
		t.Errorf("a name without a value: %v", err)
	}
	r = client.ListLetters.On("porter").Asking("places", "germany").With(1).BasedOn(`"1.x"`)
	if r.Query.Get("places") != "germany" || r.Body != 1 || r.IfMatch != `"1.x"` {
		t.Errorf("%+v", r)
	}
}
