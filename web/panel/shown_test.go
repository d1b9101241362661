package panel_test

import (
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	domain "yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/web/webtest"
)

// TestRatingPage: question by question a rater has the purpose, the probes, a clock with
// the time of the guide, and the anchors beside the levels.
func TestRatingPage(t *testing.T) {
	t.Parallel()
	_, v := sampleSite(t, "zoe")
	g, err := sample.Guide()
	if err != nil {
		t.Fatal(err)
	}
	p := v["zoe"].Get("/positions/"+sample.Code+"/c/heron/rate").Want(http.StatusOK, "#rating")
	for i, q := range g.Questions {
		section := "section[aria-labelledby=q-" + q.ID + "]"
		text := p.Text(section)
		for _, want := range append([]string{strconv.Itoa(i+1) + ". " + q.Text, q.Purpose}, q.Probes...) {
			if len(want) == 0 || !strings.Contains(text, want) {
				t.Errorf("question %d lacks %q", i+1, want)
			}
		}
		if got := len(p.Find(section + " details li")); got != len(q.Probes) || got == 0 {
			t.Errorf("question %d has %d probes, want %d", i+1, got, len(q.Probes))
		}
		if got, want := p.Value(section+" [data-clock]", "data-clock"), strconv.Itoa(q.Seconds); got != want || q.Seconds == 0 {
			t.Errorf("the clock of question %d has %q seconds, want %s", i+1, got, want)
		}
		if len(p.Find(section+" [data-clock] [role=timer]")) != 1 {
			t.Errorf("question %d has no clock", i+1)
		}
		scale := section + " .rate-scale"
		if got := len(p.Find(scale + " .rate-anchors li")); got != len(q.Anchors) || got == 0 && i == 0 {
			t.Errorf("%d anchors stand beside the levels of question %d, want %d", got, i+1, len(q.Anchors))
		}
		for level, anchor := range q.Anchors {
			if want := strconv.Itoa(level) + " " + anchor; !strings.Contains(p.Text(scale), want) {
				t.Errorf("question %d lacks the anchor %q", i+1, want)
			}
		}
		if got, want := len(p.Find(scale+" fieldset")), len(q.Requirements); got != want {
			t.Errorf("question %d has %d scales, want %d", i+1, got, want)
		}
	}
}

// TestClockAndAnchorsInBrowser: the clock goes when it is started, and at the width of a
// desk the anchors stand beside the levels.
func TestClockAndAnchorsInBrowser(t *testing.T) {
	browser := webtest.Open(t)
	site, _ := sampleSite(t, "zoe")
	tab := browser.Tab(t, site, webtest.Desktop())
	tab.Go("/panel/enter")
	signIn(tab, "zoe")
	tab.See("main a[href='/positions/invented']")
	tab.Go("/positions/invented/c/heron/rate")
	tab.Click("[data-clock] button")
	tab.Until("document.querySelector('[data-clock] [role=timer]').textContent !== '0:00'")
	beside := webtest.Eval[bool](tab, `(() => {
		const cells = document.querySelector(".rate-cells").getBoundingClientRect(), anchors = document.querySelector(".rate-anchors").getBoundingClientRect();
		return anchors.width > 100 && (anchors.left >= cells.right - 1 || cells.left >= anchors.right - 1) && anchors.top < cells.bottom && cells.top < anchors.bottom;
	})()`)
	if !beside {
		t.Error("the anchors do not stand beside the levels")
	}
}

// TestDots: side by side each cell has a dot for each rater who gave a level, further
// right for a higher one, and leads to the evidence of its question.
func TestDots(t *testing.T) {
	t.Parallel()
	site, v := withRoles(t, sample.Decided, map[string][]people.Role{"ines": nil})
	view, err := site.Positions(t).See(t.Context(), domain.Viewer{Code: "ines"}, sample.Code, domain.Focus{Candidate: "*"})
	if err != nil {
		t.Fatal(err)
	}
	p := v["ines"].Get("/positions/"+sample.Code+"/results").Want(http.StatusOK, "#side")
	want := map[string]int{} // dots by the place that the cell leads to
	for _, c := range view.Candidates {
		for _, r := range c.Ratings {
			for _, l := range r.Levels {
				if l.Level != nil {
					want["/positions/"+sample.Code+"/c/"+c.Code+"#q-"+l.Question]++
				}
			}
		}
	}
	if len(want) != 7 { // nobody rated the second answer of wren
		t.Fatalf("%d places, want those of four candidates and two questions but one", len(want))
	}
	for place, dots := range want {
		link := "section[aria-labelledby=side] td a.dots[href=" + place + "]"
		if got := len(p.Find(link + " svg circle")); got != dots {
			t.Errorf("%s: %d dots, want %d", place, got, dots)
		}
		path, question, _ := strings.Cut(place, "#")
		there := v["ines"].Get(path).Want(http.StatusOK, "#"+question)
		if section := there.Find("section[aria-labelledby=" + question + "] details.evidence"); dots > 0 && len(section) == 0 {
			t.Errorf("%s: no evidence there", place)
		}
	}
	rows := p.Find("section[aria-labelledby=side] tbody tr")
	for i, cell := range view.Guide.Cells { // where the dots are says the levels
		for _, c := range view.Candidates {
			var levels []int
			for _, r := range c.Ratings {
				for _, l := range r.Levels {
					if l.Question == cell.Question && l.Requirement == cell.Requirement && l.Level != nil {
						levels = append(levels, *l.Level)
					}
				}
			}
			slices.Sort(levels)
			dots := dotsIn(t, rows[i], "/positions/"+sample.Code+"/c/"+c.Code+"#q-"+cell.Question)
			if !sameOrder(levels, dots) {
				t.Errorf("%s on %s: dots at %v, levels %v", c.Code, cell.Requirement, dots, levels)
			}
		}
	}
}

// dotsIn are how far right the dots of a link in a row are, in order.
func dotsIn(t *testing.T, row *html.Node, link string) (all []int) {
	t.Helper()
	for a := range row.Descendants() {
		if a.Data != "a" || !slices.Contains(a.Attr, html.Attribute{Key: "href", Val: link}) {
			continue
		}
		for dot := range a.Descendants() {
			for _, at := range dot.Attr {
				if dot.Data == "circle" && at.Key == "cx" {
					x, err := strconv.Atoi(at.Val)
					if err != nil {
						t.Fatal(err)
					}
					all = append(all, x)
				}
			}
		}
	}
	slices.Sort(all)
	return all
}

// sameOrder reports whether two sorted lists rise at the same places.
func sameOrder(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 1; i < len(a); i++ {
		if (a[i] > a[i-1]) != (b[i] > b[i-1]) {
			return false
		}
	}
	return true
}

// TestOtherForm: another form is noted by the coordinator; raters see the form and not
// why, the candidate sees what was agreed, and the record that there is something.
func TestOtherForm(t *testing.T) {
	t.Parallel()
	site, _, lead, heron, link := written(t)
	tom := joined(t, site, lead, "tom", "rater")
	lead.Post("/positions/porter/do", "do", "accommodate", "candidate", "heron", "percent", "0", "format", "large print", "note", "an eye illness", "back", "c/heron").
		Want(http.StatusOK)
	for who, v := range map[string]*webtest.Visitor{"lead": lead, "tom": tom} {
		body := v.Get("/positions/porter/c/heron").Want(http.StatusOK).Text("main")
		if !strings.Contains(body, "Another form: large print.") || strings.Contains(body, "0 % more") && !strings.Contains(body, "50 % more") {
			t.Errorf("%s reads %q", who, body)
		}
		if got := strings.Contains(body, "an eye illness"); got != (who == "lead") {
			t.Errorf("%s sees why: %v", who, got)
		}
	}
	if got := heron.Post(link, "do", "agree").Want(http.StatusOK).Text("main"); !strings.Contains(got, "large print") {
		t.Errorf("the candidate reads %q", got)
	}
	lead.Post("/positions/porter/do", "do", "accommodate", "candidate", "heron", "percent", "0", "format", " ", "back", "c/heron").
		Want(http.StatusUnprocessableEntity, "[role=alert]")
}

// TestConsentForm: the coordinator notes what a candidate consents to, and what not.
func TestConsentForm(t *testing.T) {
	t.Parallel()
	site, _, lead, _, _ := written(t)
	const do, page = "/positions/porter/do", "/positions/porter/c/heron"
	lead.Get(page).Want(http.StatusOK, "select[name=to] option[value=recording]", "button[name=given][value=no]")
	lead.Post(do, "do", "consent", "candidate", "heron", "to", "recording", "given", "no", "back", "c/heron").Want(http.StatusOK)
	lead.Post(do, "do", "consent", "candidate", "heron", "to", "assessor", "given", "yes", "back", "c/heron").Want(http.StatusOK)
	text := lead.Get(page).Text("section[aria-labelledby=noted]")
	for _, want := range []string{"Does not consent to: recording.", "Consents to: assessor."} {
		if !strings.Contains(text, want) {
			t.Errorf("the page says %q and lacks %q", text, want)
		}
	}
	tom := joined(t, site, lead, "tom", "rater")
	tom.Post(do, "do", "consent", "candidate", "heron", "to", "assessor", "given", "yes").Want(http.StatusForbidden)
	if got := tom.Get(page).Text("main"); strings.Contains(got, "consent") {
		t.Errorf("a rater reads of consents: %q", got)
	}
}

// TestUntrainedRater is warned on the page where they rate, and no longer once they
// have been trained.
func TestUntrainedRater(t *testing.T) {
	t.Parallel()
	site, _, lead, _, _ := written(t)
	tom := joined(t, site, lead, "tom", "rater")
	tom.Post("/positions/porter/do", "do", "declare", "conflict", "no").Want(http.StatusOK)
	lead.Post("/positions/porter/do", "do", "round").Want(http.StatusOK)
	const page = "/positions/porter/c/heron/rate"
	tom.Get(page).Want(http.StatusOK, "#rating", "#untrained a[href=/positions/porter/training]")
	samples, err := os.ReadFile("../../panel/sample/training.yaml")
	if err != nil {
		t.Fatal(err)
	}
	const training = "/positions/porter/training"
	lead.Send(training, "training.yaml", string(samples), "do", "give").Want(http.StatusOK)
	tom.Post(training, "level.t1 functions", "2", "level.t1 measure", "1", "level.t1 personal", "4", "level.t2 functions", "5", "level.t2 measure", "5",
		"level.t2 personal", "4").Want(http.StatusOK, "#result")
	if len(tom.Get(page).Want(http.StatusOK, "#rating").Find("#untrained")) > 0 {
		t.Error("a rater who was trained is warned")
	}
}
