package panel_test

import (
	"crypto/rand"
	"testing"
	"time"

	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/web/webtest"
)

// TestWalk rates, reveals and discusses in a real browser, where people take turns on
// one machine: at two widths, light and dark.
func TestWalk(t *testing.T) {
	browser := webtest.Open(t)
	for _, look := range []webtest.Look{webtest.Phone(), webtest.Desktop().InTheDark()} {
		t.Run(look.Name, func(t *testing.T) {
			site := webtest.Start(t)
			if err := sample.Make(t.Context(), site.Positions(t), sample.Rating); err != nil {
				t.Fatal(err)
			}
			door := people.NewDoor(site.DB.People(), time.Now, rand.Reader)
			for _, code := range []string{"ines", "zoe", "tom"} {
				if err := door.Add(t.Context(), people.Person{Code: code, Name: sample.Name(code)}, password); err != nil {
					t.Fatal(err)
				}
			}
			tab := browser.Tab(t, site, look)
			tab.Go("/panel")
			tab.Shoot("panel-01-enter")
			signIn(tab, "zoe")
			tab.Shoot("panel-02-positions")
			tab.Press("a[href='/positions/invented']")
			tab.Shoot("panel-03-position")
			tab.Go("/positions/invented/anchors")
			tab.Shoot("panel-33-anchors")
			for _, code := range sample.Candidates() {
				rateInBrowser(tab, code)
			}
			switchTo(tab, "ines")
			tab.Go("/positions/invented")
			tab.Press("form:has(input[value=freeze]) button")
			tab.Until("document.querySelector('.eyebrow')?.textContent.includes('Discussing')")
			tab.Go("/positions/invented/results")
			tab.Shoot("panel-05-results")
			tab.Go("/positions/invented/record?kind=round.opened")
			tab.Shoot("panel-34-record")
			tab.Go("/positions/invented/results")
			tab.Press("#agenda ~ ul li form button, section:has(#agenda) li form button")
			tab.See("#disc")
			switchTo(tab, "tom")
			tab.Go("/positions/invented/results")
			tab.Type("#creason", "Heard it again.")
			tab.Shoot("panel-06-discussion")
			tab.Go("/positions/invented/c/heron")
			tab.Shoot("panel-07-candidate")
		})
	}
}

func signIn(tab *webtest.Tab, code string) {
	tab.Type("#code", code)
	tab.Type("#password", password)
	tab.Press("form[action='/panel/enter'] button")
}

func switchTo(tab *webtest.Tab, code string) {
	tab.Press("form[action='/panel/leave'] button:not([name])")
	signIn(tab, code)
}

// rateInBrowser writes, comes back to what was kept, and hands in.
func rateInBrowser(tab *webtest.Tab, code string) {
	page := "/positions/invented/c/" + code + "/rate"
	tab.Go(page)
	tab.Type("textarea[name^='evidence.']", "Heard: nobody rang back.")
	tab.Until("document.getElementById('saved').textContent === document.getElementById('rating').dataset.saved")
	if code == "heron" {
		tab.Go(page)
		if got := webtest.Eval[string](tab, "document.querySelector(\"textarea[name^='evidence.']\").value"); got != "Heard: nobody rang back." {
			tab.Errorf("after a reload the draft is %q", got)
		}
		tab.Shoot("panel-04-rate")
	}
	webtest.Eval[bool](tab, `(() => {
		document.querySelectorAll("textarea[name^='evidence.']").forEach(e => { e.value = e.value || "Heard: nobody rang back."; });
		document.querySelectorAll(".rate-cell input[value='3']").forEach(e => { e.checked = true; });
		return true;
	})()`)
	tab.Press("#rating button:not([name]):not([type])")
	tab.See("[role=status]")
}
