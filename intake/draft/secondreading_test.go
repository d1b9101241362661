package draft

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"

	"yardstick/job"
)

const secondFolder = "../../training/data/second"

// twice is what two readers made of the same lines, one entry a line.
type twice struct {
	where         []string // advertisement and line
	first, second []job.Mark
	figures       tally // the first reader's as gold, the second's as told
	noted         bool  // the second reader noted figures too
	unlike        []string
}

// TestSecondReading compares the marks of the labelled lines with those of a
// second reading. The first file is by the same hand, which had seen its own
// marks before; the second by another reader, who had not.
func TestSecondReading(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]struct {
		lines   int
		kappa   float64
		figures bool
	}{
		"lines.txt":          {256, .98, false},
		"advertisements.txt": {450, .96, true},
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			r := readSecond(t, filepath.Join(secondFolder, file), want.figures)
			exact, kappa := agreement(r.first, r.second)
			alike, dutyKappa := agreement(dutyOrNot(r.first), dutyOrNot(r.second))
			t.Logf("%d lines: alike %.3f, kappa %.3f; duty or not alike %.3f, kappa %.3f; figures F1 %.3f (%d alike, %d first, %d second)",
				len(r.where), exact, kappa, alike, dutyKappa, r.figures.f1(), r.figures.both, r.figures.gold, r.figures.told)
			for _, s := range append(r.unlike, confusions(r.first, r.second)...) {
				t.Log(s)
			}
			if len(r.where) != want.lines || kappa < want.kappa {
				t.Errorf("got %d lines, kappa %.3f; want %d, at least %.2f", len(r.where), kappa, want.lines, want.kappa)
			}
		})
	}
}

// readSecond reads "advertisement line mark [+target|-target ...]" and puts
// each beside the first mark of that line.
func readSecond(t *testing.T, name string, figures bool) twice {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	pieces := map[string]labelledPiece{}
	for _, l := range readLabels(t) {
		n := 0
		for _, line := range l.pieces {
			for _, p := range line {
				n++
				pieces[fmt.Sprintf("%s %d", l.id, n)] = p
			}
		}
	}
	r := twice{noted: figures}
	for i, s := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		f := strings.Fields(s)
		if f[0] == "#" {
			continue
		}
		if len(f) < 3 || len(f[2]) != 1 || markOf[f[2][0]] == "" {
			t.Fatalf("%s:%d: want advertisement, line, mark: %s", name, i+1, s)
		}
		p, ok := pieces[f[0]+" "+f[1]]
		if !ok {
			t.Fatalf("%s:%d: there is no such line, or it is here twice: %s", name, i+1, s)
		}
		delete(pieces, f[0]+" "+f[1])
		r.add(f[0]+" "+f[1], p, markOf[f[2][0]], f[3:])
	}
	return r
}

func (r *twice) add(where string, p labelledPiece, second job.Mark, figures []string) {
	r.where = append(r.where, where)
	r.first, r.second = append(r.first, p.mark), append(r.second, second)
	var gold []string
	for _, m := range p.figures {
		sign := "-"
		if m.Better == job.Higher {
			sign = "+"
		}
		gold = append(gold, sign+strconv.FormatFloat(math.Round(*m.Target*1e4)/1e4, 'f', -1, 64))
	}
	sort.Strings(gold)
	sort.Strings(figures)
	r.figures.gold, r.figures.told = r.figures.gold+len(gold), r.figures.told+len(figures)
	r.figures.both += common(gold, figures)
	if p.mark != second || r.noted && strings.Join(gold, " ") != strings.Join(figures, " ") {
		r.unlike = append(r.unlike, fmt.Sprintf("%s: %s %v; second %s %v: %s", where, p.mark, gold, second, figures, p.text))
	}
}

// common counts what two sorted lists have in common.
func common(a, b []string) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch c := strings.Compare(a[0], b[0]); {
		case c == 0:
			n++
			a, b = a[1:], b[1:]
		case c < 0:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return n
}

func dutyOrNot(marks []job.Mark) []job.Mark {
	out := make([]job.Mark, len(marks))
	for i, m := range marks {
		if out[i] = "not"; m == job.IsDuty {
			out[i] = m
		}
	}
	return out
}

// agreement is the share of lines that are marked alike, and Cohen's kappa.
func agreement(a, b []job.Mark) (exact, kappa float64) {
	inA, inB, alike := map[job.Mark]float64{}, map[job.Mark]float64{}, 0.0
	for i := range a {
		inA[a[i]]++
		inB[b[i]]++
		if a[i] == b[i] {
			alike++
		}
	}
	n, chance := float64(len(a)), 0.0
	for m, k := range inA {
		chance += k / n * inB[m] / n
	}
	return alike / n, (alike/n - chance) / (1 - chance)
}

// confusions says which pairs of marks differ, the most frequent first.
func confusions(a, b []job.Mark) []string {
	count := map[string]int{}
	for i := range a {
		if a[i] != b[i] {
			count[string(a[i])+" as "+string(b[i])]++
		}
	}
	var out []string
	for s, n := range count {
		out = append(out, fmt.Sprintf("%3d %s", n, s))
	}
	sort.Sort(sort.Reverse(sort.StringSlice(out)))
	return out
}

func TestAgreement(t *testing.T) {
	t.Parallel()
	d, c := job.IsDuty, job.IsCondition
	exact, kappa := agreement([]job.Mark{d, d, d, c, c, c}, []job.Mark{d, d, c, c, c, c})
	if math.Abs(exact-5./6) > 1e-9 || math.Abs(kappa-2./3) > 1e-9 {
		t.Errorf("got %.4f, kappa %.4f; want .8333, kappa .6667", exact, kappa)
	}
}
