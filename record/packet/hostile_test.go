package packet_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yardstick/internal/fault"
	"yardstick/record/packet"
)

// found is the first broken check of a report.
func found(r *packet.Report) string {
	for _, c := range r.Checks {
		if c.Status == packet.Broken {
			return c.Name + ": " + c.Found
		}
	}
	return ""
}

// TestHostileNames packs a packet with one file more or less, or under another name.
func TestHostileNames(t *testing.T) {
	t.Parallel()
	all := unpack(t, written(t, position(t)))
	extra := func(names ...string) []member {
		out := slices.Clone(all)
		for _, name := range names {
			out = append(out, member{name, []byte("{}")})
		}
		return out
	}
	tests := []struct {
		name  string
		files []member
		want  string
	}{
		{"undeclared document", extra("extra.json"), "manifest: extra.json is in the packet and not in the manifest"},
		{"undeclared part", extra("parts/other.sealed"), "manifest: parts/other.sealed is in the packet and not in the manifest"},
		{"unknown file", extra("readme.txt"), "is no file that a packet has"},
		{"twice", extra("log.jsonl"), "readers differ on which they take"},
		{"twice but for case", extra("LOG.jsonl"), "is no file that a packet has"},
		{"part twice but for case", extra("parts/ANSWER-heron.sealed"), "readers differ on which they take"},
		{"up and out", extra("../evil.json"), "is no name for a file of a packet"},
		{"up in the middle", extra("parts/../../evil.sealed"), "is no name for a file of a packet"},
		{"absolute", extra("/etc/evil.json"), "is no name for a file of a packet"},
		{"backslash", extra(`parts\..\evil.json`), "is no name for a file of a packet"},
		{"drive", extra("C:evil.json"), "is no name for a file of a packet"},
		{"device", extra("parts/nul.sealed"), "is a name that Windows keeps for a device"},
		{"hidden", extra(".json"), "is no name for a file of a packet"},
		{"folder", extra("parts/"), "is no name for a file of a packet"},
		{"empty name", extra(""), "is no name for a file of a packet"},
		{"control character", extra("a\x00.json"), "is no name for a file of a packet"},
		{"too long", extra(strings.Repeat("a", 200) + ".json"), "is no name for a file of a packet"},
		{"missing log", slices.DeleteFunc(slices.Clone(all), func(m member) bool { return m.name == "log.jsonl" }), "log.jsonl is in the manifest and not in the packet"},
		{"missing note", slices.DeleteFunc(slices.Clone(all), func(m member) bool { return m.name == "manifest.note" }), "manifest.note is missing"},
		{"missing guide", slices.DeleteFunc(slices.Clone(all), func(m member) bool { return m.name == "guide.json" }), "guide.json is in the manifest and not in the packet"},
		{"missing checkpoint", slices.DeleteFunc(slices.Clone(all), func(m member) bool { return m.name == "checkpoints/64.note" }), "checkpoints/64.note is in the manifest and not in the packet"},
		{"other order", append(slices.Clone(all[1:]), all[0]), "the first file is manifest.note, not manifest.json"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := verify(t, pack(t, tt.files), packet.Options{})
			if got := found(r); r.Whole || !strings.Contains(got, tt.want) {
				t.Errorf("whole %t, found %q; want %q", r.Whole, got, tt.want)
			}
		})
	}
}

// TestHostileZip changes the bytes around the files.
func TestHostileZip(t *testing.T) {
	t.Parallel()
	all := unpack(t, written(t, position(t)))
	plain := pack(t, all)
	header := func(change func(h *zip.FileHeader)) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for i, m := range all {
			h := &zip.FileHeader{Name: m.name, Method: zip.Store}
			if i == 3 {
				change(h)
			}
			w, err := z.CreateHeader(h)
			if err != nil {
				t.Fatal(err)
			}
			_, _ = w.Write(m.data)
		}
		_ = z.Close()
		return b.Bytes()
	}
	edit := func(change func(b []byte) []byte) []byte { return change(bytes.Clone(plain)) }
	second := bytes.Index(plain[1:], []byte("PK\x03\x04")) + 1
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"bytes after the end", append(bytes.Clone(plain), 0), "damaged or cut off"},
		{"comment", edit(func(b []byte) []byte { b[len(b)-2] = 3; return append(b, "abc"...) }), "damaged or cut off"},
		{"another name in its own header", edit(func(b []byte) []byte { b[second+30]++; return b }), "called or packed otherwise in its own header"},
		{"shorter name in its own header", edit(func(b []byte) []byte { b[second+26]--; b[second+28]++; return b }), "called or packed otherwise in its own header"},
		{"method in its own header", edit(func(b []byte) []byte { b[second+8] = 8; return b }), "called or packed otherwise in its own header"},
		{"hidden bytes between files", edit(func(b []byte) []byte {
			// everything after the first file moves by the length of what is hidden
			return moved(slices.Concat(b[:second], []byte("hidden"), b[second:]), int64(second), 6)
		}), "bytes that belong to no file"},
		{"link", header(func(h *zip.FileHeader) { h.SetMode(fs.ModeSymlink | 0o777) }), "is not a plain file"},
		{"extra field", header(func(h *zip.FileHeader) { h.Extra = []byte{1, 2, 0, 0} }), "extra fields or a comment"},
		{"comment of a file", header(func(h *zip.FileHeader) { h.Comment = "x" }), "extra fields or a comment"},
		{"encrypted", edit(func(b []byte) []byte { return setCentral(b, 8, 9) }), "is encrypted"},
		{"wrong checksum", edit(func(b []byte) []byte { b[second-1]++; return b }), "does not describe it"},
		{"count of files", edit(func(b []byte) []byte { b[len(b)-12]++; b[len(b)-14]++; return b }), "damaged or cut off"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := verify(t, tt.data, packet.Options{})
			if got := found(r); r.Whole || !strings.Contains(got, tt.want) {
				t.Errorf("whole %t, found %q; want %q", r.Whole, got, tt.want)
			}
		})
	}
}

// moved mends the directory of a ZIP in which bytes were put in at a place.
func moved(b []byte, at, by int64) []byte {
	end := b[len(b)-22:]
	directory := int64(binary.LittleEndian.Uint32(end[16:])) + by
	binary.LittleEndian.PutUint32(end[16:], uint32(directory))
	for h := b[directory:]; bytes.HasPrefix(h, []byte("PK\x01\x02")); {
		if offset := int64(binary.LittleEndian.Uint32(h[42:])); offset >= at {
			binary.LittleEndian.PutUint32(h[42:], uint32(offset+by))
		}
		h = h[46+int(binary.LittleEndian.Uint16(h[28:]))+int(binary.LittleEndian.Uint16(h[30:]))+int(binary.LittleEndian.Uint16(h[32:])):]
	}
	return b
}

// setCentral changes a byte of the first header of the directory.
func setCentral(b []byte, at int, to byte) []byte {
	directory := binary.LittleEndian.Uint32(b[len(b)-6:])
	b[int(directory)+at] = to
	return b
}

// TestBombs: what unpacks to far more than it is, or says a size that it does not
// have, is refused before it is unpacked.
func TestBombs(t *testing.T) {
	t.Parallel()
	all := unpack(t, written(t, position(t)))
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range all {
		w, err := z.CreateHeader(&zip.FileHeader{Name: m.name, Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if m.name == "log.jsonl" {
			m.data = bytes.Repeat([]byte{'x'}, 30<<20)
		}
		_, _ = w.Write(m.data)
	}
	_ = z.Close()
	r := verify(t, b.Bytes(), packet.Options{})
	if got := found(r); !strings.Contains(got, "unpacks to more than 200 times its size") {
		t.Errorf("a bomb: %q", got)
	}
	for name, size := range map[string]uint32{"small": 10, "large": 16<<20 + 1, "huge": math.MaxUint32 - 1} {
		lied := bytes.Clone(pack(t, all))
		directory := binary.LittleEndian.Uint32(lied[len(lied)-6:])
		binary.LittleEndian.PutUint32(lied[directory+24:], size)
		if r := verify(t, lied, packet.Options{}); r.Whole {
			t.Errorf("a file that says it is %s is taken", name)
		}
	}
}

// TestNotAPacket: what is no packet at all is an error; what begins as one is a
// packet that is broken.
func TestNotAPacket(t *testing.T) {
	t.Parallel()
	whole := written(t, position(t))
	other := pack(t, []member{{"word/document.xml", []byte("<xml/>")}})
	for name, data := range map[string][]byte{
		"empty": {}, "text": []byte("yardstick"), "JSON": []byte(`{"yardstick":"packet/v1"}`), "another ZIP": other,
		"empty ZIP": pack(t, nil), "second half": whole[len(whole)/2:],
	} {
		if r, err := packet.Verify(bytes.NewReader(data), int64(len(data)), packet.Options{}); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: report %+v, error %v; want an Invalid fault", name, r, err)
		}
	}
	for n := 60; n < len(whole); n += 1 + len(whole)/400 {
		if r := verify(t, whole[:n], packet.Options{}); r.Whole {
			t.Fatalf("cut off after %d of %d bytes it is whole", n, len(whole))
		}
	}
}

// FuzzVerify: whatever the bytes, verifying ends; and what is whole holds files that
// were signed, each as it was.
func FuzzVerify(f *testing.F) {
	signed := map[string]bool{}
	for _, name := range []string{"whole.zip", "whole-stored.zip", "closed.zip"} {
		data, err := os.ReadFile(filepath.Join(vectorDir, name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		for _, m := range unpack(f, data) {
			signed[m.name+string(m.data)] = true
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := packet.Verify(bytes.NewReader(data), int64(len(data)), packet.Options{})
		if err != nil || !r.Whole {
			return
		}
		for _, m := range unpack(t, data) {
			if !signed[m.name+string(m.data)] {
				t.Fatalf("%s was changed and the packet is said to be whole", m.name)
			}
		}
	})
}
