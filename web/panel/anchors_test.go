package panel_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"yardstick/guide"
	domain "yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/web/webtest"
)

const anchorsPath = "/positions/" + sample.Code + "/anchors"

// putBack are the fields by which a rater puts the anchors of the invented position
// back; wrong names examples by a word of theirs, which go to another level.
func putBack(t *testing.T, site *webtest.Site, wrong ...string) []string {
	t.Helper()
	view, err := site.Positions(t).See(t.Context(), domain.Viewer{Code: "alba", Roles: []people.Role{people.Auditor}}, sample.Code, domain.Focus{Guide: true})
	if err != nil {
		t.Fatal(err)
	}
	guides, err := guide.Read("guide.json", view.Guide.Document)
	if err != nil {
		t.Fatal(err)
	}
	form := []string{"guide", view.Guide.SHA256}
	for _, e := range domain.Examples(&guides[0]) {
		level := e.Level
		for _, w := range wrong {
			if strings.Contains(e.Text, w) {
				level = 2
			}
		}
		form = append(form, "level."+e.ID, strconv.Itoa(level))
	}
	return form
}

// TestAnchorsPutBack: raters put the examples back without seeing their levels, once;
// then they see which are kept: three of four are enough, two of three are not.
func TestAnchorsPutBack(t *testing.T) {
	t.Parallel()
	roles := map[string][]people.Role{"ines": nil, "tom": nil, "mira": nil, "zoe": nil, "alba": {people.Auditor}, "omar": nil, "boss": {people.Administrator}}
	site, v := withRoles(t, sample.Rating, roles)
	right := putBack(t, site)
	p := v["tom"].Get(anchorsPath).Want(http.StatusOK, "form fieldset legend", "input[name=level.e1]")
	if got, want := len(p.Find("form fieldset")), len(right)/2-1; got != want {
		t.Errorf("%d examples are to be put back, want %d", got, want)
	}
	if strings.Contains(p.Text("main"), "put back by") {
		t.Error("it is shown how others did before the own")
	}
	v["tom"].Post(anchorsPath, right[:4]...).Want(http.StatusUnprocessableEntity, "[role=alert]", "input[checked]")
	v["ines"].Post(anchorsPath, right...).Want(http.StatusForbidden)
	v["tom"].Post(anchorsPath, right...).Want(http.StatusOK, "[role=status]", "#kept")
	v["tom"].Post(anchorsPath, right...).Want(http.StatusConflict, "[role=alert]")
	first := guideAnchor(t, site)
	if len(v["mira"].Get(anchorsPath).Find("#kept")) > 0 {
		t.Error("mira sees how tom did before she has")
	}
	v["mira"].Post(anchorsPath, right...).Want(http.StatusOK, "#kept")
	if got := len(v["alba"].Get(anchorsPath).Want(http.StatusOK, "#kept").Find(".chip.not_met")); got != 0 {
		t.Errorf("%d examples are dropped, want none", got)
	}
	out := domain.WithdrawQuestion{Question: "define-failure", Reason: "heard beforehand"} // its examples stay to be put back
	if err := site.Positions(t).Do(t.Context(), domain.Viewer{Code: "ines"}, sample.Code, out); err != nil {
		t.Fatal(err)
	}
	if got, want := len(v["zoe"].Get(anchorsPath).Find("form fieldset")), len(right)/2-1; got != want {
		t.Errorf("%d examples are to be put back after a question was taken out, want %d", got, want)
	}
	if body := v["alba"].Get(recordPath + "?kind=question.withdrawn").Text("main"); !strings.Contains(body, "Define failure") {
		t.Errorf("the record does not say which question: %q", body)
	}
	p = v["zoe"].Post(anchorsPath, putBack(t, site, first)...).Want(http.StatusOK, "#kept")
	if got := len(p.Find(".chip.not_met")); got != 1 || !strings.Contains(p.Text("main"), "put back by 2 of 3") {
		t.Errorf("%d examples are dropped where two of three put it back, want 1", got)
	}
	if len(v["omar"].Get(anchorsPath).Find("#kept")) > 0 {
		t.Error("an observer sees who put what where")
	}
	v["ines"].Get(anchorsPath).Want(http.StatusOK, "#kept")
	if body := v["alba"].Get(recordPath + "?kind=anchors.sorted").Want(http.StatusOK).Text("main"); strings.Count(body, "Put the examples of the anchors back") != 3 {
		t.Errorf("the record says %q", body)
	}
	v["ines"].Get("/positions/"+sample.Code+"/training").Want(http.StatusOK, "a[href="+anchorsPath+"]")
}

// guideAnchor is the text of the lowest anchor of the invented position.
func guideAnchor(t *testing.T, site *webtest.Site) string {
	t.Helper()
	g, err := sample.Guide()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range g.Questions {
		if text := q.Anchors[1]; text != "" {
			return text
		}
	}
	t.Fatal("the guide has no anchors")
	return ""
}
