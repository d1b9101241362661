package draft

import (
	"flag"
	"math"
	"strconv"
	"strings"
	"testing"

	"yardstick/assess/model"
	"yardstick/job"
)

var (
	shownPart = flag.String("part", "left out", "which advertisements to measure on: train, tune, left out, real, untouched y, untouched "+
		"bulletins; or the letter of a file")
	showJobs  = flag.Bool("jobs", false, "print the jobs")
	showWrong = flag.Bool("wrong", false, "print what is read wrong")
)

// encoder is the encoder that the embedded head was trained on.
func encoder(tb testing.TB) Encoder {
	tb.Helper()
	return model.Lines{}
}

// tally counts what was right, what was there and what was told.
type tally struct{ both, gold, told int }

func (t *tally) add(gold, told bool) {
	if gold {
		t.gold++
	}
	if told {
		t.told++
	}
	if gold && told {
		t.both++
	}
}

func (t *tally) f1() float64 { return 2 * float64(t.both) / float64(max(t.gold+t.told, 1)) }

// TestLeftOut measures the reading of advertisements that nothing was trained
// or tuned on, and holds it to what it reached.
func TestLeftOut(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]Proposer{"with vectors": {encoder(t)}, "by structure alone": {}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var duty, figures, known tally
			marks := map[job.Mark]*tally{}
			right, titles, n, ads := 0, 0, 0, 0
			wrongDuties, confused := map[job.Mark]int{}, map[string]int{}
			for _, l := range append(readLabels(t), readUntouched(t)...) {
				if l.part() != *shownPart && l.id[:1] != *shownPart {
					continue
				}
				ads++
				lines := split(l.outline)
				gold := l.marksFor(lines)
				if _, err := p.read(t.Context(), lines); err != nil {
					t.Fatal(err)
				}
				for i := range lines {
					n++
					told := lines[i].mark
					confused[string(gold[i])+" as "+string(told)]++
					if told == gold[i] {
						right++
					} else if *showWrong {
						t.Logf("%s: %s, not %s: %s", l.id, told, gold[i], lines[i].said())
					}
					for _, m := range []job.Mark{told, gold[i]} {
						if marks[m] == nil {
							marks[m] = &tally{}
						}
					}
					for m, k := range marks {
						k.add(gold[i] == m, told == m)
					}
					duty.add(gold[i] == job.IsDuty, told == job.IsDuty)
					if told == job.IsDuty && gold[i] != job.IsDuty {
						wrongDuties[gold[i]]++
					}
				}
				j, err := p.Propose(t.Context(), l.id, l.outline)
				if err != nil {
					t.Errorf("%s: %v", l.id, err)
					continue
				}
				if sameTitle(j.Title, l.title) {
					titles++
				} else {
					t.Logf("%s: title %q; want %q", l.id, j.Title, l.title)
				}
				if *showJobs {
					showJob(t, l.id, j)
				}
				compareFigures(t, &l, j, &figures, &known)
			}
			t.Logf("%d advertisements, %d lines: exact %.3f, duty or not F1 %.3f, figures F1 %.3f (target alone %.3f; %d %d %d), title %d of %d, no duties among the duties: %v",
				ads, n, float64(right)/float64(n), duty.f1(), figures.f1(), known.f1(), figures.both, figures.gold, figures.told, titles, ads, wrongDuties)
			if *shownPart == "left out" && p.Encoder != nil && (duty.f1() < 0.97 || figures.f1() < 0.88 || titles*100 < ads*97) {
				t.Errorf("want at least F1 .97 of duties, .88 of figures, and .97 of titles")
			}
			t.Logf("confusion: %v", confused)
			for m, k := range marks {
				t.Logf("%-10s %.3f (%d there, %d told)", m, k.f1(), k.gold, k.told)
			}
		})
	}
}

// TestUntouchedApart holds the advertisements that decide apart from all that
// heads are trained and chosen on.
func TestUntouchedApart(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, l := range readLabels(t) {
		known[l.id] = true
	}
	all := readUntouched(t)
	if len(all) != 40 {
		t.Errorf("got %d untouched advertisements; want 40", len(all))
	}
	for _, l := range all {
		if !strings.HasPrefix(l.part(), "untouched ") || known[l.id] {
			t.Errorf("%s is among those that training reads, as %q", l.id, l.part())
		}
	}
}

func sameTitle(a, b string) bool {
	plain := func(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }
	return plain(a) == plain(b)
}

// compareFigures counts the figures of a job against the labels: figures has
// those with the right target and direction, known those with the right target.
func compareFigures(t *testing.T, l *labelled, j job.Job, figures, known *tally) {
	t.Helper()
	var gold, told []job.Measure
	for _, line := range l.pieces {
		for _, p := range line {
			gold = append(gold, p.figures...)
		}
	}
	for _, f := range j.Functions {
		told = append(told, f.Measures...)
	}
	figures.gold, figures.told = figures.gold+len(gold), figures.told+len(told)
	known.gold, known.told = known.gold+len(gold), known.told+len(told)
	used := make([]bool, len(told))
	for _, g := range gold {
		at := -1
		for k, m := range told {
			if !used[k] && math.Abs(*m.Target-*g.Target) < 1e-3 && (at < 0 || overlap(m.Name, g.Name) > overlap(told[at].Name, g.Name)) {
				at = k
			}
		}
		if at < 0 {
			if *showWrong {
				t.Logf("%s: figure not read: %s", l.id, sayMeasure(g))
			}
			continue
		}
		used[at] = true
		known.both++
		if told[at].Better == g.Better {
			figures.both++
		}
		if *showWrong && (told[at].Better != g.Better || overlap(told[at].Name, g.Name) == 0 || told[at].Unit != g.Unit || told[at].Per != g.Per) {
			t.Logf("%s: figure %s; want %s", l.id, sayMeasure(told[at]), sayMeasure(g))
		}
	}
	for k, m := range told {
		if !used[k] && *showWrong {
			t.Logf("%s: no figure: %s", l.id, sayMeasure(m))
		}
	}
}

func sayMeasure(m job.Measure) string {
	return "[" + m.Name + " | " + m.Unit + " | " + string(m.Better) + " | " + strings.TrimRight(strings.TrimRight(ftoa(*m.Target), "0"), ".") + " | " + m.Per + "]"
}

func overlap(a, b string) int {
	n := 0
	for _, w := range stems(a) {
		for _, v := range stems(b) {
			if v == w {
				n++
			}
		}
	}
	return n
}

func ftoa(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }

// showJob prints a job as a person would look at it.
func showJob(t *testing.T, id string, j job.Job) {
	t.Helper()
	var b strings.Builder
	b.WriteString(id + " " + j.Title + " | " + j.Team + " | " + j.Purpose + "\n")
	for _, f := range j.Functions {
		b.WriteString("  [" + f.Name + "] with " + strings.Join(f.WorksWith, ", ") + "\n")
		for _, d := range f.Duties {
			b.WriteString("    - " + d + "\n")
		}
		for _, m := range f.Measures {
			b.WriteString("    = " + sayMeasure(m) + "\n")
		}
	}
	t.Log(b.String())
}
