package web_test

import (
	"net/http"
	"testing"

	"yardstick/web/webtest"
)

func TestFirstPage(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t, webtest.WithSample)
	resp, err := http.Get(site.URL + "/")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("status %d, want 200", resp.StatusCode)
	}
}
