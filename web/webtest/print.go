package webtest

import (
	"context"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"yardstick/intake/pdf"
)

// Printed opens a path, prints the page, and gives the text that stands on the paper.
func (tab *Tab) Printed(path string) string {
	tab.t.Helper()
	tab.Go(path)
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	printed, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{})
	if err != nil {
		tab.t.Fatalf("printing %s: %v", path, err)
	}
	text, err := pdf.Text(ctx, printed.Data)
	if err != nil {
		tab.t.Fatalf("reading what was printed of %s: %v", path, err)
	}
	return text
}
