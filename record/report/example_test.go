package report_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/record/packet"
	"yardstick/record/recordtest"
	"yardstick/record/report"
)

var update = flag.Bool("update", false, "write examples/position anew")

const example = "../../examples/position"

// position makes the invented position, with its reports.
func position(t *testing.T) *recordtest.Position {
	t.Helper()
	p, err := recordtest.NewPosition()
	if err != nil {
		t.Fatal(err)
	}
	pdf, xlsx := reports(t, &p.Content)
	p.Content.Reports = map[string][]byte{"report.pdf": pdf, "report.xlsx": xlsx}
	return p
}

func reports(t *testing.T, c *packet.Content) (pdf, xlsx []byte) {
	t.Helper()
	r, err := report.New(c)
	if err != nil {
		t.Fatal(err)
	}
	var p, x bytes.Buffer
	if err := r.PDF(&p); err != nil {
		t.Fatal(err)
	}
	if err := r.XLSX(&x); err != nil {
		t.Fatal(err)
	}
	return p.Bytes(), x.Bytes()
}

// TestExample keeps examples/position current: the packet, the keys of its personal
// parts, and the verifier keys of log and witness. Run it with -update after a change.
func TestExample(t *testing.T) {
	t.Parallel()
	p := position(t)
	var zipped, keys bytes.Buffer
	if err := packet.Write(&zipped, &p.Content, p.Secret); err != nil {
		t.Fatal(err)
	}
	if err := p.Ring.Write(&keys); err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{
		"packet.zip": zipped.Bytes(), "keys.json": keys.Bytes(), "log.vkey": []byte(p.Key + "\n"), "witness.vkey": []byte(p.WitnessKey + "\n"),
	}
	for name, want := range files {
		file := filepath.Join(example, name)
		if *update {
			if err := os.WriteFile(file, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatalf("%v; make it with -update", err)
		}
		if name == "packet.zip" { // another Go may pack the same files into other bytes
			if d := cmp.Diff(members(t, want), members(t, got)); d != "" {
				t.Errorf("%s is not what the program makes; run with -update and look at it (-want +got):\n%s", file, d)
			}
			continue
		}
		if d := cmp.Diff(string(want), string(got)); d != "" {
			t.Errorf("%s (-want +got):\n%s", file, d)
		}
	}
}

// members unpacks a ZIP.
func members(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(content)
	}
	return all
}
