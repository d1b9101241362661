package web_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"yardstick/web/webtest"
)

// budget is what a page and everything it loads may have on the way, bytes.
const budget = 100_000

// TestPagesAreLight loads pages as a browser does, packed, with everything they
// name, and wants nothing from anywhere else.
func TestPagesAreLight(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t, webtest.WithSample)
	v := site.Visitor(t)
	write := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "coach").Want(http.StatusOK).Path
	done := v.Get(webtest.SampleJob+"/rehearse").Value(".questions a.chip", "href")
	for _, path := range []string{"/", "/choose", webtest.SampleJob, webtest.SampleJob + "?cell=all", webtest.SampleJob + "/rehearse", write, done, webtest.SampleJob + "/progress", webtest.SampleJob + "/edit", webtest.SampleJob + "/mess", webtest.SampleJob + "/interview", "/yours", "/help"} {
		page := v.Get(path).Want(http.StatusOK)
		total := size(t, site.URL+path)
		for _, selector := range []string{"link[href]", "script[src]", "img[src]"} {
			for _, n := range page.Find(selector) {
				for _, a := range n.Attr {
					if a.Key != "href" && a.Key != "src" {
						continue
					}
					if !strings.HasPrefix(a.Val, "/assets/") {
						t.Errorf("%s loads %s, which is no asset of ours", path, a.Val)
						continue
					}
					total += size(t, site.URL+a.Val)
				}
			}
		}
		t.Logf("%s: %d bytes with everything it loads", path, total)
		if total > budget {
			t.Errorf("%s has %d bytes with everything it loads, want at most %d", path, total, budget)
		}
	}
}

// size is how many bytes come over the line.
func size(t *testing.T, url string) int {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "gzip") // said by hand, so that the body stays packed
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d, %v", url, answer.StatusCode, err)
	}
	return len(body)
}
