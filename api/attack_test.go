package api_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"yardstick/api"
	"yardstick/internal/once"
	"yardstick/people"
	"yardstick/web/webtest"
)

// TestToken: nothing is told without a token that is good.
func TestToken(t *testing.T) {
	t.Parallel()
	s := start(t)
	token := s.token(people.Practising, webtest.Owner)
	reads := s.token(people.Practising, webtest.Owner, people.ReadScope)
	ann := s.account("ann", people.Coordinator)
	for name, given := range map[string][]string{
		"none": nil, "another scheme": {"Authorization", "Basic " + token}, "not ours": {"Authorization", "Bearer " + strings.ToLower(token)},
		"a cookie": {"Cookie", "yardstick=" + token}, "empty": {"Authorization", "Bearer "}, "long": {"Authorization", "Bearer " + people.GrantPrefix + strings.Repeat("a", 5000)},
	} {
		w := s.ask("", "GET", "/jobs", nil, given...)
		if p := w.problem(401); p.Type != "urn:yardstick:problem:token" || w.Header().Get("WWW-Authenticate") == "" {
			t.Errorf("%s: %+v", name, p)
		}
	}
	s.ask(token, "GET", "/jobs", nil).want(200)
	s.ask(reads, "GET", "/jobs", nil).want(200)
	s.ask(reads, "POST", "/jobs", map[string]string{"sample": sampleJob}).problem(403)
	s.ask(token, "GET", "/positions", nil).problem(403)
	s.ask(ann, "GET", "/jobs", nil).problem(403)
	var self api.Self
	if s.ask(ann, "GET", "/self", nil).want(200).into(&self); self.Owner != "ann" || self.Realm != people.Positions || self.Expires == nil {
		t.Errorf("%+v", self)
	}
	// An administrator signs her out, and she leaves.
	if err := s.door.LeaveEverywhere(t.Context(), "ann"); err != nil {
		t.Fatal(err)
	}
	s.ask(ann, "GET", "/self", nil).problem(401)
	at := time.Now().Add(time.Minute) // a token made after that is good
	s.now = func() time.Time { return at }
	ann = s.token(people.Positions, "ann")
	s.ask(ann, "GET", "/self", nil).want(200)
	if _, err := s.DB.People().ChangePerson(t.Context(), "ann", func(p *people.Person) error { p.Left = true; return nil }); err != nil {
		t.Fatal(err)
	}
	s.ask(ann, "GET", "/self", nil).problem(401)
	// Tokens are taken back, and expire.
	s.ask(reads, "DELETE", "/self/token", nil).want(204)
	s.ask(reads, "GET", "/self", nil).problem(401)
	s.now = func() time.Time { return time.Now().Add(people.GrantedFor + time.Hour) }
	s.ask(token, "GET", "/self", nil).problem(401)
}

// TestSecondFactorIsWanted: who has to set one up does so before a program acts for them.
func TestSecondFactorIsWanted(t *testing.T) {
	t.Parallel()
	s := start(t)
	ann := s.account("ann", people.Coordinator)
	if err := s.DB.People().SetRules(t.Context(), people.Rules{SecondForAll: true}); err != nil {
		t.Fatal(err)
	}
	if p := s.ask(ann, "GET", "/positions", nil).problem(401); !strings.Contains(p.Detail, "second factor") {
		t.Errorf("%+v", p)
	}
}

// TestHostilePage: what a page in the user's browser could send gets nowhere.
func TestHostilePage(t *testing.T) {
	t.Parallel()
	local := func(c *api.Config) { c.Hosts, c.Open = []string{"localhost", "127.0.0.1"}, true }
	s := start(t, local)
	token := s.token(people.Practising, webtest.Owner)
	ask := func(host, token string, headers ...string) int {
		t.Helper()
		r := webtest.Request(t, "GET", api.Root+"/jobs", "")
		r.Host = host
		if token != "" {
			r.Header.Set("Authorization", "Bearer "+token)
		}
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		return s.serve(r).Code
	}
	for _, tt := range []struct {
		name, host, token string
		headers           []string
		want              int
	}{
		{"a program with a token", "localhost:8080", token, nil, 200},
		{"a program without one", "localhost:8080", "", nil, 401},
		{"a page of this origin", "localhost:8080", "", []string{"Sec-Fetch-Site", "same-origin"}, 200},
		{"an address typed in", "localhost:8080", "", []string{"Sec-Fetch-Site", "none"}, 401},
		{"another site", "localhost:8080", "", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"another site that has a token", "localhost:8080", token, []string{"Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example"}, 403},
		{"another port of this machine", "localhost:8080", "", []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"an old browser", "localhost:8080", token, []string{"Origin", "https://evil.example"}, 403},
		{"an origin of null", "localhost:8080", token, []string{"Origin", "null"}, 403},
		{"its name rebound to us", "evil.example:8080", "", []string{"Sec-Fetch-Site", "same-origin"}, 421},
		{"its name rebound, with a token", "evil.example:8080", token, nil, 421},
	} {
		if got := ask(tt.host, tt.token, tt.headers...); got != tt.want {
			t.Errorf("%s: status %d, want %d", tt.name, got, tt.want)
		}
	}
	// Where people have to say who they are, no page is let in without a token.
	closed := start(t, local, func(c *api.Config) { c.Open = false })
	r := webtest.Request(t, "GET", api.Root+"/jobs", "")
	r.Host = "localhost"
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if w := closed.serve(r); w.Code != 401 {
		t.Errorf("a page of this origin: status %d, want 401", w.Code)
	}
	// And without names that are ours nobody is sure of the origin.
	open := start(t, local, func(c *api.Config) { c.Hosts = nil })
	if w := open.serve(r); w.Code != 401 {
		t.Errorf("without names: status %d, want 401", w.Code)
	}
}

// TestRate says how many requests are left, and refuses those that are too many.
func TestRate(t *testing.T) {
	t.Parallel()
	s := start(t)
	at := time.Now()
	s.now = func() time.Time { return at }
	token := s.token(people.Practising, webtest.Owner)
	w := s.ask(token, "GET", "/self", nil).want(200)
	if got, want := w.Header().Get("RateLimit"), `"token";r=119;t=1`; got != want {
		t.Errorf("RateLimit %q, want %q", got, want)
	}
	if got, want := w.Header().Get("RateLimit-Policy"), `"token";q=120;w=4`; got != want {
		t.Errorf("RateLimit-Policy %q, want %q", got, want)
	}
	for range 119 {
		s.ask(token, "GET", "/self", nil).want(200)
	}
	w = s.ask(token, "GET", "/self", nil)
	if w.problem(429); w.Header().Get("Retry-After") == "" {
		t.Error("it is not said when to come again")
	}
	s.ask(s.token(people.Practising, webtest.Owner), "GET", "/self", nil).want(200) // another token is another's
	for range 30 {
		w = s.ask(people.GrantPrefix+"wrong", "GET", "/self", nil)
	}
	w.want(429)
}

// marker is in everything that is sent where something is refused.
const marker = "zqxjkvmarker"

// TestNoEcho: what is refused is not told back.
func TestNoEcho(t *testing.T) {
	t.Parallel()
	s := start(t)
	s.quick()
	token := s.token(people.Practising, webtest.Owner)
	ann := s.account("ann", people.Coordinator)
	s.ask(ann, "POST", "/positions", map[string]string{"code": "porter", "title": "Porter"}).want(201)
	for _, body := range []string{
		`{"` + marker + `": 1}`, `{"sample": {"` + marker + `": 1}}`, `{"sample": 5, "` + marker + `": "` + marker + `"}`, `"` + marker + `"`, marker,
		`{"Sample": "` + marker + `"}`, `{"sample": "a", "sample": "` + marker + `"}`, `[` + marker, "{\"sample\": \"\xff" + marker + `"}`,
		`{"sample": "` + strings.Repeat(marker, 100) + `"}`, `{"sample": "x"} ` + marker,
	} {
		w := s.ask(token, "POST", "/jobs", body)
		if strings.Contains(w.Body.String(), marker) || w.Code < 400 || w.Code > 422 {
			t.Errorf("%.60s: status %d, %s", body, w.Code, w.Body)
		}
		var p api.Problem
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Detail == "" {
			t.Errorf("%.60s: it is not said why: %s", body, w.Body)
		}
	}
	for _, path := range []string{"/jobs?" + marker + "=1", "/jobs?limit=" + marker, "/jobs?cursor=" + marker} {
		if w := s.ask(token, "GET", path, nil).want(422); strings.Contains(w.Body.String(), marker) {
			t.Errorf("%s: %s", path, w.Body)
		}
	}
	w := s.ask(ann, "PUT", "/positions/porter/candidates/x/rating", `{"levels":[{"question":"a","`+marker+`":3}],"notes":[]}`).want(422)
	var p api.Problem
	if w.into(&p); strings.Contains(w.Body.String(), marker) || len(p.Errors) == 0 || p.Errors[0].Location != "body.levels[0]" {
		t.Errorf("%s", w.Body)
	}
	big := `{"text": "` + strings.Repeat("a", 3<<20) + `"}`
	s.ask(token, "POST", "/jobs", big).problem(413)
	s.ask(token, "POST", "/jobs", big, "Idempotency-Key", "k").problem(413)
	s.ask(token, "POST", "/jobs", "sample=x", "Content-Type", "application/x-www-form-urlencoded").problem(415)
}

// TestNowhere: what is nowhere is a problem too.
func TestNowhere(t *testing.T) {
	t.Parallel()
	s := start(t)
	token := s.token(people.Practising, webtest.Owner)
	s.ask(token, "GET", "/nowhere", nil).problem(404)
	s.ask(token, "GET", "/api/v2/jobs", nil).problem(404)
	w := s.ask(token, "PUT", "/jobs", nil)
	if w.problem(405); w.Header().Get("Allow") != "GET, POST" {
		t.Errorf("Allow %q", w.Header().Get("Allow"))
	}
	s.ask(token, "OPTIONS", "/jobs", nil, "Access-Control-Request-Method", "POST").problem(405)
}

// TestReference: the page for people asks for nothing from elsewhere.
func TestReference(t *testing.T) {
	t.Parallel()
	s := start(t)
	body := s.ask("", "GET", "/", nil).want(200).Body.String()
	for _, bad := range []string{"http://", "https://", "<script", "style=", "ZgotmplZ", "`", "#shape-application"} {
		if strings.Contains(body, bad) {
			t.Errorf("the reference holds %q", bad)
		}
	}
	for _, r := range s.service.Routes() {
		if !strings.Contains(body, r.Path) {
			t.Errorf("the reference lacks %s", r.Path)
		}
	}
	for _, link := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(body, -1) {
		if !strings.Contains(body, `id="`+link[1]+`"`) {
			t.Errorf("the reference links to %s, which is not there", link[1])
		}
	}
	s.ask("", "GET", "/reference.css", nil).want(200)
	s.ask("", "GET", "/", nil, "Sec-Fetch-Site", "cross-site").want(200) // a link that somebody follows
}

// TestRepeated: a request under its key is carried out once.
func TestRepeated(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	ask := func(token, key string, question string) answer {
		return s.ask(token, "POST", "/jobs/"+sampleJob+"/attempts", map[string]string{"question": question}, "Idempotency-Key", key)
	}
	first := ask(token, "one", "define-failure").want(201)
	again := ask(token, "one", "define-failure").want(201)
	if first.Body.String() != again.Body.String() || again.Header().Get("Idempotent-Replayed") != "true" || first.Header().Get("Idempotent-Replayed") != "" {
		t.Errorf("%s, then %s", first.Body, again.Body)
	}
	ask(token, "one", "define-success").problem(422)
	if other := ask(token, "two", "define-failure").want(201); other.Body.String() == first.Body.String() {
		t.Error("another key is the same request")
	}
	if refused := ask(token, "three", "none").want(404); ask(token, "three", "none").Body.String() != refused.Body.String() {
		t.Error("a refusal is not repeated")
	}
	ask(token, strings.Repeat("k", 129), "define-failure").problem(422)
	second := s.token(people.Practising, webtest.Owner)
	if other := ask(second, "one", "define-failure").want(201); other.Body.String() == first.Body.String() {
		t.Error("another token's key is the same")
	}
	var all api.List[struct{}]
	if s.ask(token, "GET", "/attempts", nil).into(&all); len(all.Items) != 3 {
		t.Errorf("%d attempts, want 3", len(all.Items))
	}
	// With the token goes what was kept for it.
	var self api.Self
	s.ask(second, "GET", "/self", nil).into(&self)
	s.ask(second, "DELETE", "/self/token", nil).want(204)
	claim := once.Claim{Caller: self.Token, Key: "one", Print: "another", Begun: time.Now()}
	if _, gone, err := s.DB.Answered().Claim(t.Context(), claim); err != nil || !gone {
		t.Errorf("what a token that was taken back was answered is still there (%v)", err)
	}
}

// TestTags: what has not changed is not sent again.
func TestTags(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	tag := s.ask(token, "GET", "/jobs/"+sampleJob, nil).want(200).Header().Get("ETag")
	if !strings.HasPrefix(tag, `"0.`) {
		t.Fatalf("ETag %s", tag)
	}
	w := s.ask(token, "GET", "/jobs/"+sampleJob, nil, "If-None-Match", `"x", W/`+tag).want(http.StatusNotModified)
	if w.Body.Len() != 0 || w.Header().Get("ETag") != tag {
		t.Errorf("304 with %d bytes and ETag %s", w.Body.Len(), w.Header().Get("ETag"))
	}
	s.ask(token, "PUT", "/jobs/"+sampleJob+"/date", map[string]string{"date": time.Now().Add(48 * time.Hour).Format(time.DateOnly)}).want(204)
	s.ask(token, "GET", "/jobs/"+sampleJob, nil, "If-None-Match", tag).want(200)
}

// timed notes until when a body has to have come.
type timed struct {
	http.ResponseWriter
	until time.Time
}

func (d *timed) SetReadDeadline(at time.Time) error { d.until = at; return nil }

// TestSlowBody: a body that never comes to its end keeps nobody waiting, under a key or not.
func TestSlowBody(t *testing.T) {
	t.Parallel()
	s := start(t)
	token := s.token(people.Practising, webtest.Owner)
	for _, key := range []string{"", "one"} {
		r := webtest.Request(t, "POST", api.Root+"/jobs", `{"sample": "`)
		r.Body = io.NopCloser(io.MultiReader(r.Body, iotest.ErrReader(os.ErrDeadlineExceeded)))
		r.Header.Set("Authorization", "Bearer "+token)
		r.Header.Set("Content-Type", "application/json")
		if key != "" {
			r.Header.Set("Idempotency-Key", key)
		}
		got := httptest.NewRecorder()
		w := &timed{ResponseWriter: got}
		s.handler.ServeHTTP(w, r)
		if left := time.Until(w.until); left <= 0 || left > time.Minute {
			t.Errorf("key %q: the body may take %v, want a minute at most", key, left)
		}
		if got.Code != http.StatusRequestTimeout && got.Code != http.StatusBadRequest {
			t.Errorf("key %q: status %d: %s", key, got.Code, got.Body)
		}
	}
}
