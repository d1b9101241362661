package model

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"yardstick/assess"
	"yardstick/guide"
)

var update = flag.Bool("update", false, "write the checksum of the assessments anew, after the weights have changed")

const (
	checksumFile = "testdata/assessments.sha256"
	exampleDir   = "../../examples/customer-service-administrator"
)

// TestAssessmentsHaveOneChecksum assesses the example's answers with every
// kernel of this machine and wants the bytes that are committed for all.
// go test ./assess/model -update writes the checksum after a change of weights.
func TestAssessmentsHaveOneChecksum(t *testing.T) {
	t.Parallel()
	if *update {
		if err := os.WriteFile(checksumFile, []byte(assessmentsSum(t, kernels()[0])+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(checksumFile)
	if err != nil {
		t.Fatal(err)
	}
	want := string(raw)
	for _, k := range kernels() {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			if testing.Short() && k.name == "portable" {
				t.Skip("the portable kernel takes seconds, and minutes under the race detector")
			}
			if got := assessmentsSum(t, k) + "\n"; got != want {
				t.Errorf("assessments have the checksum %swant %s(after a change of weights: go test ./assess/model -update)", got, want)
			}
		})
	}
}

// assessmentsSum is the SHA-256 of the assessments of the example's answers as
// JSON.
func assessmentsSum(t *testing.T, k *kernel) string {
	t.Helper()
	reader := embedded(t, k)
	g, hash := exampleGuide(t)
	h := sha256.New()
	out := json.NewEncoder(h)
	for _, name := range []string{"answer", "kinds-of-failure", "something-else"} {
		answer, err := os.ReadFile(filepath.Join(exampleDir, name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		a, err := assess.New(reader).Assess(g, hash, &g.Questions[0], name, string(answer))
		if err != nil {
			t.Fatal(err)
		}
		if err := out.Encode(a); err != nil {
			t.Fatal(err)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

func exampleGuide(tb testing.TB) (*guide.Guide, string) {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join(exampleDir, "guide.yaml"))
	if err != nil {
		tb.Fatal(err)
	}
	guides, err := guide.Read("guide.yaml", data)
	if err != nil {
		tb.Fatal(err)
	}
	hash, err := guide.Hash(&guides[0])
	if err != nil {
		tb.Fatal(err)
	}
	return &guides[0], hash
}
