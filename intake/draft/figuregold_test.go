package draft

import (
	"math"
	"testing"

	"yardstick/job"
)

// TestFiguresOfKnownLines measures the reading of figures alone: where marks are
// known, and it is known in which lines work is held to a figure.
func TestFiguresOfKnownLines(t *testing.T) {
	t.Parallel()
	var sum tally
	for _, l := range append(readLabels(t), readUntouched(t)...) {
		if l.part() != *shownPart && l.id[:1] != *shownPart {
			continue
		}
		lines := split(l.outline)
		for i, p := range l.piecesFor(lines) {
			lines[i].mark, lines[i].held = p.mark, -1
			if len(p.figures) > 0 {
				lines[i].held = sure
			}
			if p.mark != job.IsDuty && p.mark != job.IsFigure {
				continue
			}
			told := lines[i].figures()
			both := 0
			for _, g := range p.figures {
				for _, m := range told {
					if math.Abs(*m.Target-*g.Target) < 1e-3 && m.Better == g.Better {
						both++
						break
					}
				}
			}
			sum.both, sum.gold, sum.told = sum.both+both, sum.gold+len(p.figures), sum.told+len(told)
			if *showWrong && (both < len(p.figures) || both < len(told)) {
				for _, g := range p.figures {
					t.Logf("want %s", sayMeasure(g))
				}
				for _, g := range told {
					t.Logf("got  %s", sayMeasure(g))
				}
				t.Logf("     in %s", lines[i].said())
			}
		}
	}
	t.Logf("figures F1 %.3f (%d right of %d, %d told)", sum.f1(), sum.both, sum.gold, sum.told)
	if sum.f1() < 0.85 {
		t.Errorf("got F1 %.3f; want at least .85", sum.f1())
	}
}
