package guide_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/guide"
)

// drawText draws the texts that a guide may hold: any printable characters,
// with the ones that mean something in YAML more often than chance would have it.
func drawText(t *rapid.T, label string) string {
	odd := []string{
		": ", " #", "- ", "\n", "\t", "'", `"`, "\\", "{", "}", "[", "]", "&", "*", "!", "|", ">", "%", "@", "`",
		"null", "yes", "~", "1e3", "0x1f", "é", "𝒳", "\u2028", "\u0085\u00a0", "--- ", "<<: ", "? ", " ", ",",
	}
	parts := rapid.SliceOfN(rapid.OneOf(rapid.StringMatching(`[a-zA-Z0-9 .,é]{0,8}`), rapid.SampledFrom(odd)), 1, 6).Draw(t, label)
	s := strings.ReplaceAll(strings.Join(parts, ""), "\u0085", "")
	if strings.TrimSpace(s) == "" {
		return "x" + s
	}
	return s
}

func drawTexts(t *rapid.T, label string) []string {
	n := rapid.IntRange(0, 3).Draw(t, label)
	var out []string
	for i := range n {
		out = append(out, fmt.Sprint(i, " ", drawText(t, label)))
	}
	return out
}

func drawLevels(t *rapid.T, label string) map[int]string {
	out := map[int]string{}
	for _, n := range rapid.SliceOfDistinct(rapid.IntRange(1, 5), rapid.ID).Draw(t, label) {
		out[n] = drawText(t, label)
	}
	return out
}

func drawRequirement(t *rapid.T, i int) guide.Requirement {
	r := guide.Requirement{
		ID: fmt.Sprintf("r%d", i), Text: drawText(t, "text"), Kind: rapid.SampledFrom(guide.Kinds()).Draw(t, "kind"),
		Must: rapid.Bool().Draw(t, "must"), Weight: rapid.Float64Range(1e-9, 100).Draw(t, "weight"),
		Shows: drawTexts(t, "shows"), Misses: drawTexts(t, "misses"),
	}
	if r.Kind == guide.Coverage {
		r.Items = append(drawTexts(t, "items"), "the last one")
		r.AtLeast = rapid.IntRange(1, len(r.Items)).Draw(t, "at_least")
	}
	return r
}

func drawGuide(t *rapid.T) guide.Guide {
	g := guide.Guide{
		ID: "g", Title: rapid.SampledFrom([]string{"", "A title: with colon"}).Draw(t, "title"), Job: drawText(t, "job"),
		Version: rapid.IntRange(0, 9).Draw(t, "version"), Pass: guide.Pass{Score: rapid.Float64Range(0, 1).Draw(t, "pass")},
	}
	g.Record = rapid.SampledFrom(append(guide.Rules(), "")).Draw(t, "rule")
	if s := drawLevels(t, "scale"); len(s) > 1 {
		g.Scale = s
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "questions") {
		q := guide.Question{
			ID: fmt.Sprintf("q%d", i), Text: drawText(t, "question"), Purpose: drawText(t, "purpose"),
			Type:    rapid.SampledFrom(append(guide.QuestionTypes(), "")).Draw(t, "type"),
			Seconds: rapid.IntRange(0, 600).Draw(t, "seconds"), Probes: drawTexts(t, "probes"), Anchors: drawLevels(t, "anchors"),
		}
		for k := range rapid.IntRange(1, 3).Draw(t, "requirements") {
			q.Requirements = append(q.Requirements, drawRequirement(t, k))
		}
		g.Questions = append(g.Questions, q)
	}
	if rapid.Bool().Draw(t, "sealed") {
		at := time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "at"), 0)
		g.Seal = &guide.Sealing{SHA256: strings.Repeat("0a", 32), At: at, By: drawText(t, "by")}
	}
	return g
}

func TestWrittenGuideReadsBackTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		g := drawGuide(t)
		want := guide.Complete(g)
		hash, err := guide.Hash(&g)
		if err != nil {
			t.Fatal(err)
		}
		for name, marshal := range map[string]func(*guide.Guide) ([]byte, error){"g.yaml": guide.Marshal, "g.json": guide.MarshalIndentJSON} {
			data, err := marshal(&g)
			if err != nil {
				t.Fatal(err)
			}
			got, err := guide.Read(name, data)
			if err != nil {
				t.Fatalf("%v\n%s", err, data)
			}
			if d := cmp.Diff(want, got[0]); len(got) != 1 || d != "" {
				t.Fatalf("%s: read back (-want +got):\n%s\n%s", name, d, data)
			}
			if h, err := guide.Hash(&got[0]); err != nil || h != hash {
				t.Errorf("%s: hash %s, %v after reading back, want %s", name, h, err, hash)
			}
		}
	})
}
