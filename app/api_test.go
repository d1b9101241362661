package app_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"yardstick/app"
	"yardstick/people"
)

// TestProgramsAreAnswered: the API stands beside the pages, with a token and without.
func TestProgramsAreAnswered(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	kept, err := app.Data(dir).Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	token, _, err := kept.Grants(nil, nil).Make(t.Context(), people.Grant{
		Realm: people.Practising, Owner: app.Owner, Name: "a test", Scopes: []people.Scope{people.ReadScope},
	}, 0)
	kept.Close()
	if err != nil {
		t.Fatal(err)
	}
	s := settings(t, dir)
	s.Access.Open, s.Operation.Metrics = true, free(t)
	a, _ := started(t, s)
	for _, tt := range []struct {
		path, token, site string
		status            int
		want              string
	}{
		{"/api/v1/jobs", token, "", 200, `"items"`},
		{"/api/v1/jobs", "", "", 401, "urn:yardstick:problem:token"},
		{"/api/v1/jobs", "", "same-origin", 200, `"items"`},
		{"/api/v1/", "", "", 200, "JSON over HTTP"},
		{"/apiary", "", "", 404, "<html"},
		{"/", "", "", 200, "<html"},
	} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, a.Address()+tt.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if tt.token != "" {
			r.Header.Set("Authorization", "Bearer "+tt.token)
		}
		if tt.site != "" {
			r.Header.Set("Sec-Fetch-Site", tt.site)
		}
		got, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(got.Body)
		got.Body.Close()
		if err != nil || got.StatusCode != tt.status || !strings.Contains(string(body), tt.want) {
			t.Errorf("%s: status %d, %v, %.80s", tt.path, got.StatusCode, err, body)
		}
	}
	_, metrics := page(t, "http://"+s.Operation.Metrics+"/metrics")
	if want := `route="GET /api/v1/jobs"} 2`; !strings.Contains(metrics, want) || strings.Contains(metrics, token) {
		t.Errorf("metrics lack %s, or hold the token", want)
	}
}
