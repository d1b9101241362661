package draft

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yardstick/job"
)

var foldsFolder = flag.String("folds", "", "choose when the head is believed about figures, with the heads that training/lines.py --keep wrote to this folder")

// TestFolds shows how well figures are read with heads that have not seen the
// advertisement, for several ways to believe them against the words about a
// figure: sure and certain are chosen by it, on what the head is trained on alone.
func TestFolds(t *testing.T) {
	t.Parallel()
	if *foldsFolder == "" {
		t.Skip("needs -folds FOLDER")
	}
	byID := map[string]labelled{}
	for _, l := range readLabels(t) {
		byID[l.id] = l
	}
	type read struct {
		line line
		gold []job.Measure
	}
	var all []read
	for _, file := range must(filepath.Glob(filepath.Join(*foldsFolder, "*.bin"))) {
		h := must(readHead(must(os.ReadFile(file))))
		for _, id := range strings.Fields(string(must(os.ReadFile(strings.TrimSuffix(file, ".bin") + ".txt")))) {
			l := byID[id]
			lines := split(l.outline)
			said := make([]string, len(lines))
			for i := range lines {
				said[i] = lines[i].said()
			}
			h.mark(lines, must(encoder(t).Encode(t.Context(), said)))
			for i, p := range l.piecesFor(lines) {
				lines[i].correct(lines)
				var gold []job.Measure
				if i == 0 || l.piecesFor(lines)[i-1] != p {
					gold = p.figures
				}
				all = append(all, read{lines[i], gold})
			}
		}
	}
	for _, sure := range []float32{1, 2, 3, 4, 5, 6, 99} {
		for _, certain := range []float32{-0.5, 0, 0.5, 1, 2, 3, 4} {
			var sum tally
			for _, r := range all {
				told := []job.Measure{}
				if r.line.mark == job.IsDuty || r.line.mark == job.IsFigure {
					told = r.line.believing(sure, certain)
				}
				sum.gold, sum.told = sum.gold+len(r.gold), sum.told+len(told)
				for _, g := range r.gold {
					if slices.ContainsFunc(told, func(m job.Measure) bool { return math.Abs(*m.Target-*g.Target) < 1e-3 && m.Better == g.Better }) {
						sum.both++
					}
				}
			}
			t.Logf("sure %v, certain %v: F1 %.4f (%d %d %d)", sure, certain, sum.f1(), sum.both, sum.gold, sum.told)
		}
	}
}

// must is a value without its error, which ends the test.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
