package webtest

import (
	"context"
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
)

// Errorf fails the test, with the look of the page.
func (tab *Tab) Errorf(format string, args ...any) {
	tab.t.Helper()
	tab.t.Errorf("%s: "+format, append([]any{tab.look.Name}, args...)...)
}

// Go opens a path of the site, or an address of it.
func (tab *Tab) Go(path string) {
	tab.t.Helper()
	tab.do(chromedp.Navigate(tab.site.URL + strings.TrimPrefix(path, tab.site.URL)))
}

// Press clicks what the selector finds, and waits for the page that comes.
func (tab *Tab) Press(selector string) {
	tab.t.Helper()
	tab.do(chromedp.ScrollIntoView(chromedp.CSS(selector)))
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(selector))); err != nil {
		tab.shoot("failed")
		tab.t.Fatalf("%s: pressing %s at %s: %v", tab.look.Name, selector, tab.where(), err)
	}
}

// Click clicks without waiting for another page.
func (tab *Tab) Click(selector string) {
	tab.t.Helper()
	tab.do(chromedp.ScrollIntoView(chromedp.CSS(selector)), chromedp.Click(chromedp.CSS(selector)))
}

// Type types into a field, key by key.
func (tab *Tab) Type(selector, text string) {
	tab.t.Helper()
	tab.do(chromedp.SendKeys(chromedp.CSS(selector), text))
}

// See waits until the selector finds something that can be seen.
func (tab *Tab) See(selector string) {
	tab.t.Helper()
	tab.do(chromedp.WaitVisible(chromedp.CSS(selector)))
}

// Text gives the text of what the selector finds first.
func (tab *Tab) Text(selector string) string {
	tab.t.Helper()
	return Eval[string](tab, fmt.Sprintf("document.querySelector(%q)?.innerText ?? ''", selector))
}

// Until waits until an expression is true.
func (tab *Tab) Until(expression string) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](expression)); err != nil {
		tab.shoot("failed")
		tab.t.Fatalf("%s: waiting for %s at %s: %v", tab.look.Name, expression, tab.where(), err)
	}
}

// Shoot keeps a picture of the page, where a folder is named, and checks that
// nothing sticks out to the side and that everybody can use it.
func (tab *Tab) Shoot(name string) {
	tab.t.Helper()
	tab.Until("document.fonts.status === 'loaded'")
	tab.shoot(name)
	if wide := Eval[int](tab, "document.documentElement.scrollWidth - document.documentElement.clientWidth"); wide > 0 {
		tab.t.Errorf("%s: %s is %d px wider than the screen: %s", tab.look.Name, name, wide, tab.widest())
	}
	tab.accessible(name)
}

// widest names what sticks out.
func (tab *Tab) widest() string {
	return Eval[string](
		tab,
		`[...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map(e => e.tagName
			+ "." + e.getAttribute("class")).join(" ")`,
	)
}

// Eval evaluates an expression in the page.
func Eval[T any](tab *Tab, expression string) T {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		tab.t.Fatalf("%s: %s at %s: %v", tab.look.Name, strings.TrimSpace(expression)[:min(80, len(expression))], tab.where(), err)
	}
	return v
}

// Page opens a path and gives the text of what it shows.
func (tab *Tab) Page(path string) string {
	tab.t.Helper()
	tab.Go(path)
	return tab.Text("main")
}
