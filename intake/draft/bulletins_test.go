package draft

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"yardstick/intake/outline"
)

// bulletin is a real bulletin of ../shared/data, which is not part of the
// repository, with the marks of its lines where somebody read them.
type bulletin struct {
	number  int
	title   string
	kept    bool // apart, to decide: nothing was trained or tuned on it
	outline outline.Outline
	marks   string // a letter a line, as in labelled files
}

// part says what a bulletin serves for: those with a number divisible by three
// are left out of training.
func (b *bulletin) part() string {
	if b.kept {
		return "untouched bulletins"
	}
	if b.number%3 == 0 {
		return "real"
	}
	return "train"
}

// readBulletins reads the bulletins that have marks in bulletins.marks, or all.
func readBulletins(tb testing.TB, all bool) []bulletin {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "jobs", "bulletins.jsonl"))
	if err != nil {
		return nil
	}
	marks, kept := readMarks(tb, "bulletins.marks"), readMarks(tb, "untouched/bulletins.marks")
	var out []bulletin
	n := 0
	for line := range strings.Lines(string(data)) {
		var row struct{ Title, Duties, Requirements string }
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			tb.Fatal(err)
		}
		n++
		if marks[n] == "" && kept[n] == "" && !all {
			continue
		}
		out = append(out, bulletin{n, row.Title, kept[n] != "", outline.Outline{Lines: []outline.Line{
			{Text: row.Title, Shape: outline.Heading, Level: 1},
			{Text: "DUTIES", Shape: outline.Heading, Level: 2},
			{Text: squeezed(row.Duties), Shape: outline.Paragraph},
			{Text: "REQUIREMENTS", Shape: outline.Heading, Level: 2},
			{Text: squeezed(row.Requirements), Shape: outline.Paragraph},
		}}, marks[n] + kept[n]})
	}
	return out
}

// readMarks reads the marks of bulletins by their number.
func readMarks(tb testing.TB, name string) map[int]string {
	tb.Helper()
	known, err := os.ReadFile(filepath.Join(labelsFolder, name))
	if err != nil {
		tb.Fatal(err)
	}
	marks := map[int]string{}
	for line := range strings.Lines(string(known)) {
		var n int
		var m string
		if k, _ := fmt.Sscan(line, &n, &m); k == 2 && !strings.HasPrefix(line, "#") {
			marks[n] = m
		}
	}
	return marks
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

// labels turns a bulletin with marks into a labelled advertisement.
func (b *bulletin) labels(tb testing.TB) labelled {
	tb.Helper()
	l := labelled{id: fmt.Sprintf("bulletin-%d", b.number), title: b.title, outline: b.outline, real: b.part()}
	lines := split(b.outline)
	if len(lines) != len(b.marks) {
		tb.Errorf("bulletin %d has %d lines and %d marks", b.number, len(lines), len(b.marks))
	}
	for i := range lines {
		p := labelledPiece{text: lines[i].Text, mark: markOf[b.marks[i]]}
		if lines[i].begins {
			l.pieces = append(l.pieces, nil)
		}
		k := len(l.pieces) - 1
		l.pieces[k] = append(l.pieces[k], p)
	}
	return l
}

// TestBulletins proposes jobs for all real bulletins: each gives a valid one.
func TestBulletins(t *testing.T) {
	t.Parallel()
	all := readBulletins(t, true)
	if len(all) == 0 {
		t.Skip("no bulletins in ../shared/data/jobs")
	}
	for _, b := range all {
		p := Proposer{}
		if b.number%8 == 3 { // the others by their structure: it is quicker
			p.Encoder = encoder(t)
		}
		j, err := p.Propose(t.Context(), "bulletin", b.outline)
		if err != nil {
			t.Errorf("%d %s: %v", b.number, b.title, err)
			continue
		}
		checkValid(t, j)
		if *showJobs && b.number%40 == 3 {
			showJob(t, strconv.Itoa(b.number), j)
		}
	}
}
