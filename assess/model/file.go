package model

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"yardstick/internal/fault"
)

// A weights file is: the seven bytes of magic and the version of the format,
// the length of the header (uint32), the header (JSON, see header), the
// vocabulary (one piece a line), the tensors at their offsets, and the SHA-256
// of all that. Numbers are little-endian; offsets count from the end of the
// header. Matrices of products lie row by row in version 1, in panels in
// version 2 (see panels), where they are read from as they lie.
const (
	magic       = "YSTKMDL"
	versionRows = 1
	version     = 2
	checksumLen = sha256.Size
	maxHeader   = 1 << 20
)

// header describes a weights file.
type header struct {
	Name       string   `json:"name"`
	Version    string   `json:"version"`
	Licence    string   `json:"licence"`
	Base       string   `json:"base"`
	Config     Config   `json:"config"`
	Decision   decision `json:"decision"`
	Vocabulary extent   `json:"vocabulary"`
	Tensors    []tensor `json:"tensors"`
}

// Config is the shape of the network.
type Config struct {
	Layers    int     `json:"layers"`
	Hidden    int     `json:"hidden"`
	Heads     int     `json:"heads"`
	Inner     int     `json:"inner"`
	Vocab     int     `json:"vocab"`
	Positions int     `json:"positions"`
	Epsilon   float64 `json:"eps"`
	// Separate is the number of first layers in which a claim attends to itself alone.
	Separate int `json:"separate,omitempty"`
}

// extent is a range of bytes of the file.
type extent struct {
	Offset int `json:"offset"`
	Bytes  int `json:"bytes"`
}

// tensor is one array: type i8 (signed bytes) or f32, row-major.
type tensor struct {
	Name  string `json:"name"`
	Type  string `json:"type"`
	Shape []int  `json:"shape"`
	extent
}

// weightsFile is an opened file: its header, and where its tensors are.
type weightsFile struct {
	header
	format   byte // its version
	body     parts
	byName   map[string]tensor
	checksum string
}

// open checks a weights file as a whole: magic, header, extents, checksum.
func open(data parts) (*weightsFile, error) {
	f, err := parse(data)
	if err != nil {
		return nil, f.worst(data, err)
	}
	return f, f.verify(data)
}

// verify holds the file against its checksum.
func (f *weightsFile) verify(data parts) error {
	end := data.len() - checksumLen
	sum := sha256.New()
	for _, part := range data.cut(0, end) {
		sum.Write(part)
	}
	if !bytes.Equal(sum.Sum(nil), data.bytes(end, data.len())) {
		return fault.Invalidf("weights file is damaged: its checksum does not match")
	}
	return nil
}

// worst is the checksum's error where it has one, which says more than that
// something in a damaged file is odd; f may be nil.
func (f *weightsFile) worst(data parts, err error) error {
	if f == nil {
		return err
	}
	return cmp.Or(f.verify(data), err)
}

// parse checks what a weights file says of itself: magic, header, extents. The
// checksum that it names is not held against it yet.
func parse(data parts) (*weightsFile, error) {
	end, at := data.len()-checksumLen, len(magic)+5
	if end < at || string(data.bytes(0, len(magic))) != magic {
		return nil, fault.Invalidf("not a Yardstick weights file of version %d or %d", versionRows, version)
	}
	format := data.bytes(len(magic), at)[0]
	if format != versionRows && format != version {
		return nil, fault.Invalidf("a Yardstick weights file of version %d; this program reads version %d and %d", format, versionRows, version)
	}
	n := int(binary.LittleEndian.Uint32(data.bytes(len(magic)+1, at)))
	if n > maxHeader || at+n > end {
		return nil, fault.Invalidf("weights file is damaged: header of %d bytes", n)
	}
	f := &weightsFile{
		format: format, body: data.cut(at+n, end), byName: map[string]tensor{}, checksum: hex.EncodeToString(data.bytes(end, data.len())),
	}
	if err := json.Unmarshal(data.bytes(at, at+n), &f.header); err != nil {
		return nil, fault.Invalidf("weights file is damaged: header: %v", err)
	}
	return f, f.check()
}

// check holds every extent and the configuration within bounds.
func (f *weightsFile) check() error {
	c := f.Config
	ok := c.Layers > 0 && c.Layers <= 48 && c.Heads > 0 && c.Hidden > 0 && c.Hidden <= 4096 && c.Hidden%16 == 0 && c.Hidden%c.Heads == 0 &&
		c.Inner > 0 && c.Inner <= 16384 && c.Inner%16 == 0 && c.Vocab > 0 && c.Positions >= 64 && c.Separate >= 0 && c.Separate < c.Layers
	if !ok {
		return fault.Invalidf("weights file has a shape that cannot be: %+v", c)
	}
	if !f.within(f.Vocabulary) {
		return fault.Invalidf("weights file is damaged: vocabulary outside the file")
	}
	for _, t := range f.Tensors {
		size, known := 1, t.Type == "i8" || t.Type == "f32"
		if t.Type == "f32" {
			size = 4
		}
		for _, d := range t.Shape {
			if d <= 0 || d > math.MaxInt32 || size > f.body.len()/d {
				known = false
				break
			}
			size *= d
		}
		if !known || size != t.Bytes || !f.within(t.extent) {
			return fault.Invalidf("weights file is damaged: tensor %q", t.Name)
		}
		f.byName[t.Name] = t
	}
	return nil
}

// notFinite is the exponent of infinities and of what is not a number.
const notFinite = 0x7f800000

func (f *weightsFile) within(e extent) bool {
	return e.Offset >= 0 && e.Bytes >= 0 && e.Offset <= f.body.len() && e.Bytes <= f.body.len()-e.Offset
}

// pieces gives the vocabulary in the order of its ids.
func (f *weightsFile) pieces() []string {
	e := f.Vocabulary
	return strings.Split(strings.TrimSuffix(string(f.body.bytes(e.Offset, e.Offset+e.Bytes)), "\n"), "\n")
}

// find gives the bytes of a tensor of the type and shape.
func (f *weightsFile) find(name, kind string, shape ...int) ([]byte, error) {
	t, ok := f.byName[name]
	if !ok || t.Type != kind || fmt.Sprint(t.Shape) != fmt.Sprint(shape) {
		return nil, fault.Invalidf("weights file has no tensor %q of type %s and shape %v", name, kind, shape)
	}
	return f.body.bytes(t.Offset, t.Offset+t.Bytes), nil
}

// has reports whether the file has a tensor of that name.
func (f *weightsFile) has(name string) bool {
	_, ok := f.byName[name]
	return ok
}

// floats gives a tensor of type f32, whose values must be finite.
func (f *weightsFile) floats(name string, shape ...int) ([]float32, error) {
	raw, err := f.find(name, "f32", shape...)
	if err != nil {
		return nil, err
	}
	out := make([]float32, len(raw)/4)
	for i := range out {
		bits := binary.LittleEndian.Uint32(raw[4*i:])
		if bits&notFinite == notFinite {
			return nil, fault.Invalidf("weights file has %v at place %d of tensor %q, which must be finite", math.Float32frombits(bits), i, name)
		}
		out[i] = math.Float32frombits(bits)
	}
	return out, nil
}
