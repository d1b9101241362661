package draft

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"yardstick/intake/outline"
	"yardstick/job"
)

// labelled is one advertisement of training/data/lines with the marks of its
// lines; its README says how the files are written.
type labelled struct {
	id, title string
	real      string // the part of a real bulletin, or of an untouched one
	outline   outline.Outline
	pieces    [][]labelledPiece // by line of the outline
}

// labelledPiece is a part of a line that has one mark.
type labelledPiece struct {
	text    string
	mark    job.Mark
	figures []job.Measure
}

var markOf = map[byte]job.Mark{
	'd': job.IsDuty, 'f': job.IsFigure, 'p': job.IsPerson, 'c': job.IsCondition,
	'o': job.IsOffer, 'e': job.IsFirm, 'h': job.IsHeading, 'x': job.IsOther,
}

const labelsFolder = "../../training/data/lines"

// readLabels reads all labelled advertisements, in the order of their files.
func readLabels(tb testing.TB) []labelled {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join(labelsFolder, "*.txt"))
	if err != nil || len(files) == 0 {
		tb.Fatalf("no labelled lines in %s: %v", labelsFolder, err)
	}
	var out []labelled
	for _, f := range files {
		out = append(out, readLabelFile(tb, f)...)
	}
	for _, b := range readBulletins(tb, false) {
		out = append(out, b.labels(tb))
	}
	return out
}

// readUntouched reads the advertisements that decide, or did: training reads nothing
// of their folder.
func readUntouched(tb testing.TB) []labelled {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join(labelsFolder, "untouched", "*.txt"))
	if err != nil {
		tb.Fatal(err)
	}
	var out []labelled
	for _, f := range files {
		out = append(out, readLabelFile(tb, f)...)
	}
	for i := range out {
		out[i].real = "untouched " + out[i].id[:1]
	}
	return out
}

func readLabelFile(tb testing.TB, name string) []labelled {
	tb.Helper()
	f, err := os.Open(name)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var out []labelled
	n := 0
	for s := bufio.NewScanner(f); s.Scan(); {
		n++
		switch {
		case s.Text() == "":
		case strings.HasPrefix(s.Text(), "== "):
			head := strings.SplitN(s.Text()[3:], " | ", 3)
			if len(head) < 2 {
				tb.Fatalf("%s:%d: want == id | title | what", name, n)
			}
			out = append(out, labelled{id: head[0], title: head[1]})
		default:
			if len(out) == 0 || !out[len(out)-1].add(s.Text()) {
				tb.Fatalf("%s:%d: not a labelled line: %s", name, n, s.Text())
			}
		}
	}
	return out
}

// add adds a line of a label file; false: it is not one.
func (l *labelled) add(s string) bool {
	code, rest, ok := strings.Cut(s, " ")
	if !ok {
		return false
	}
	p := labelledPiece{mark: job.IsHeading}
	if code != "H" && code != "h" {
		if len(code) != 2 || markOf[code[1]] == "" {
			return false
		}
		p.mark = markOf[code[1]]
	}
	rest, p.figures = cutFigures(rest)
	line := outline.Line{Shape: outline.Paragraph}
	switch code[0] {
	case 'H':
		line.Shape, line.Level = outline.Heading, 1
	case 'h':
		line.Shape, line.Level = outline.Heading, 2
	case 'i':
		line.Shape, line.Level = outline.Item, 1
	case 'r':
		line.Shape = outline.Row
		if label, value, cut := strings.Cut(rest, " | "); cut {
			line.Label, rest = label, value
		}
	case '+':
		k := len(l.pieces) - 1
		p.text = rest
		l.pieces[k] = append(l.pieces[k], p)
		l.outline.Lines[k].Text += " " + rest
		return true
	case 'p':
	default:
		return false
	}
	line.Text, p.text = rest, rest
	l.outline.Lines = append(l.outline.Lines, line)
	l.pieces = append(l.pieces, []labelledPiece{p})
	return true
}

// cutFigures takes {name; unit; better; target; per} off the end of a line.
func cutFigures(s string) (string, []job.Measure) {
	var out []job.Measure
	for {
		i := strings.LastIndex(s, " {")
		if i < 0 || !strings.HasSuffix(s, "}") {
			return s, out
		}
		f := strings.Split(s[i+2:len(s)-1], ";")
		s = s[:i]
		m := job.Measure{Name: strings.TrimSpace(f[0]), Unit: strings.TrimSpace(f[1]), Better: job.Direction(strings.TrimSpace(f[2])), Per: strings.TrimSpace(f[4])}
		if v, err := strconv.ParseFloat(strings.TrimSpace(f[3]), 64); err == nil {
			m.Target = &v
		}
		out = append([]job.Measure{m}, out...)
	}
}

// marksFor gives each line of a split outline its label.
func (l *labelled) marksFor(all []line) []job.Mark {
	var out []job.Mark
	for _, p := range l.piecesFor(all) {
		out = append(out, p.mark)
	}
	return out
}

// piecesFor gives each line of a split outline the piece that it is, or is of.
func (l *labelled) piecesFor(all []line) []*labelledPiece {
	out := make([]*labelledPiece, len(all))
	k, at := -1, 0
	for i := range all {
		if all[i].begins {
			k, at = k+1, 0
		}
		whole := l.outline.Lines[k].Text
		from := at + max(strings.Index(whole[at:], all[i].Text), 0)
		at = from + len(all[i].Text)
		out[i] = l.pieceAt(k, from, at)
	}
	return out
}

// pieceAt is the piece that most of the bytes from from to to of line k are of.
func (l *labelled) pieceAt(k, from, to int) *labelledPiece {
	start, most, best := 0, -1, 0
	for i, p := range l.pieces[k] {
		end := start + len(p.text)
		if share := min(end, to) - max(start, from); share > most {
			most, best = share, i
		}
		start = end + 1
	}
	return &l.pieces[k][best]
}

// part says what an advertisement serves for: the last five of each file are
// left out of training, three choose between heads;
// files after f were written later and all train.
func (l *labelled) part() string {
	if l.real != "" {
		return l.real
	}
	switch n, _ := strconv.Atoi(l.id[1:]); {
	case l.id[0] > 'f':
		return "train"
	case n > 15:
		return "left out"
	case n > 12:
		return "tune"
	}
	return "train"
}
