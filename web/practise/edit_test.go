package practise_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"yardstick/practice"
	"yardstick/web/webtest"
)

// fields are the names and values of the form as a browser without scripts would
// send it; change puts others in their place.
func fields(p *webtest.Page, change map[string]string) []string {
	var pairs []string
	add := func(name, value string) {
		if other, ok := change[name]; ok {
			value = other
		}
		pairs = append(pairs, name, value)
	}
	for _, tag := range []string{"input", "textarea"} {
		for _, n := range p.Find("#edit " + tag) {
			name, value := attribute(n, "name"), attribute(n, "value")
			if tag == "textarea" && n.FirstChild != nil {
				value = n.FirstChild.Data
			}
			add(name, value)
		}
	}
	for _, n := range p.Find("#edit select") {
		value := ""
		for o := range n.Descendants() {
			if o.Data == "option" && slices.ContainsFunc(o.Attr, func(a html.Attribute) bool { return a.Key == "selected" }) {
				value = attribute(o, "value")
			}
		}
		add(attribute(n, "name"), value)
	}
	return pairs
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// pasted is a site with an advertisement that was pasted, on the page on which it
// is agreed to.
func pasted(t *testing.T) (*webtest.Site, *webtest.Visitor, *webtest.Page) {
	t.Helper()
	site := webtest.Start(t)
	v := site.Visitor(t)
	return site, v, v.Post("/choose/text", "text", webtest.Advertisement).Want(http.StatusOK, "#edit", "#original", "[value=agree]")
}

func kept(t *testing.T, site *webtest.Site) practice.Job {
	t.Helper()
	j, err := site.Desk.Store.Job(t.Context(), "parking-attendant")
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// TestAgreeAtOnce: what was read is agreed to as it stands; until then every page
// of the job says that nobody has, and the job can be practised.
func TestAgreeAtOnce(t *testing.T) {
	t.Parallel()
	site, v, p := pasted(t)
	if len(p.Find(".job-draft")) > 0 {
		t.Error("the page for agreeing says itself that nobody has agreed")
	}
	const job = "/jobs/parking-attendant"
	for _, path := range []string{job, job + "/rehearse", job + "/progress", job + "/interview", job + "/mess"} {
		v.Get(path).Want(http.StatusOK, ".job-draft a[href="+job+"/edit]")
	}
	before := kept(t, site)
	agreed := v.Post(job+"/edit", append(fields(p, nil), "do", "agree")...).Want(http.StatusOK, ".matrix")
	if len(agreed.Find(".job-draft")) > 0 {
		t.Error("after agreeing the page says that nobody has")
	}
	after := kept(t, site)
	if !after.Description.Agreed() || after.Guide.Version != 1 || after.Revision != 1 {
		t.Errorf("agreed %v, version %d, revision %d", after.Description.Agreed(), after.Guide.Version, after.Revision)
	}
	if d := cmp.Diff(before.Description.Functions, after.Description.Functions); d != "" {
		t.Errorf("agreeing changes the functions (-before +after):\n%s", d)
	}
	if got := len(after.Original.Lines); got != len(before.Description.Draft.Lines) {
		t.Errorf("%d lines of the text after agreeing, want %d", got, len(before.Description.Draft.Lines))
	}
}

// TestWhoAgreesAndWhoIsServed: whoever agrees stands in the seal, and those
// served are named as the page says, or not at all.
func TestWhoAgreesAndWhoIsServed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		served, by string
		want       []string
		seal, told string // in the seal; on the page
	}{
		"named":  {"tenants,  leaseholders", "Dana Reed", []string{"tenants", "leaseholders"}, "Dana Reed", "Dana Reed agreed on"},
		"nobody": {"", "", []string{}, "the person who practises here", "You agreed on"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site, v, p := pasted(t)
			const job = "/jobs/parking-attendant"
			sent := fields(p, map[string]string{"served": c.served, "by": c.by})
			v.Post(job+"/edit", append(sent, "do", "agree")...).Want(http.StatusOK, ".matrix")
			j := kept(t, site)
			if d := cmp.Diff(c.want, j.Description.Served); d != "" || j.Guide.Seal.By != c.seal {
				t.Errorf("sealed by %q; want %q; served (-want +got):\n%s", j.Guide.Seal.By, c.seal, d)
			}
			said := ""
			for _, q := range j.Guide.Questions {
				for _, r := range q.Requirements {
					said += r.Text + " "
				}
			}
			if strings.Contains(said, "tenants and leaseholders") != (c.served != "") {
				t.Errorf("those served are %v, and the guide says: %s", c.want, said)
			}
			again := v.Get(job+"/edit").Want(http.StatusOK, "#served")
			if !strings.Contains(text(again.Find("main")[0]), c.told) {
				t.Errorf("the page does not say %q", c.told)
			}
		})
	}
}

// TestManyThingsAtOnce: ten things are put right and sent once.
func TestManyThingsAtOnce(t *testing.T) {
	t.Parallel()
	site, v, p := pasted(t)
	first := kept(t, site).Description.Functions[0]
	line := ""
	for _, n := range p.Find("#edit .edit-lines li") {
		if strings.Contains(text(n), "Report damage") || strings.Contains(valueIn(n), "eport damage") {
			line = strings.TrimSuffix(nameIn(n), ".place")
		}
	}
	change := map[string]string{
		"title": "Car park attendant", "purpose": "Drivers find a free place and pay for it.", "team": "Six of us.",
		"f0.name": "Looking after the car park", "f0.signs": "cars circle\ncars hoot", "f0.people": "the office\nthe city police",
		"f0.more": "open the gates at six", "f0.m0.name": "time to a receipt", "f0.m0.target": "2", "f0.m0.fails": "1,000",
		"f0.m0.unit": "minutes", "f0.m0.better": "lower", line + ".place": "duty:+1", line + ".duty": "report damage the same day",
	}
	for i := range 9 {
		if name := "f" + string(rune('0'+i)); len(p.Find("[name="+name+".id]")) > 0 && p.Value("[name="+name+".id]", "value") == "+1" {
			change[name+".name"] = "Wear and tear"
		}
	}
	v.Post("/jobs/parking-attendant/edit", append(fields(p, change), "do", "save")...).Want(http.StatusOK, "[role=status]")
	j := kept(t, site)
	f := j.Description.Function(first.ID)
	if j.Title != "Car park attendant" || f.Name != "Looking after the car park" || len(f.DangerSigns) != 2 || len(f.WorksWith) != 2 {
		t.Errorf("title %q, function %+v", j.Title, f)
	}
	if m := f.Measures[0]; m.Name != "time to a receipt" || *m.Target != 2 || *m.FailsAt != 1000 || m.Unit != "minutes" {
		t.Errorf("figure %+v", m)
	}
	if !slices.Contains(f.Duties, "open the gates at six") {
		t.Errorf("duties %q", f.Duties)
	}
	if damage := j.Description.Function("wear-and-tear"); damage == nil || !slices.Equal(damage.Duties, []string{"report damage the same day"}) {
		t.Errorf("the new area %+v", damage)
	}
	if j.Description.Agreed() {
		t.Error("saving agrees")
	}
}

func nameIn(n *html.Node) string {
	for d := range n.Descendants() {
		if d.Data == "select" {
			return attribute(d, "name")
		}
	}
	return ""
}

func valueIn(n *html.Node) string {
	for d := range n.Descendants() {
		if d.Data == "input" {
			return attribute(d, "value")
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// TestWrongThingsAreKept: what is wrong is said, all at once, and everything that
// was sent stands in the form again.
func TestWrongThingsAreKept(t *testing.T) {
	t.Parallel()
	site, v, p := pasted(t)
	sent := fields(p, map[string]string{
		"title": "", "purpose": "Still here.", "f0.m0.name": "waiting", "f0.m0.target": "two or so", "f0.m0.fails": "12",
	})
	again := v.Post("/jobs/parking-attendant/edit", append(sent, "do", "agree")...).Want(http.StatusUnprocessableEntity, "[role=alert]")
	if got := again.Value("[name=f0.m0.target]", "value"); got != "two or so" {
		t.Errorf("the figure that is none stands there as %q", got)
	}
	if got := again.Text("#purpose"); got != "Still here." {
		t.Errorf("the purpose stands there as %q", got)
	}
	if !strings.Contains(again.Body, "is no figure") || kept(t, site).Revision != 0 {
		t.Errorf("revision %d", kept(t, site).Revision)
	}
	untitled := v.Post("/jobs/parking-attendant/edit", append(fields(p, map[string]string{"title": ""}), "do", "agree")...)
	untitled.Want(http.StatusUnprocessableEntity, "[role=alert] li")
}

// TestTwoWindowsOnAJob: a change that is based on an older revision is shown and
// not kept; sent again, it takes the place of the other.
func TestTwoWindowsOnAJob(t *testing.T) {
	t.Parallel()
	site, v, p := pasted(t)
	const path = "/jobs/parking-attendant/edit"
	v.Post(path, append(fields(p, map[string]string{"title": "One"}), "do", "save")...).Want(http.StatusOK)
	second := v.Post(path, append(fields(p, map[string]string{"title": "Two", "f0.name": "Mine"}), "do", "agree")...)
	second.Want(http.StatusConflict, "[role=alert] a[href="+path+"]")
	if got := kept(t, site).Title; got != "One" {
		t.Errorf("the title is %q, want the one that was saved first", got)
	}
	if got := second.Value("#title", "value") + " " + second.Value("[name=f0.name]", "value"); got != "Two Mine" {
		t.Errorf("what was sent stands there as %q", got)
	}
	v.Post(path, append(fields(second, nil), "do", "agree")...).Want(http.StatusOK, ".matrix")
	if j := kept(t, site); j.Title != "Two" || j.Description.Functions[0].Name != "Mine" {
		t.Errorf("sent again: %q, %q", j.Title, j.Description.Functions[0].Name)
	}
}

// TestChangeAnAgreedJob: a job of the collection is changed by merging two areas,
// and what was answered before stays as it was.
func TestChangeAnAgreedJob(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	path := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "exam").Path
	v.Post(path+"/finish", "base", "0", "text", webtest.FirstAnswer, "writer", "w").Want(http.StatusOK, ".verdict")
	before := v.Get(path).Text(".points")
	p := v.Get(webtest.SampleJob+"/edit").Want(http.StatusOK, "#edit")
	if !strings.Contains(p.Body, "version 2") {
		t.Error("the page does not say which version it makes")
	}
	merged := v.Post(
		webtest.SampleJob+"/edit",
		append(fields(p, map[string]string{"f1.into": p.Value("[name=f0.id]", "value")}), "do", "agree")...)
	merged.Want(http.StatusOK, ".matrix")
	if n := len(merged.Find("section.function")); n != 1 {
		t.Errorf("%d areas, want 1", n)
	}
	if after := v.Get(path).Want(http.StatusOK).Text(".points"); after != before {
		t.Errorf("the result of an answer has changed from\n%s\nto\n%s", before, after)
	}
	v.Get(webtest.SampleJob+"/rehearse").Want(http.StatusOK, ".questions")
	v.Get("/yours/export").Want(http.StatusOK)
}

// TestHostileEdits: whatever is sent, the page answers, and no line is lost.
func TestHostileEdits(t *testing.T) {
	t.Parallel()
	site, v, p := pasted(t)
	texts := func() int {
		j := kept(t, site)
		laid, err := j.Sheet()
		if err != nil {
			t.Fatal(err)
		}
		return laid.Texts()
	}
	lines := texts()
	for name, pairs := range map[string][]string{
		"nothing":        {"do", "save"},
		"no base":        append(fields(p, map[string]string{"base": "x"}), "do", "save"),
		"unknown marks":  append(fields(p, map[string]string{"l0.place": "king:of", "l1.place": "duty:nowhere"}), "do", "save"),
		"a circle":       append(fields(p, map[string]string{"f0.into": "+1"}), "do", "agree"),
		"markup":         append(fields(p, map[string]string{"title": `"><script>alert(1)</script>`, "f0.id": `../"x`}), "do", "save"),
		"control signs":  append(fields(p, map[string]string{"title": "a\u202eb\x00"}), "do", "save"),
		"a long text":    append(fields(p, map[string]string{"purpose": strings.Repeat("long ", 1000)}), "do", "save"),
		"huge figures":   append(fields(p, map[string]string{"f0.m0.name": "x", "f0.m0.target": "1e999", "f0.m0.fails": "NaN"}), "do", "save"),
		"figures by hex": append(fields(p, map[string]string{"f0.m0.name": "x", "f0.m0.target": "0x1p-2"}), "do", "save"),
	} {
		if got := v.Post("/jobs/parking-attendant/edit", pairs...); got.Status >= http.StatusInternalServerError ||
			strings.Contains(got.Body, "<script>alert") {
			t.Errorf("%s: status %d", name, got.Status)
		}
		if got := texts(); got != lines {
			t.Fatalf("%s: %d lines of the text, want %d", name, got, lines)
		}
	}
	v.Post("/jobs/nothing/edit", "do", "save").Want(http.StatusNotFound)
}

// TestSeveralPostings: of a page with two postings the first is taken and the
// other named; another can be asked for, and one that is not there is said to be
// missing on the page of the form.
func TestSeveralPostings(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	posting := func(title, duty string) string {
		return `{"@type":"JobPosting","title":"` + title + `","description":"<ul><li>` + duty + `</li><li>Keep the shop clean</li><li>Serve customers at the counter</li></ul>"}`
	}
	page := `<html><script type="application/ld+json">[` + posting("Baker", "Bake bread every morning") + "," +
		posting("Cake decorator", "Decorate cakes to order") + `]</script></html>`
	first := v.Send("/choose/file", "page.html", page).Want(http.StatusOK, "#edit", ".note")
	if got := first.Value("#title", "value"); got != "Baker" || !strings.Contains(first.Text(".note"), "Cake decorator") {
		t.Errorf("title %q, note %q", got, first.Text(".note"))
	}
	second := v.Send("/choose/file", "page.html", page, "posting", "Cake decorator").Want(http.StatusOK, "#edit")
	if got := second.Value("#title", "value"); got != "Cake decorator" {
		t.Errorf("asked for the second, the title is %q", got)
	}
	v.Send("/choose/file", "page.html", page, "posting", "Plumber").Want(http.StatusUnprocessableEntity, "[role=alert]", "#posting")
}
