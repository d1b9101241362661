package record_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/record"
)

func TestCommit(t *testing.T) {
	t.Parallel()
	level, no := 3, 6
	r := record.Rating{Round: 1, Rater: "r", Candidate: "c", Levels: []record.Level{{Question: "q", Level: &level}, {Question: "q", Requirement: "x"}}}
	random := new(counter)
	c, v, err := record.Commit(random, &r)
	must(t, err)
	again, _, err := record.Commit(random, &r)
	if err != nil || again.Commitment == c.Commitment {
		t.Errorf("the same rating gives the same commitment %s, %v", again.Commitment, err)
	}
	if got, err := record.Open(&c, &v); err != nil || *got.Levels[0].Level != 3 || got.Levels[1].Level != nil {
		t.Errorf("opened %+v, %v", got, err)
	}
	for name, change := range map[string]func(c *record.CommittedRating, v *record.RevealedRating){
		"another rating": func(_ *record.CommittedRating, v *record.RevealedRating) {
			v.Rating = bytes.Replace(v.Rating, []byte("3"), []byte("4"), 1)
		},
		"another salt":      func(_ *record.CommittedRating, v *record.RevealedRating) { v.Salt = strings.Repeat("0", 64) },
		"another rater":     func(c *record.CommittedRating, _ *record.RevealedRating) { c.Rater = "s" },
		"another candidate": func(c *record.CommittedRating, _ *record.RevealedRating) { c.Candidate = "d" },
		"another round":     func(c *record.CommittedRating, _ *record.RevealedRating) { c.Round = 2 },
	} {
		cc, vv := c, v
		vv.Rating = bytes.Clone(v.Rating)
		change(&cc, &vv)
		if got, err := record.Open(&cc, &vv); !fault.Is(err, fault.Conflict) {
			t.Errorf("%s opens the commitment: %+v, %v", name, got, err)
		}
	}
	for name, salt := range map[string]string{"short": "00", "upper case": strings.Repeat("AA", 32), "no hex": strings.Repeat("zz", 32)} {
		vv := v
		vv.Salt = salt
		if _, err := record.Open(&c, &vv); !fault.Is(err, fault.Invalid) {
			t.Errorf("a salt that is %s: %v", name, err)
		}
	}
	for name, bad := range map[string]record.Rating{
		"no rater":       {Candidate: "c"},
		"name":           {Rater: "Ines Example", Candidate: "c"},
		"level 6":        {Rater: "r", Candidate: "c", Levels: []record.Level{{Question: "q", Level: &no}}},
		"question twice": {Rater: "r", Candidate: "c", Levels: []record.Level{{Question: "q"}, {Question: "q"}}},
		"no question":    {Rater: "r", Candidate: "c", Levels: []record.Level{{}}},
	} {
		if _, _, err := record.Commit(random, &bad); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s is committed: %v", name, err)
		}
	}
}

func TestPart(t *testing.T) {
	t.Parallel()
	random := new(counter)
	ring := record.Ring{}
	key, err := ring.NewKey(random, "heron")
	must(t, err)
	content := []byte(`{"name":"Paula Placeholder"}`)
	sealed, hash, err := record.SealPart(random, key, "example.org", "identity", content)
	must(t, err)
	if bytes.Contains(sealed, []byte("Paula")) {
		t.Error("the sealed part shows its content")
	}
	got, gotHash, err := record.OpenPart(key, "example.org", "identity", sealed)
	if err != nil || !bytes.Equal(got, content) || gotHash != hash {
		t.Errorf("opened %s, %s, %v; want %s, %s", got, gotHash, err, content, hash)
	}
	other, err := ring.NewKey(random, "wren")
	must(t, err)
	for at := range sealed {
		altered := bytes.Clone(sealed)
		altered[at] ^= 0x80
		if _, _, err := record.OpenPart(key, "example.org", "identity", altered); !fault.Is(err, fault.Conflict) {
			t.Fatalf("with byte %d altered it opens: %v", at, err)
		}
	}
	for name, open := range map[string]func() ([]byte, string, error){
		"another key":    func() ([]byte, string, error) { return record.OpenPart(other, "example.org", "identity", sealed) },
		"another part":   func() ([]byte, string, error) { return record.OpenPart(key, "example.org", "answer", sealed) },
		"another origin": func() ([]byte, string, error) { return record.OpenPart(key, "example.com", "identity", sealed) },
		"cut off":        func() ([]byte, string, error) { return record.OpenPart(key, "example.org", "identity", sealed[:5]) },
	} {
		if got, _, err := open(); !fault.Is(err, fault.Conflict) {
			t.Errorf("with %s it opens: %s, %v", name, got, err)
		}
	}
	var b bytes.Buffer
	must(t, ring.Write(&b))
	back, err := record.ReadRing("keys.json", &b)
	if err != nil || !bytes.Equal(back["heron"], key) || len(back) != 2 {
		t.Errorf("read back %v, %v", back, err)
	}
}

func TestRingRefused(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		``, `[]`, `{"yardstick":"keys/v2","keys":[]}`, `{"yardstick":"keys/v1","keys":[{"subject":"a","key":"AA=="}]}`, `{"yardstick":"keys/v1","keys":[],"more":1}`,
		`{"yardstick":"keys/v1","keys":[{"subject":"a b","key":"` + strings.Repeat("A", 43) + `="}]}`,
	} {
		if ring, err := record.ReadRing("keys.json", strings.NewReader(in)); !fault.Is(err, fault.Invalid) || !strings.HasPrefix(err.Error(), "keys.json: ") {
			t.Errorf("%s: %v, %v", in, ring, err)
		}
	}
}

// FuzzReadRing: keys that are read are written and read as the same.
func FuzzReadRing(f *testing.F) {
	f.Add([]byte(`{"yardstick":"keys/v1","keys":[{"subject":"a","key":"` + strings.Repeat("A", 43) + `="}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		ring, err := record.ReadRing("keys.json", bytes.NewReader(data))
		if err != nil {
			return
		}
		var b bytes.Buffer
		must(t, ring.Write(&b))
		again, err := record.ReadRing("keys.json", &b)
		if d := cmp.Diff(ring, again); err != nil || d != "" {
			t.Fatalf("%v (-first +second):\n%s", err, d)
		}
	})
}
