package pdf

import (
	"bytes"
	"context"
	"errors"
	"runtime"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"yardstick/internal/fault"
)

// Limits on a file. They are given to the library that reads its objects.
const (
	MaxBytes   = 8 << 20  // size of a file
	maxPages   = 200      // pages
	maxRaw     = 32 << 20 // bytes unpacked of all streams that are read
	maxStream  = 8 << 20  // bytes unpacked of one stream
	maxObjects = 200_000  // objects; a page takes some ten
	maxNest    = 50       // lists and dictionaries within each other
)

// file gives the objects of a file, whose structure pdfcpu reads and mends.
type file struct {
	*model.Context
	work *budget
	left int64 // bytes that may still be unpacked
	// known are fonts by the numbers of their objects: pages share them.
	known   map[int]*face
	columns int // columns so far, over all pages
}

// open reads the objects of a file. No stream but those of objects is unpacked yet.
func open(ctx context.Context, data []byte) (*file, error) {
	limits := model.ResourceLimits{
		MaxStreamBytes: MaxBytes, MaxDecodeBytes: maxStream, MaxImagePixels: 1, MaxImageBytes: 1,
		MaxObjectCount: maxObjects, MaxObjectStreamCount: maxObjects / 10, MaxObjectStreamFirst: 1 << 20,
		MaxXRefEntries: maxObjects, MaxRecursionDepth: maxNest,
	}
	conf := &model.Configuration{Reader15: true, ValidationMode: model.ValidationRelaxed, Eol: types.EolLF, Offline: true, Limits: limits}
	read, err := pdfcpu.ReadWithContext(ctx, &source{bytes.NewReader(data), ctx}, conf)
	if err != nil {
		return nil, err
	}
	if err := read.EnsurePageCount(); err != nil {
		return nil, err
	}
	return &file{Context: read, work: newBudget(ctx), left: maxRaw, known: map[int]*face{}}, nil
}

// get follows a reference; what cannot be read is nothing.
func (f *file) get(o types.Object) types.Object {
	f.work.spend(1)
	found, err := f.Dereference(o)
	if err != nil {
		return nil
	}
	return found
}

func (f *file) dict(o types.Object) types.Dict {
	switch o := f.get(o).(type) {
	case types.Dict:
		return o
	case types.StreamDict:
		return o.Dict
	}
	return nil
}

func (f *file) array(o types.Object) types.Array {
	a, _ := f.get(o).(types.Array)
	return a
}

func (f *file) name(o types.Object) string {
	n, _ := f.get(o).(types.Name)
	return n.Value()
}

// number gives a number, or 0 and false.
func (f *file) number(o types.Object) (float64, bool) {
	switch o := f.get(o).(type) {
	case types.Integer:
		return float64(o.Value()), true
	case types.Float:
		return o.Value(), true
	}
	return 0, false
}

// stream unpacks a stream and takes its size off what may still be unpacked.
// One that is packed in a way for pictures, or broken, gives nothing.
func (f *file) stream(o types.Object) []byte {
	s, ok := f.get(o).(types.StreamDict)
	if !ok {
		return nil
	}
	f.work.check()
	if s.Content == nil {
		err := s.DecodeWithLimit(min(f.left, maxStream))
		if errors.Is(err, filter.ErrDecodeLimitExceeded) {
			panic(errRaw)
		}
	}
	if f.left -= int64(len(s.Content)); f.left < 0 {
		panic(errRaw)
	}
	return s.Content
}

// contents gives the operators of a page: one stream, or several in a row.
func (f *file) contents(o types.Object) []byte {
	list, several := f.get(o).(types.Array)
	if !several {
		return f.stream(o)
	}
	var out []byte
	for _, part := range list[:min(len(list), 500)] {
		out = append(append(out, f.stream(part)...), '\n')
	}
	return out
}

// broken turns what reading ended with into one clear line.
func broken(err error) error {
	switch text := strings.ToLower(err.Error()); {
	case errors.Is(err, errRaw), errors.Is(err, filter.ErrDecodeLimitExceeded):
		return fault.Invalidf("is a PDF that unpacks to more than %d MiB, the most that is read", maxRaw>>20)
	case errors.Is(err, errWork):
		return fault.Invalidf("is a PDF that takes more work than any that is read; save its text as .txt")
	case strings.Contains(text, "password"), strings.Contains(text, "encrypt"), strings.Contains(text, "permission"):
		return fault.Invalidf("is a PDF protected by a password; save its text as .txt")
	}
	if _, crashed := errors.AsType[runtime.Error](err); crashed {
		return fault.Invalidf("is a PDF that cannot be read (its parts do not fit together); save its text as .txt")
	}
	e := fault.Invalidf("is a PDF that cannot be read (%s); save its text as .txt",
		strings.Join(strings.Fields(strings.ToValidUTF8(err.Error(), "")), " "))
	e.Cause = err
	return e
}
