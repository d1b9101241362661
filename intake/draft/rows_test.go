package draft

import (
	"encoding/binary"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"yardstick/assess/model"
	"yardstick/intake/outline"
	"yardstick/job"
)

var rowsFolder = flag.String("rows", "", "write what the head is trained on to this folder")

// row is one line as training/lines.py reads it.
type row struct {
	Text     string    `json:"text"`
	Mark     string    `json:"mark"`
	Features []float32 `json:"features"`
	Above    int       `json:"above"`
	Vector   int       `json:"vector"`
	Held     bool      `json:"held"`  // work is held to a figure in it
	Lower    int       `json:"lower"` // less is better of its figures: 1; more is: -1; it has none, or of both kinds: 0
}

// TestRows writes features and vectors of the labelled lines, as the program
// computes them, with -rows FOLDER. Without it, every label must find its line.
func TestRows(t *testing.T) {
	t.Parallel()
	all := readLabels(t)
	if *rowsFolder == "" {
		for _, l := range all {
			if n := len(split(l.outline)); n < len(l.outline.Lines) {
				t.Errorf("%s: %d lines of %d", l.id, n, len(l.outline.Lines))
			}
		}
		return
	}
	place := map[string]int{}
	var texts []string
	var out strings.Builder
	for _, l := range all {
		for _, v := range variants(l.outline) {
			shape, changed := v.shape, v.outline
			lines := split(changed)
			pieces := l.piecesFor(lines)
			rows := make([]row, len(lines))
			for i := range lines {
				said := lines[i].said()
				if _, ok := place[said]; !ok {
					place[said] = len(texts)
					texts = append(texts, said)
				}
				rows[i] = row{said, string(pieces[i].mark), features(lines, i), lines[i].above, place[said], len(pieces[i].figures) > 0, pieces[i].lower()}
			}
			b, err := json.Marshal(map[string]any{"ad": l.id, "part": l.part(), "shape": shape, "rows": rows})
			if err != nil {
				t.Fatal(err)
			}
			out.Write(append(b, '\n'))
		}
	}
	if err := os.WriteFile(filepath.Join(*rowsFolder, "rows.jsonl"), []byte(out.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, e := range encoders(t) {
		if err := os.WriteFile(filepath.Join(*rowsFolder, name+".name"), []byte(e.Name()), 0o600); err != nil {
			t.Fatal(err)
		}
		writeVectors(t, filepath.Join(*rowsFolder, name+".f32"), e, texts)
	}
}

// lower says which way all figures of a piece are better, as row has it.
func (p *labelledPiece) lower() int {
	sum := 0
	for _, f := range p.figures {
		if f.Better == job.Lower {
			sum++
		} else {
			sum--
		}
	}
	switch n := len(p.figures); {
	case n > 0 && sum == n:
		return 1
	case n > 0 && sum == -n:
		return -1
	}
	return 0
}

// variants are an outline as it is, and as a reader gives it that sees fewer shapes.
func variants(o outline.Outline) []variant {
	plain, flat := o, o
	plain.Lines, flat.Lines = nil, nil
	for _, l := range o.Lines {
		p := l
		if l.Shape == outline.Heading {
			p.Shape, p.Level = outline.Paragraph, 0
		}
		plain.Lines = append(plain.Lines, p)
		if p.Shape == outline.Item {
			p.Shape, p.Level = outline.Paragraph, 0
		}
		flat.Lines = append(flat.Lines, p)
	}
	return []variant{{"as is", o}, {"no headings", plain}, {"paragraphs", flat}}
}

type variant struct {
	shape   string
	outline outline.Outline
}

func encoders(t *testing.T) map[string]*model.Encoder {
	t.Helper()
	out := map[string]*model.Encoder{}
	quick, err := model.Quick()
	if err != nil {
		t.Fatal(err)
	}
	whole, err := model.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range strings.Fields(os.Getenv("QUICK_LAYERS")) {
		out["quick-"+n] = quick.Encoder(layersOf(t, n))
	}
	for _, n := range strings.Fields(os.Getenv("WHOLE_LAYERS")) {
		out["whole-"+n] = whole.Encoder(layersOf(t, n))
	}
	return out
}

func layersOf(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func writeVectors(t *testing.T, name string, e *model.Encoder, texts []string) {
	t.Helper()
	vectors, err := e.Encode(t.Context(), texts)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, v := range vectors {
		if err := binary.Write(f, binary.LittleEndian, v); err != nil {
			t.Fatal(err)
		}
	}
}
