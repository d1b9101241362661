package panel_test

import (
	"crypto/rand"
	"net/http"
	"slices"
	"testing"
	"time"

	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/people"
	"yardstick/web"
	"yardstick/web/webtest"
)

// BenchmarkPages asks for pages of a position with 200 candidates, 5 raters and 6
// questions of four requirements each, with 1,200 answers of 200 words, over HTTP, as
// its coordinator and as a rater. p95-ms is the 95th percentile. docs/performance.md
// has figures.
func BenchmarkPages(b *testing.B) {
	clock := paneltest.NewClock()
	var desk *panel.Desk
	site := webtest.Start(b, func(c *web.Config) { c.Now, desk = clock.Now, c.Positions })
	door := people.NewDoor(site.DB.People(), clock.Now, rand.Reader)
	for code, roles := range map[string][]people.Role{"lead": {people.Coordinator}, "rater1": nil, "alba": {people.Auditor}} {
		if err := door.Add(b.Context(), people.Person{Code: code, Name: "Lea Lead", Roles: roles}, password); err != nil {
			b.Fatal(err)
		}
	}
	paneltest.Large(b, desk, 200, 5, 6)
	paneltest.LargeOpened(b, desk, "rated", 200, 5, 6)
	signedIn := func(code string) *webtest.Visitor { // for each page anew: the clock goes on, and sessions end
		v := site.Visitor(b)
		v.Post("/panel/enter", "code", code, "password", password).Want(http.StatusOK)
		return v
	}
	afterChange := func(position, page string, change func(n int) []panel.Command) {
		b.Run("lead "+position+page+" after a change", func(b *testing.B) {
			v, n := signedIn("lead"), 0
			pageAgain(b, v, "/positions/"+position+page, func() {
				n++
				if err := desk.Do(b.Context(), paneltest.Lead(), position, change(n)...); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
	afterChange("large", "/results", func(int) []panel.Command {
		return []panel.Command{panel.PlaceHold{Reason: "asked"}, panel.LiftHold{Reason: "over"}}
	})
	afterChange("rated", "/alike", func(n int) []panel.Command {
		return []panel.Command{panel.RecordAnswer{Candidate: "c7", Question: "q1", Text: paneltest.LargeAnswer(1000+n, 1), Source: "typed"}}
	})
	for _, page := range [][2]string{
		{"lead", "large"},
		{"lead", "large/c/c7"},
		{"lead", "large/results"},
		{"lead", "large/decide"},
		{"lead", "large/alike"},
		{"lead", "large/letters"},
		{"alba", "large/record"},
		{"alba", "large/record?person=c7"},
		{"lead", "large/job"},
		{"lead", "large/c/c7/letter?letter=notice"},
		{"lead", "large/c/c7/access.json"},
		{"lead", "large/guide.md"},
		{"lead", "large/results.csv"},
		{"lead", "large/ratings.csv"},
		{"lead", "large/interviews.ics"},
		{"rater1", "large/results"},
		{"lead", "rated"},
		{"lead", "rated/alike"},
		{"lead", "rated/answers"},
		{"lead", "rated/training"},
		{"rater1", "rated"},
		{"rater1", "rated/c/c7"},
		{"rater1", "rated/c/c7/rate"},
		{"rater1", "rated/training"},
	} {
		b.Run(page[0]+" "+page[1], func(b *testing.B) { pageAgain(b, signedIn(page[0]), "/positions/"+page[1], func() {}) })
	}
}

// pageAgain asks for a page again and again, each time after something that is not counted.
func pageAgain(b *testing.B, v *webtest.Visitor, path string, before func()) {
	b.Helper()
	v.Get(path).Want(http.StatusOK)
	var took []time.Duration
	size, cpu := 0, 0.0
	for b.Loop() {
		before()
		began, busy := time.Now(), cpuSeconds()
		size = len(v.Get(path).Body)
		took, cpu = append(took, time.Since(began)), cpu+cpuSeconds()-busy
	}
	b.ReportMetric(1000*cpu/float64(b.N), "cpu-ms/op")
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
	b.ReportMetric(float64(size)/1024, "KiB")
}
