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
	if err := door.Add(b.Context(), people.Person{Code: "lead", Name: "Lea Lead", Roles: []people.Role{people.Coordinator}}, password); err != nil {
		b.Fatal(err)
	}
	paneltest.Large(b, desk, 200, 5, 6)
	v := site.Visitor(b)
	v.Post("/panel/enter", "code", "lead", "password", password).Want(http.StatusOK)
	b.Run("large/results after a change", func(b *testing.B) {
		var took []time.Duration
		cpu := 0.0
		for b.Loop() {
			if err := desk.Do(b.Context(), paneltest.Lead(), "large", panel.PlaceHold{Reason: "asked"}, panel.LiftHold{Reason: "over"}); err != nil {
				b.Fatal(err)
			}
			began, busy := time.Now(), cpuSeconds()
			v.Get("/positions/large/results").Want(http.StatusOK)
			took, cpu = append(took, time.Since(began)), cpu+cpuSeconds()-busy
		}
		b.ReportMetric(1000*cpu/float64(b.N), "cpu-ms/op")
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
	})
	for _, path := range []string{
		"", "/c/c7", "/results", "/decide", "/answers", "/alike", "/letters", "/job", "/training", "/c/c7/letter?letter=notice", "/c/c7/access.json",
		"/results.csv", "/ratings.csv", "/interviews.ics", "/guide.md",
	} {
		b.Run("large"+path, func(b *testing.B) {
			v.Get("/positions/large" + path).Want(http.StatusOK)
			var took []time.Duration
			size, cpu := 0, cpuSeconds()
			for b.Loop() {
				began := time.Now()
				size = len(v.Get("/positions/large" + path).Body)
				took = append(took, time.Since(began))
			}
			b.ReportMetric(1000*(cpuSeconds()-cpu)/float64(b.N), "cpu-ms/op")
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
			b.ReportMetric(float64(size)/1024, "KiB")
		})
	}
}
