package web_test

import (
	"net/http"
	"strings"
	"testing"

	"yardstick/web/webtest"
)

// TestReopenedDraftIsRead: whoever comes back to a draft with the coach sees at once
// where it stands, without typing.
func TestReopenedDraftIsRead(t *testing.T) {
	browser := webtest.Open(t)
	site := webtest.Start(t)
	v := site.Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator").Want(http.StatusOK)
	path := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "coach").Path
	v.Post(path+"/finish", "base", "0", "writer", "w", "text", webtest.SecondAnswer).Want(http.StatusOK)
	again := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "coach", "from", strings.TrimPrefix(path, "/attempts/"))
	tab := browser.Tab(t, site, webtest.Desktop())
	tab.Go(again.Path)
	tab.Until("document.querySelector('.tick.state-met, .tick.state-partly') !== null")
}
