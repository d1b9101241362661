package web_test

import (
	"testing"

	"yardstick/web/webtest"
)

// looks are the widths and lights in which every path is walked: two, or all four
// where pictures are wanted.
func looks() []webtest.Look {
	all := []webtest.Look{webtest.Phone(), webtest.Desktop().InTheDark(), webtest.Desktop(), webtest.Phone().InTheDark()}
	if webtest.Pictures() {
		return all
	}
	return all[:2]
}

// TestWalk walks every path of somebody who practises, in a real browser. Tests
// in the browser run one after the other: two browsers at once would only wait
// for each other.
func TestWalk(t *testing.T) {
	browser := webtest.Open(t)
	for _, look := range looks() {
		t.Run(look.Name, func(t *testing.T) {
			site := webtest.Start(t, webtest.WithSample)
			tab := browser.Tab(t, site, look)
			understand(tab)
			rehearse(tab)
			again(tab)
			mess(tab)
			interview(tab)
			yours(tab)
		})
	}
}

// understand looks around in the sample and opens a cell.
func understand(tab *webtest.Tab) {
	tab.Go("/")
	tab.Shoot("01-first")
	tab.Press(".cover")
	tab.See(".criterion")
	tab.Shoot("02-understand")
	tab.Click("a.cell[href*='administration.backlogs']")
	tab.Until("document.querySelector('#open-administration .criterion') !== null")
	tab.Until("document.querySelector(\"a.cell[href*='administration.backlogs']\").getAttribute('aria-current') === 'true'")
	tab.Shoot("03-cell")
	tab.Press(".switch li:last-child a")
	tab.Shoot("04-success")
}

// rehearse writes an answer with the coach and sees it.
func rehearse(tab *webtest.Tab) {
	tab.Press(".steps a[href$='/rehearse']")
	tab.Shoot("05-rehearse")
	tab.Press("#q-danger-signs button[value=coach]")
	tab.Shoot("06-write")
	fieldInSight(tab)
	tab.Type("#text", webtest.FirstAnswer)
	tab.Until("document.querySelector('.tick.state-met, .tick.state-partly') !== null")
	tab.Until("document.getElementById('saved').textContent === 'Saved'")
	tab.Shoot("07-coach")
	tab.MeasureTick()
	tab.Press("#answer .button")
	tab.See(".verdict")
	tab.Shoot("08-result")
	resultInTwoScreens(tab)
	lightsUp(tab)
}

// lightsUp holds that a point that is looked at lights up its words in the answer.
func lightsUp(tab *webtest.Tab) {
	lit := webtest.Eval[bool](tab, `(async () => {
		const mark = document.querySelector(".answer mark"), look = () => JSON.stringify([getComputedStyle(mark).backgroundColor, getComputedStyle(mark).boxShadow]);
		const before = look();
		location.hash = mark.querySelector("a").getAttribute("href");
		await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
		return look() !== before;
	})()`)
	if !lit {
		tab.Errorf("a point that is looked at does not light up its words in the answer")
	}
}

// fieldInSight holds that the field of the answer begins above the fold, with room for some lines.
func fieldInSight(tab *webtest.Tab) {
	const lines = 120 // px
	if top, height := webtest.Eval[float64](tab, "document.getElementById('text').getBoundingClientRect().top + scrollY"), webtest.Eval[float64](tab, "innerHeight"); top > height-lines {
		tab.Errorf("the field of the answer begins at %.0f of %.0f px", top, height)
	}
}

// resultInTwoScreens holds that a result with most of its points missing is no
// longer than two screens of a desk, and that each point is in it once.
func resultInTwoScreens(tab *webtest.Tab) {
	if wide := webtest.Eval[int](tab, "innerWidth"); wide >= 1280 {
		if height := webtest.Eval[int](tab, "document.documentElement.scrollHeight"); height > 1800 {
			tab.Errorf("the result is %d px high, want at most 1800", height)
		}
	}
	if twice := webtest.Eval[int](tab, "(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('.point-text')].map(p => p.textContent))"); twice > 0 {
		tab.Errorf("%d points stand in the result twice", twice)
	}
}

// again tries once more and compares.
func again(tab *webtest.Tab) {
	tab.Press(".raised button[name=mode]")
	tab.Type("#text", webtest.SecondAnswer)
	tab.Press("#answer .button")
	tab.See(".verdict")
	tab.Press("a[href$='/compare']")
	tab.Shoot("09-compare")
	tab.Press(".steps a[href$='/progress']")
	tab.Shoot("10-progress")
}

// mess reads a bad week and answers it.
func mess(tab *webtest.Tab) {
	tab.Press(".steps a[href$='/mess']")
	tab.Shoot("11-messes")
	tab.Press(".head form button")
	tab.Shoot("12-mess")
	tab.Click("[name=sign]")
	tab.Click("[name=function]")
	tab.Click("[name=step]")
	tab.Press("form[action^='/mess/'] .button")
	tab.See(".parts")
	tab.Shoot("13-mess-result")
}

// interview holds one of two questions and reads the report.
func interview(tab *webtest.Tab) {
	tab.Press(".steps a[href$='/interview']")
	tab.Shoot("14-interview")
	webtest.Eval[int](tab, "[...document.querySelectorAll('[name=question]')].slice(2).map(b => b.checked = false).length")
	tab.Type("#name", "Ana Lind")
	tab.Press("form .button")
	tab.Shoot("15-exam")
	tab.Type("#text", webtest.SecondAnswer)
	tab.Press("#answer .button")
	tab.Type("#text", "Success is that customers are content.")
	tab.Press("#answer .button")
	tab.See(".report-head")
	tab.Shoot("16-report")
}

// yours looks at what is kept, and at the help.
func yours(tab *webtest.Tab) {
	tab.Press(".nav a[href='/yours']")
	tab.Shoot("17-yours")
	tab.Press(".nav a[href='/help']")
	tab.Shoot("18-help")
	tab.Go("/nowhere")
	tab.Shoot("19-nowhere")
	tab.Go("/")
	tab.Shoot("20-back")
}

// TestDraftsSurvive closes a tab, loses the connection and writes in two tabs:
// nothing written is lost.
func TestDraftsSurvive(t *testing.T) {
	browser := webtest.Open(t)
	site := webtest.Start(t)
	site.Visitor(t).Post("/choose/sample", "id", "customer-service-administrator")
	path := site.Visitor(t).Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "coach").Path

	// The connection is lost while somebody writes; then the tab is closed.
	tab := browser.Tab(t, site, webtest.Phone())
	tab.Go(path)
	site.Offline(true)
	tab.Type("#text", "Written without a connection.")
	tab.Until("document.getElementById('saved').textContent.startsWith('No connection')")
	tab.Shoot("30-offline")
	tab.Close()
	site.Offline(false)

	// The text is there in another tab: from the browser, or from the server if
	// the last thing that the closed tab did still reached it.
	tab = browser.Tab(t, site, webtest.Phone())
	tab.Go(path)
	tab.Until("document.getElementById('text').value === 'Written without a connection.'")
	tab.Until("document.getElementById('restored').hidden || document.getElementById('saved').textContent === 'Saved'")

	// What only the browser has comes back, is said to have come back, and is saved.
	webtest.Eval[bool](
		tab,
		`Object.keys(localStorage).forEach(k => localStorage.removeItem(k)), localStorage.setItem("yardstick draft " + document.getElementById("answer").dataset.attempt,
		JSON.stringify({text: "Left in the browser.", base: document.querySelector("[name=base]").value, source: "typed", seconds: 9})), true`,
	)
	tab.Go(path)
	tab.Until("document.getElementById('text').value === 'Left in the browser.'")
	tab.See("#restored")
	tab.Until("document.getElementById('saved').textContent === 'Saved'")
	tab.Shoot("31-restored")

	// Two tabs write at once: the second is told, and both versions are there.
	other := browser.Tab(t, site, webtest.Desktop())
	other.Go(path)
	tab.Type("#text", " First tab.")
	tab.Until("document.getElementById('saved').textContent === 'Saved'")
	other.Type("#text", " Second tab.")
	other.See("#conflict")
	other.Shoot("32-conflict")
	other.Press("#conflict a")
	other.Shoot("33-versions")
	other.Press("[value=both]")
	other.Until("/First tab[^]*Second tab/.test(document.getElementById('text').value)")
}

// TestKeyboard walks from the first page to a saved answer with the keyboard alone.
func TestKeyboard(t *testing.T) {
	browser := webtest.Open(t)
	site := webtest.Start(t, webtest.WithSample)
	tab := browser.Tab(t, site, webtest.Desktop())
	tab.Go("/")
	tab.Tab("a.skip")
	tab.Tab(".cover")
	tab.Enter()
	tab.Tab("a.cell[href*='customer-service.deadlines']")
	tab.EnterHere()
	tab.Until("document.querySelector(\"a.cell[href*='customer-service.deadlines']\").getAttribute('aria-current') === 'true'")
	tab.Tab(".steps a[href$='/rehearse']")
	tab.Enter()
	tab.Tab(".next-question button[value=coach]")
	tab.Enter()
	tab.Tab("#text")
	tab.Type("#text", webtest.FirstAnswer)
	tab.Tab("#answer .button")
	tab.Enter()
	tab.See(".verdict")
}

// TestVoice records an answer: the recording stays in the browser, through the
// end of the attempt, until the answer is removed.
func TestVoice(t *testing.T) {
	browser := webtest.Open(t)
	site := webtest.Start(t)
	site.Visitor(t).Post("/choose/sample", "id", "customer-service-administrator")
	path := site.Visitor(t).Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "exam").Path
	tab := browser.Tab(t, site, webtest.Phone())
	tab.Go(path)
	tab.Click("#voice-record")
	tab.Until("document.getElementById('voice-record').getAttribute('aria-pressed') === 'true'")
	tab.Click("#voice-record")
	tab.Until("document.getElementById('voice-player').src.startsWith('blob:')")
	tab.See("#voice-drop")
	tab.Shoot("40-voice")
	tab.Type("#text", webtest.FirstAnswer)
	tab.Press("#answer .button")
	tab.See(".verdict")
	tab.See("#voice-player")
	tab.Until("document.getElementById('voice-player').src.startsWith('blob:')")
	const takes = `new Promise(done => { const o = indexedDB.open("yardstick voice", 1); o.onsuccess = () => {
		const c = o.result.transaction("takes").objectStore("takes").count(); c.onsuccess = () => { o.result.close(); done(c.result) } } })`
	if n := webtest.Eval[int](tab, takes); n != 1 {
		t.Errorf("%d recordings are kept", n)
	}
	webtest.Eval[int](tab, "[...document.querySelectorAll('details')].map(d => d.open = true).length")
	tab.Press("form[action$='/remove'] .button")
	if n := webtest.Eval[int](tab, takes); n != 0 {
		t.Errorf("%d recordings are left of an answer that was removed", n)
	}
}

// TestNothingShown looks at results with every point missing: the longest there are.
func TestNothingShown(t *testing.T) {
	browser := webtest.Open(t)
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator")
	tab := browser.Tab(t, site, webtest.Desktop())
	for _, question := range []string{"define-failure", "real-mess"} {
		path := v.Post(webtest.SampleJob+"/attempts", "question", question, "mode", "exam").Path
		v.Post(path+"/finish", "base", "0", "text", "I cannot say anything about that at the moment, I am sorry.", "writer", "w")
		tab.Go(path)
		tab.See(".point-ask")
		tab.Shoot("41-nothing-" + question)
		resultInTwoScreens(tab)
	}
}
