package packet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"yardstick/record/packet"
	"yardstick/record/recordtest"
)

// member is a file of a ZIP.
type member struct {
	name string
	data []byte
}

// unpack lists the files of a packet in their order.
func unpack(tb testing.TB, data []byte) []member {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	var all []member
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, member{f.Name, content})
	}
	return all
}

// pack makes a ZIP of files, whatever they are. It stores them, which is quick.
func pack(tb testing.TB, all []member) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range all {
		w, err := z.CreateHeader(&zip.FileHeader{Name: m.name, Method: zip.Store})
		if err == nil && !strings.HasSuffix(m.name, "/") {
			_, err = w.Write(m.data)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// with replaces a file.
func with(all []member, name string, data []byte) []member {
	out := slices.Clone(all)
	for i := range out {
		if out[i].name == name {
			out[i].data = data
		}
	}
	return out
}

func get(tb testing.TB, all []member, name string) []byte {
	tb.Helper()
	for _, m := range all {
		if m.name == name {
			return m.data
		}
	}
	tb.Fatalf("there is no %s", name)
	return nil
}

// TestEveryByteOfJSON alters single bytes in the JSON parts, thousands of them, and
// makes the ZIP whole again around them. Every one is found.
func TestEveryByteOfJSON(t *testing.T) {
	t.Parallel()
	p := position(t)
	all := unpack(t, written(t, p))
	every := map[string]int{"log.jsonl": 17, "manifest.json": 7, "guide.json": 61, "ratings.json": 17, "totals.json": 3, "decision.json": 4}
	random := recordtest.NewStream("bytes to alter")
	altered := 0
	for name, step := range every {
		if testing.Short() {
			step *= 10
		}
		data := get(t, all, name)
		for at := 0; at < len(data); at += step {
			changed := bytes.Clone(data)
			for changed[at] == data[at] {
				_, _ = random.Read(changed[at : at+1])
			}
			r := verify(t, pack(t, with(all, name, changed)), packet.Options{})
			if r.Whole {
				t.Fatalf("%s, byte %d: %q for %q is not found", name, at, changed[at], data[at])
			}
			if entry := int64(bytes.Count(data[:at], []byte("\n"))); name == "log.jsonl" && (r.First == nil || r.First.Entry != entry) {
				t.Fatalf("%s, byte %d of entry %d: the first entry at fault is said to be %v", name, at, entry, r.First)
			}
			altered++
		}
	}
	t.Logf("altered %d single bytes, each was found", altered)
	if least := 2000; altered < least && !testing.Short() {
		t.Errorf("only %d bytes were altered, want %d", altered, least)
	}
}

// lines gives the entries of a log, each with its newline.
func lines(log []byte) []string { return slices.Collect(strings.Lines(string(log))) }

// TestNamesTheFirstEntry alters, removes, adds and reorders entries.
func TestNamesTheFirstEntry(t *testing.T) {
	t.Parallel()
	p := position(t)
	all := unpack(t, written(t, p))
	whole := lines(get(t, all, "log.jsonl"))
	last := len(whole) - 1
	renumber := func(line string, from, to int) string {
		return strings.Replace(line, fmt.Sprintf(`"sequence":%d,`, from), fmt.Sprintf(`"sequence":%d,`, to), 1)
	}
	tests := []struct {
		name  string
		log   func(l []string) []string
		entry int64
		what  string
	}{
		{"altered", func(l []string) []string {
			l[20] = strings.Replace(l[20], `"actor":"`, `"actor":"x`, 1)
			return l
		}, 20, "altered"},
		{"altered and still canonical at the end", func(l []string) []string {
			l[last] = strings.Replace(l[last], `"subject":"wren"`, `"subject":"xren"`, 1)
			return l
		}, int64(last), "altered"},
		{"removed", func(l []string) []string { return slices.Delete(l, 7, 8) }, 7, "removed"},
		{"removed and renumbered", func(l []string) []string {
			l = slices.Delete(l, 7, 8)
			for i := 7; i < len(l); i++ {
				l[i] = renumber(l[i], i+1, i)
			}
			return l
		}, 7, "altered"}, // every later entry has another number, and so another hash
		{"removed at the end", func(l []string) []string { return l[:last-3] }, int64(last - 3), "removed"},
		{"all removed", func([]string) []string { return nil }, 0, "removed"},
		{"added", func(l []string) []string { return slices.Insert(l, 9, renumber(l[8], 8, 9)) }, 9, "added"},
		{"repeated", func(l []string) []string { return slices.Insert(l, 9, l[8]) }, 9, "added"},
		{"added at the end", func(l []string) []string { return append(l, renumber(l[last], last, last+1)) }, int64(last + 1), "added"},
		{"reordered", func(l []string) []string { l[11], l[13] = l[13], l[11]; return l }, 11, "reordered"},
		{"moved to the front", func(l []string) []string { return slices.Insert(slices.Delete(l, 30, 31), 12, l[30]) }, 12, "reordered"},
		{"no newline at the end", func(l []string) []string { l[last] = strings.TrimSuffix(l[last], "\n"); return l }, int64(last), "malformed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			log := strings.Join(tt.log(slices.Clone(whole)), "")
			r := verify(t, pack(t, with(all, "log.jsonl", []byte(log))), packet.Options{Key: p.Key})
			if r.Whole || r.First == nil || r.First.Entry != tt.entry || r.First.What != tt.what {
				t.Errorf("whole %t, first fault %v; want entry %d %s", r.Whole, r.First, tt.entry, tt.what)
			}
		})
	}
}

// TestWithoutLeaves: whoever alters an entry and makes the list of leaf hashes and
// the manifest anew cannot sign. The heads say between which entries it was.
func TestWithoutLeaves(t *testing.T) {
	t.Parallel()
	p := position(t)
	forged := forge(t, p, func(l []string) {
		l[20] = strings.Replace(l[20], `"actor":"`, `"actor":"x`, 1)
	})
	for name, o := range map[string]packet.Options{"its own key": {}, "the key that was given": {Key: p.Key}} {
		r := verify(t, forged, o)
		if r.Whole || r.First == nil || r.First.Entry != 15 || r.First.Last != 56 {
			t.Errorf("with %s: whole %t, first fault %+v; want one of 15 to 56", name, r.Whole, r.First)
		}
	}
}

// forge alters the log of a position and makes everything anew that needs no more
// than the log: what whoever has the log's key for an hour, but not the heads
// before it, would do.
func forge(t *testing.T, p *recordtest.Position, alter func([]string)) []byte {
	t.Helper()
	l := lines(p.Content.Log)
	alter(l)
	c := p.Content
	c.Log = []byte(strings.Join(l, ""))
	var b bytes.Buffer
	if err := packet.Write(&b, &c, p.Secret); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
