package webtest

import (
	"context"
	"fmt"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// mostTabs is how often Tab is pressed before what is looked for counts as out of reach.
const mostTabs = 90

// Tab presses the Tab key until what the selector finds has the focus, and
// wants the focus to be seen.
func (tab *Tab) Tab(selector string) {
	tab.t.Helper()
	for range mostTabs {
		tab.do(chromedp.KeyEvent(kb.Tab))
		if !Eval[bool](tab, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
			continue
		}
		seen := Eval[bool](
			tab,
			`(e => [e, getComputedStyle(e, "::after")].some(s => (s.outlineStyle ?? getComputedStyle(e).outlineStyle) !==
				"none"))(document.activeElement)`,
		)
		if !seen {
			tab.t.Errorf("%s has the focus and does not show it", selector)
		}
		return
	}
	tab.t.Fatalf("%s cannot be reached with the keyboard at %s", selector, tab.where())
}

// Enter presses Enter and waits for the page that comes.
func (tab *Tab) Enter() {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	if _, err := chromedp.RunResponse(ctx, chromedp.KeyEvent(kb.Enter)); err != nil {
		tab.t.Fatalf("pressing Enter at %s: %v", tab.where(), err)
	}
}

// EnterHere presses Enter where no other page comes.
func (tab *Tab) EnterHere() {
	tab.t.Helper()
	tab.do(chromedp.KeyEvent(kb.Enter))
}

// Close closes the tab as a person does.
func (tab *Tab) Close() {
	tab.t.Helper()
	tab.close()
}

// MeasureTick finishes a sentence and logs how long it takes until the page shows
// what it changed, reading included.
func (tab *Tab) MeasureTick() {
	tab.t.Helper()
	took := Eval[float64](tab, `new Promise(done => {
		const text = document.getElementById("text");
		const seen = new MutationObserver(() => requestAnimationFrame(() => done(performance.now() - begun)));
		seen.observe(document.getElementById("ticks"), {subtree: true, childList: true});
		setTimeout(() => done(-1), 15000);
		text.setRangeText(" I notice first that colleagues in administration pass calls on, and I tell my team leader the same day.",
			text.value.length, text.value.length, "end");
		const begun = performance.now();
		text.dispatchEvent(new InputEvent("input", {bubbles: true}));
	})`)
	tab.t.Logf("%s: from the end of a sentence to the tick %.0f ms", tab.look.Name, took)
}
