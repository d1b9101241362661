package packet_test

import (
	"bytes"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/record/packet"
	"yardstick/record/recordtest"
)

// made is the invented position; tests only read it.
var made = sync.OnceValues(recordtest.NewPosition)

func position(tb testing.TB) *recordtest.Position {
	tb.Helper()
	p, err := made()
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func written(tb testing.TB, p *recordtest.Position) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := packet.Write(&b, &p.Content, p.Secret); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func verify(tb testing.TB, data []byte, o packet.Options) *packet.Report {
	tb.Helper()
	r, err := packet.Verify(bytes.NewReader(data), int64(len(data)), o)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// TestWhole verifies a whole packet with everything that may be known beside it.
func TestWhole(t *testing.T) {
	t.Parallel()
	p := position(t)
	data := written(t, p)
	if again := written(t, p); !bytes.Equal(data, again) {
		t.Error("the same position gives other bytes")
	}
	r := verify(t, data, packet.Options{Key: p.Key, Witnesses: []string{p.WitnessKey}, Ring: p.Ring})
	got := map[string]string{}
	for _, c := range r.Checks {
		got[c.Name] = string(c.Status) + ": " + c.Found
		if c.NotProved == "" {
			t.Errorf("check %s does not say what it does not prove", c.Name)
		}
	}
	want := map[string]string{
		"container":   "holds: 30 files, each named once and declared by the directory alone",
		"manifest":    "holds: 28 files are as the manifest declares them, and " + recordtest.Origin + " signed it",
		"checkpoints": "holds: 3, of 15, 57, 64 entries, signed by " + recordtest.Origin,
		"witnesses": "holds: works-council.example.org cosigned 15 entries at 2026-03-02T10:00:03Z; works-council.example.org cosigned 57 entries at 2026-03-03T11:48:10Z; " +
			"works-council.example.org cosigned 64 entries at 2026-03-04T09:28:01Z",
		"log":      "holds: 64 entries in canonical form, numbered without a gap, in the order of their times",
		"tree":     "holds: the entries make the root " + r.Root + " that was signed, and each of the heads before it",
		"opening":  "holds: the first entry opens the log of position customer-service-2026 with the key that signs",
		"bindings": "holds: personal parts that are bound by salted hashes: 23; persons whose parts were erased: 1",
		"sealings": "holds: 3 documents were fixed by their hash",
		"ratings": "holds: committed ratings: 11; revealed, each as it was committed and after all of its round: 11; " +
			"rounds closed before all had handed in: 1; changes, each from the level before it and with a reason: 1",
		"documents": "holds: decision.json, guide.json, ratings.json, totals.json are as the log has them",
		"order":     "holds: the guide is sealed and was fixed before the first rating was handed in; the totals were fixed before any level was changed",
		"parts":     "holds: 19 opened and as bound, 4 erased",
	}
	if d := cmp.Diff(want, got); d != "" || !r.Whole {
		t.Errorf("whole %t, first %v (-want +got):\n%s", r.Whole, r.First, d)
	}
}
