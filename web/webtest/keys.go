package webtest

import (
	"context"
	"fmt"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// mostTabs is how often Tab is pressed before what is looked for counts as out of reach.
const mostTabs = 60

// Tab presses the Tab key until what the selector finds has the focus, and
// wants the focus to be seen.
func (tab *Tab) Tab(selector string) {
	tab.t.Helper()
	for range mostTabs {
		tab.do(chromedp.KeyEvent(kb.Tab))
		if !Eval[bool](tab, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
			continue
		}
		seen := Eval[bool](tab, `(e => [e, getComputedStyle(e, "::after")].some(s => (s.outlineStyle ?? getComputedStyle(e).outlineStyle) !== "none"))(document.activeElement)`)
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
