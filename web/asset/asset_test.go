package asset_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"yardstick/web/asset"
)

func set(t *testing.T) *asset.Set {
	t.Helper()
	s, err := asset.New()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func ask(s *asset.Set, path, accept string) *http.Response {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept-Encoding", accept)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func TestServes(t *testing.T) {
	t.Parallel()
	s := set(t)
	for name, kind := range map[string]string{
		"style.css": "text/css", "write.js": "text/javascript", "htmx.min.js": "text/javascript", "atkinson.woff2": "font/woff2", "icon.svg": "image/svg+xml",
	} {
		path, err := s.Path(name)
		if err != nil {
			t.Fatal(err)
		}
		r := ask(s, path, "")
		if r.StatusCode != http.StatusOK || !strings.HasPrefix(r.Header.Get("Content-Type"), kind) ||
			!strings.Contains(r.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: status %d, header %v", name, r.StatusCode, r.Header)
		}
		plain, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		packed := ask(s, path, "gzip")
		if packed.Header.Get("Content-Encoding") != "gzip" {
			if kind != "font/woff2" {
				t.Errorf("%s does not come packed", name)
			}
			continue
		}
		z, err := gzip.NewReader(packed.Body)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(z); err != nil || string(got) != string(plain) {
			t.Errorf("%s is another when it comes packed: %v", name, err)
		}
	}
}

func TestUnknown(t *testing.T) {
	t.Parallel()
	s := set(t)
	if _, err := s.Path("none.css"); err == nil {
		t.Error("Path of an asset that is not there gives no error")
	}
	if r := ask(s, asset.Prefix+"0000000000000000/style.css", ""); r.StatusCode != http.StatusNotFound {
		t.Errorf("an old checksum: status %d, want 404", r.StatusCode)
	}
}

// TestStyle wants the style to load our own font from its path and nothing from
// elsewhere, and its parts in layers.
func TestStyle(t *testing.T) {
	t.Parallel()
	s := set(t)
	path, err := s.Path("style.css")
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(ask(s, path, "").Body)
	if err != nil {
		t.Fatal(err)
	}
	style := string(data)
	for _, m := range regexp.MustCompile(`url\(([^)]*)\)`).FindAllStringSubmatch(style, -1) {
		if !strings.HasPrefix(m[1], asset.Prefix) {
			t.Errorf("the style loads %s", m[1])
		}
	}
	if !strings.HasPrefix(style, "@layer token, base, layout, part, page, print;") || strings.Contains(style, "/*") {
		t.Errorf("the style begins %.60q", style)
	}
	if open, closed := strings.Count(style, "{"), strings.Count(style, "}"); open != closed {
		t.Errorf("%d braces open, %d close", open, closed)
	}
	if m := regexp.MustCompile(`(margin|padding|border)-(left|right):`).FindString(style); m != "" {
		t.Errorf("%s does not turn round with the text", m)
	}
}
