package guide_test

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"yardstick/guide"
	"yardstick/internal/fault"
)

var noon = time.Date(2026, 1, 31, 13, 0, 0, 500, time.FixedZone("", 3600))

func readOne(t *testing.T, file string) guide.Guide {
	t.Helper()
	got, err := guide.Read("g.yaml", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	return got[0]
}

func TestCanonical(t *testing.T) {
	t.Parallel()
	g := readOne(t, "guides: [{id: a, question: Why?, requirements: [{text: Says <why>., id: r}]}]")
	got, err := guide.Canonical(&g)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"id":"a","pass":{"score":0.6},"questions":[{"id":"a","requirements":[{"id":"r","kind":"content","text":"Says <why>.","weight":1}],` +
		`"text":"Why?","type":"custom"}],"scale":{"1":"Awareness","2":"Basic","3":"Intermediate","4":"Advanced","5":"Expert"},"version":1,"yardstick":"guide/v1"}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	sum := sha256.Sum256([]byte(want))
	if hash, err := guide.Hash(&g); err != nil || hash != hex.EncodeToString(sum[:]) {
		t.Errorf("hash %s, %v", hash, err)
	}
	if _, err := guide.Canonical(&guide.Guide{ID: "a", Title: "\xff"}); !fault.Is(err, fault.Invalid) {
		t.Errorf("text that is not UTF-8: %v", err)
	}
}

func TestEqualGuidesHashAlike(t *testing.T) {
	t.Parallel()
	short := "yardstick: guide/v1\nid: a\nquestions: [{id: q, text: Define success in this work., requirements: [{id: r, text: Says why., kind: coverage, items: [x]}]}]"
	long := `{"questions":[{"requirements":[{"weight":1.0,"text":"Says why.","id":"r","kind":"coverage","items":["x"],"at_least":1,"must":false}],
"text":"Define success in this work.","id":"q","type":"define-success","probes":[]}],"id":"a","yardstick":"guide/v1","version":1,"pass":{"score":0.60},
"scale":{"1":"Awareness","2":"Basic","3":"Intermediate","4":"Advanced","5":"Expert"}}`
	a, b := readOne(t, short), readOne(t, long)
	ha, err1 := guide.Hash(&a)
	hb, err2 := guide.Hash(&b)
	if err1 != nil || err2 != nil || ha != hb {
		t.Errorf("got %s and %s, %v, %v", ha, hb, err1, err2)
	}
}

func TestSeal(t *testing.T) {
	t.Parallel()
	g := readOne(t, whole)
	sealed, err := guide.Seal(g, " A. Panel ", noon)
	if err != nil {
		t.Fatal(err)
	}
	if g.Seal != nil {
		t.Error("sealing changed its argument")
	}
	if got := *sealed.Seal; sealed.Version != 2 || got.By != "A. Panel" || got.At.Format(time.RFC3339Nano) != "2026-01-31T12:00:00Z" {
		t.Errorf("version %d, %+v", sealed.Version, got)
	}
	if err := guide.Verify(&sealed); err != nil {
		t.Error(err)
	}
	if hash, err := guide.Hash(&sealed); err != nil || hash != sealed.Seal.SHA256 {
		t.Errorf("hash %s, %v, sealed %s", hash, err, sealed.Seal.SHA256)
	}
	if _, err := guide.Seal(sealed, "A. Panel", noon); !fault.Is(err, fault.Conflict) {
		t.Errorf("sealed twice: %v", err)
	}
	if err := guide.Verify(&g); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "is not sealed") {
		t.Errorf("unsealed: %v", err)
	}
	if _, err := guide.Seal(g, " ", noon); !fault.Is(err, fault.Invalid) {
		t.Errorf("sealed by nobody: %v", err)
	}
}

func TestChangedGuideBecomesNewVersion(t *testing.T) {
	t.Parallel()
	sealed, err := guide.Seal(readOne(t, whole), "A. Panel", noon)
	if err != nil {
		t.Fatal(err)
	}
	changed := guide.Complete(sealed)
	changed.Pass.Score = 0.5
	err = guide.Verify(&changed)
	if !fault.Is(err, fault.Conflict) || !strings.Contains(err.Error(), sealed.Seal.SHA256) {
		t.Fatalf("got %v, want a Conflict that names %s", err, sealed.Seal.SHA256)
	}
	again, err := guide.Seal(changed, "B. Panel", noon)
	if err != nil {
		t.Fatal(err)
	}
	if again.Version != 3 || guide.Verify(&again) != nil || again.Seal.SHA256 == sealed.Seal.SHA256 {
		t.Errorf("version %d, %+v", again.Version, again.Seal)
	}
}

func TestSealRefusesLintErrors(t *testing.T) {
	t.Parallel()
	g := readOne(t, strings.Replace(whole, "What else?", "Are you married?", 1))
	if _, err := guide.Seal(g, "A. Panel", noon); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "questions[0].probes[0]") {
		t.Errorf("got %v, want the first lint error", err)
	}
}

// Any change of a sealed guide is found, wherever it is made.
func TestVerifyFindsAnyChange(t *testing.T) {
	t.Parallel()
	sealed, err := guide.Seal(readOne(t, whole), "A. Panel", noon)
	if err != nil {
		t.Fatal(err)
	}
	file, err := guide.Marshal(&sealed)
	if err != nil {
		t.Fatal(err)
	}
	changes, found := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		data := []byte(string(file))
		i := rapid.IntRange(0, len(data)-1).Draw(t, "at")
		data[i] = rapid.SampledFrom([]byte("abcXYZ0123456789.,")).Draw(t, "to")
		changes++
		got, err := guide.Read("g.yaml", data)
		if err != nil {
			return // no guide any more
		}
		same, err := guide.Marshal(&got[0])
		if err != nil {
			t.Fatal(err)
		}
		if string(same) != string(file) {
			found++
			if guide.Verify(&got[0]) == nil {
				t.Errorf("not found: byte %d to %q", i, data[i])
			}
		}
	})
	if found == 0 {
		t.Errorf("none of %d changes left a guide that could be read", changes)
	}
}
