package panel_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"yardstick/panel"
	"yardstick/record/packet"
	"yardstick/web/webtest"
)

// TestThreeBrowsers goes the whole way in a real browser: a newcomer looks around, then
// makes a position of a job; three raters rate at the same time, each in a browser of
// their own; all is revealed, discussed and decided, and the record verifies.
func TestThreeBrowsers(t *testing.T) {
	browser := webtest.Open(t)
	site := webtest.Start(t, webtest.WithSample)
	lead := browser.Apart(t, site, webtest.Desktop())
	lookAround(lead)
	lead.Type("#fcode", "lea")
	lead.Type("#fname", "Lea Lead")
	lead.Type("#fpassword", password)
	lead.Press("form[action='/panel/first'] button")
	lead.Go(webtest.SampleJob)
	lead.Press("a[href^='/panel/new']")
	lead.See("#code")
	lead.Shoot("panel-21-new")
	webtest.Eval[bool](lead, "document.getElementById('code').value = 'porter', true")
	lead.Press("form[action='/panel/new'] button")
	lead.See("#greason")
	lead.Shoot("panel-22-opened")
	lead.Type("#greason", "As they follow from the job.")
	lead.Press("form:has(#greason) button")

	raters := []string{"tom", "mira", "zoe"}
	tabs := map[string]*webtest.Tab{}
	for i, code := range raters {
		look := []webtest.Look{webtest.Phone(), webtest.Desktop(), webtest.Desktop().InTheDark()}[i]
		tabs[code] = browser.Apart(t, site, look)
		joinInBrowser(lead, tabs[code], code)
	}
	for _, code := range []string{"heron", "wren"} {
		lead.Go("/positions/porter")
		lead.Type("#ccode", code)
		lead.Type("#cname", "Name of "+code)
		lead.Press("form:has(#ccode) button")
	}
	lead.Press("form:has(input[value=round]) button")
	lead.Until("document.querySelector('.eyebrow')?.textContent.includes('Rating')")
	lead.Shoot("panel-23-running")

	for _, candidate := range []string{"heron", "wren"} {
		page := "/positions/porter/c/" + candidate + "/rate"
		for _, code := range raters { // all three have the page open at once
			tabs[code].Go(page)
			tabs[code].Type("textarea[name^='evidence.']", "Heard by "+code+".")
		}
		if candidate == "heron" {
			loseConnection(t, site, tabs["mira"], page)
			tabs["tom"].Shoot("panel-24-rating")
			tabs["mira"].Shoot("panel-24-rating")
		}
		for i, code := range raters {
			handInInBrowser(tabs[code], []int{5, 3, 3}[i])
			if i == 0 && strings.Contains(lead.Page("/positions/porter/c/"+candidate), "Heard by tom") {
				t.Error("the coordinator sees a sealed rating")
			}
		}
	}
	lead.Go("/positions/porter")
	lead.Press("form:has(input[value=freeze]) button")
	lead.Until("document.querySelector('.eyebrow')?.textContent.includes('Discussing')")
	lead.Go("/positions/porter/results")
	lead.See("#agenda")
	lead.Shoot("panel-25-results")
	lead.Press("section:has(#agenda) li form button")
	lead.See("#disc")
	tabs["tom"].Go("/positions/porter/results")
	webtest.Eval[bool](tabs["tom"], "document.getElementById('level').value = '4', true")
	tabs["tom"].Type("#creason", "Heard it again.")
	tabs["tom"].Press("form:has(#creason) button")
	tabs["tom"].See("#standing")
	lead.Go("/positions/porter/results")
	lead.Press("form:has(button[value=enddiscussion]) button")
	lead.See("#decide")
	lead.Press("a[href='/positions/porter/decide']")
	lead.See("#r-heron")
	for _, code := range []string{"heron", "wren"} {
		lead.Type("#r-"+code, "By the musts and the total.")
	}
	webtest.Eval[bool](lead, `document.querySelectorAll("input[name^='against.']").forEach(e => { e.checked = true; }), true`)
	webtest.Eval[bool](lead, `document.querySelectorAll("select[name^='outcome.']").forEach(e => { e.value = "reserve"; }), true`)
	lead.Shoot("panel-26-decide")
	lead.Press("form:has(input[value=decide]) button")
	lead.See("#dec")
	lead.Go("/positions/porter/letters")
	lead.Shoot("panel-27-letters")
	lead.Go("/positions/porter/c/heron/letter?letter=adverse")
	lead.Shoot("panel-28-letter")
	lead.Go("/positions/porter/job")
	lead.Shoot("panel-29-job")
	lead.Go("/positions/porter/impact")
	lead.Shoot("panel-30-impact")
	lead.Go("/positions/porter/record")
	lead.Shoot("panel-32-record")
	lead.Go("/panel/accounts")
	lead.Shoot("panel-31-accounts")

	v := site.Visitor(t)
	v.Post("/panel/enter", "code", "lea", "password", password).Want(http.StatusOK)
	zip := []byte(v.Get("/positions/porter/packet.zip").Want(http.StatusOK).Body)
	r, err := packet.Verify(bytes.NewReader(zip), int64(len(zip)), packet.Options{Rules: panel.Rules()})
	if err != nil || !r.Whole {
		t.Errorf("the packet: %v, %+v", err, r)
	}
}

// lookAround goes through the invented position and removes it.
func lookAround(tab *webtest.Tab) {
	tab.Go("/")
	tab.Shoot("panel-20-first")
	tab.Press("form[action='/panel/look'] button")
	tab.See(".guises")
	tab.Shoot("panel-20-looking")
	tab.Go("/positions/invented/results")
	tab.See("#agree")
	tab.Press(".guises form:has(input[value=tom]) button")
	tab.Until("document.querySelector('.signed-in').textContent.includes('Tom Sample')")
	tab.Press(".guises form:has(input[value=ines]) button")
	tab.Press("form[action$='/remove'] button")
	tab.See("form[action='/panel/first']")
	tab.Shoot("panel-20-account")
}

// joinInBrowser has a rater invited, who joins in a browser of their own, agrees to the
// job and has no conflict of interest.
func joinInBrowser(lead, rater *webtest.Tab, code string) {
	lead.Go("/positions/porter")
	lead.Type("#member", code)
	lead.Type("#mname", "Name of "+code)
	lead.Press("form:has(#member) button")
	rater.Go(lead.Text("[role=status] code"))
	rater.Type("#name", "Name of "+code)
	rater.Type("#password", password)
	rater.Press("main form button")
	rater.Press("button[name=conflict][value=no]")
	rater.Until("!document.getElementById('declare')")
	rater.Go("/positions/porter/job")
	rater.Press("form:has(input[value=agreejob]) button")
	rater.Until("!document.querySelector('input[value=agreejob]')")
}

// loseConnection takes the server away while somebody writes: what they wrote then is
// there when it comes back, also after the page was opened anew.
func loseConnection(t *testing.T, site *webtest.Site, tab *webtest.Tab, page string) {
	t.Helper()
	site.Offline(true)
	tab.Type("textarea[name^='evidence.']", " Without a server.")
	tab.Until("document.getElementById('saved').textContent === document.getElementById('rating').dataset.local")
	site.Offline(false)
	tab.Go(page)
	tab.Until("document.getElementById('saved').textContent === document.getElementById('rating').dataset.saved")
	tab.Go(page)
	if got := webtest.Eval[string](tab, "document.querySelector(\"textarea[name^='evidence.']\").value"); got != "Heard by mira. Without a server." {
		t.Errorf("after the server was away the draft is %q", got)
	}
	if got := webtest.Eval[int](tab, "Object.keys(localStorage).filter(k => k.startsWith('yardstick rating')).length"); got > 0 {
		t.Errorf("%d drafts are left in the browser although the server has them", got)
	}
}

// handInInBrowser gives every requirement a level and hands in.
func handInInBrowser(tab *webtest.Tab, level int) {
	webtest.Eval[bool](tab, fmt.Sprintf(`(() => {
		document.querySelectorAll("textarea[name^='evidence.']").forEach(e => { e.value = e.value || "Heard it."; });
		document.querySelectorAll(".rate-cell input[value='%d']").forEach(e => { e.checked = true; });
		return true;
	})()`, level))
	tab.Press("#rating button:not([name]):not([type])")
	tab.See("[role=status]")
	tab.Until("Object.keys(localStorage).filter(k => k.startsWith('yardstick rating')).length === 0")
}
