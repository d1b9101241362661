package record_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/sumdb/tlog"

	"yardstick/internal/canonical"
	"yardstick/record"
)

var update = flag.Bool("update", false, "write the vectors of docs/record.md anew")

const page = "../docs/record.md"

// documented are the vectors in docs/record.md: what is hashed, signed and sealed,
// with what it gives.
type documented struct {
	Canonical []pair   `json:"canonical"`
	Refused   []string `json:"refused"`
	Leaves    []string `json:"leaves"`      // lines
	Hashes    []string `json:"leaf_hashes"` // base64
	Roots     []string `json:"roots"`       // of the first one, two, … leaves, base64
	Secret    string   `json:"secret"`
	Key       string   `json:"key"`
	Head      string   `json:"checkpoint"`
	Witness   struct {
		Secret   string `json:"secret"`
		Key      string `json:"key"`
		Request  string `json:"request"`
		Cosigned string `json:"cosigned"`
		Time     int64  `json:"time"` // seconds since 1970
	} `json:"witness"`
	Rating struct {
		Salt       string `json:"salt"`
		Rating     string `json:"rating"`
		Commitment string `json:"commitment"`
	} `json:"rating"`
	Part struct {
		Key     string `json:"key"` // hex
		Origin  string `json:"origin"`
		Part    string `json:"part"`
		Content string `json:"content"`
		Hash    string `json:"hash"`
		Sealed  string `json:"sealed"` // base64
	} `json:"part"`
	Proof string `json:"proof"`
}

type pair struct {
	In  string `json:"in"`
	Out string `json:"out"`
}

// counter is randomness for vectors: 0, 1, 2, …
type counter byte

func (c *counter) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(*c)
		*c++
	}
	return len(p), nil
}

// made makes the vectors.
func made(t *testing.T) *documented {
	t.Helper()
	v := &documented{Refused: []string{`9007199254740992`, `1e16`, `{"a":1,"a":2}`, `"\ud800"`, `1e999`}}
	for _, in := range []string{`{"b": [1.0, -0, 1e2], "a": "\u0041\u000a\/"}`, `[0.000001, 1e-7, 333333333.33333329]`, `{"😀":1,"\ufb33":2}`} {
		out, err := canonical.Transform([]byte(in))
		must(t, err)
		v.Canonical = append(v.Canonical, pair{in, string(out)})
	}
	random := new(counter)
	var err error
	v.Secret, v.Key, err = record.NewKey(random, "people.example.org")
	must(t, err)
	signer, err := record.Signer(v.Secret)
	must(t, err)
	verifier, err := record.Verifier(v.Key)
	must(t, err)

	level := 4
	rating := record.Rating{Round: 1, Rater: "r1", Candidate: "c1", Levels: []record.Level{{Question: "q1", Level: &level}, {Question: "q2"}}}
	committed, reveal, err := record.Commit(random, &rating)
	must(t, err)
	v.Rating.Salt, v.Rating.Rating, v.Rating.Commitment = reveal.Salt, string(reveal.Rating), committed.Commitment
	reveal.Commitment = 2

	var l record.Log
	at := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	for i, p := range []record.Payload{
		record.LogOpened{Format: record.Format, Key: v.Key, Position: "p1"},
		record.OpenedRound{Candidates: []string{"c1"}, Raters: []string{"r1"}},
		committed, reveal,
	} {
		_, err := l.Append(at.Add(time.Duration(i)*time.Second), "r1", p)
		must(t, err)
		head, err := l.Head(l.Size())
		must(t, err)
		leaf, err := l.Leaf(l.Size() - 1)
		must(t, err)
		v.Hashes, v.Roots = append(v.Hashes, leaf.String()), append(v.Roots, head.Hash.String())
	}
	v.Leaves = strings.Split(strings.TrimSuffix(string(l.Bytes()), "\n"), "\n")
	head, err := l.Checkpoint(signer)
	must(t, err)
	v.Head = string(head)
	proof, err := l.Prove([]byte(v.Leaves[2]), head, l.Size())
	must(t, err)
	v.Proof = string(proof.Text())

	v.Witness.Secret, v.Witness.Key, err = record.NewWitnessKey(random, "witness.example.org")
	must(t, err)
	old, err := l.Head(2)
	must(t, err)
	request, err := l.Request(2, head, l.Size())
	must(t, err)
	w := record.Witness{Secret: v.Witness.Secret, Log: verifier, Seen: record.Checkpoint{Origin: "people.example.org", Size: 2, Root: old.Hash}}
	cosigned, err := w.Cosign(request, at)
	must(t, err)
	v.Witness.Request, v.Witness.Cosigned, v.Witness.Time = string(request), string(cosigned), at.Unix()

	key := bytes.Repeat([]byte{7}, record.KeyBytes)
	v.Part.Key, v.Part.Origin, v.Part.Part, v.Part.Content = hex.EncodeToString(key), "people.example.org", "notes-1", `{"notes":"…"}`
	sealed, hash, err := record.SealPart(random, key, v.Part.Origin, v.Part.Part, []byte(v.Part.Content))
	must(t, err)
	v.Part.Hash, v.Part.Sealed = hash, base64.StdEncoding.EncodeToString(sealed)
	return v
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestVectors keeps the vectors of docs/record.md current.
func TestVectors(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	must(t, e.Encode(made(t)))
	want := "<!-- vectors -->\n```json\n" + b.String() + "```\n"
	data, err := os.ReadFile(page)
	must(t, err)
	before, got, found := strings.Cut(string(data), "<!-- vectors -->")
	if !found {
		t.Fatalf("%s has no mark for the vectors", page)
	}
	if *update {
		must(t, os.WriteFile(page, []byte(before+want), 0o644))
		return
	}
	if d := cmp.Diff(want, "<!-- vectors -->"+got); d != "" {
		t.Errorf("%s is not what the program makes; run with -update and look at it (-want +got):\n%s", page, d)
	}
}

// TestVectorsByDefinition computes the tree of the vectors as RFC 6962 defines it,
// rather than as the library does.
func TestVectorsByDefinition(t *testing.T) {
	t.Parallel()
	v := made(t)
	var leaves []tlog.Hash
	for i, line := range v.Leaves {
		leaves = append(leaves, sum(0, []byte(line)))
		if leaves[i].String() != v.Hashes[i] {
			t.Errorf("leaf %d is %s, want %s", i, v.Hashes[i], leaves[i])
		}
		if root := defined(leaves); root.String() != v.Roots[i] {
			t.Errorf("the root of %d is %s, want %s", i+1, v.Roots[i], root)
		}
	}
}
