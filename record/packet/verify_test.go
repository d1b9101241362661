package packet_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/guide"
	"yardstick/record/packet"
	"yardstick/record/recordtest"
)

// sealedGuide is the guide of the sample job.
func sealedGuide(tb testing.TB) *guide.Guide {
	tb.Helper()
	const name = "../../examples/customer-service-administrator/guide.yaml"
	data, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	guides, err := guide.Read(name, data)
	if err != nil {
		tb.Fatal(err)
	}
	return &guides[0]
}

func position(tb testing.TB) *recordtest.Position {
	tb.Helper()
	p, err := recordtest.NewPosition(sealedGuide(tb))
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
	if again := written(t, position(t)); !bytes.Equal(data, again) {
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
	want := map[string]string{}
	if d := cmp.Diff(want, got); d != "" || !r.Whole {
		t.Errorf("whole %t, first %v (-want +got):\n%s", r.Whole, r.First, d)
	}
}
