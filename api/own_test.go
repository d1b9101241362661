package api_test

import (
	"context"
	"net/http"
	"path"
	"strings"
	"testing"
	"time"

	"yardstick/api"
	"yardstick/internal/fault"
	"yardstick/panel/sample"
	"yardstick/people"
)

// linked makes the link of a candidate and gives its token.
func (s *site) linked(lead, position, candidate string) string {
	s.t.Helper()
	var l api.Link
	s.ask(lead, "POST", "/positions/"+position+"/candidates/"+candidate+"/link", nil).want(201).into(&l)
	return path.Base(l.Link)
}

// TestByLink goes the way of a candidate by the own link, from the notice to a request.
func TestByLink(t *testing.T) {
	t.Parallel()
	s := start(t)
	s.quick()
	lead := s.account("lead", people.Coordinator)
	s.ask(lead, "POST", "/positions", map[string]string{"code": "porter", "title": "Porter"}).want(201)
	s.ask(lead, "PUT", "/positions/porter/guide", map[string]any{"sample": sampleJob, "reason": "as derived"}).want(204)
	s.ask(lead, "POST", "/positions/porter/candidates", map[string]any{
		"code": "heron", "resume": map[string]any{"basics": map[string]string{"name": "Paula Placeholder", "email": "paula@example.org"}},
	}).want(201)
	link := s.linked(lead, "porter", "heron")

	var m api.Mine
	s.ask(link, "GET", "/mine", nil).want(200).into(&m)
	if m.Candidate.Code != "heron" || m.Sitting == nil || m.Sitting.Agreed || len(m.Notice) != 4 || len(m.Attributes) != 4 {
		t.Fatalf("%+v", m)
	}
	s.ask(link, "PUT", "/mine/consent", map[string]bool{"given": true}).want(204)
	s.ask(link, "GET", "/mine", nil).into(&m)
	first := m.Sitting.Current.Question
	if m.Sitting.Current.Text != "" {
		t.Error("the question is told before it is begun")
	}
	at := "/mine/questions/" + first
	s.ask(link, "POST", at+"/begin", nil).want(204)
	s.ask(link, "PUT", at+"/draft", map[string]any{"text": "Callers", "writer": "script", "revision": 1}).want(204)
	if s.ask(link, "GET", "/mine", nil).into(&m); m.Kept != "Callers" || m.Sitting.Current.Text == "" {
		t.Errorf("kept %q of %+v", m.Kept, m.Sitting.Current)
	}
	s.ask(link, "PUT", at+"/answer", map[string]string{"answer": "Callers wait for two days."}, "Idempotency-Key", "a").want(204)
	again := s.ask(link, "PUT", at+"/answer", map[string]string{"answer": "Callers wait for two days."}, "Idempotency-Key", "a").want(204)
	if again.Header().Get("Idempotent-Replayed") != "true" {
		t.Error("the answer was handed in twice")
	}
	if s.ask(link, "GET", "/mine", nil).into(&m); m.Sitting.Done != 1 || m.Candidate.Answers[first] != "Callers wait for two days." {
		t.Errorf("%+v", m.Sitting)
	}
	s.ask(link, "PUT", "/mine/groups", map[string]any{"groups": map[string]string{"sex": "none such"}}).problem(422)
	s.ask(link, "PUT", "/mine/groups", map[string]any{"groups": map[string]string{"height": "tall"}}).problem(422)
	s.ask(link, "PUT", "/mine/groups", map[string]any{"groups": map[string]string{"age": "40 or older"}}).want(204)
	if s.ask(link, "GET", "/mine", nil).into(&m); m.Groups["age"] != "40 or older" || len(m.Groups) != 1 {
		t.Errorf("groups %v", m.Groups)
	}
	if body := s.ask(lead, "GET", "/positions/porter/candidates/heron", nil).want(200).Body.String(); strings.Contains(body, "40 or older") {
		t.Error("who runs the position sees the group")
	}
	s.ask(link, "GET", "/mine/interview.ics", nil).problem(404)
	s.ask(lead, "PUT", "/positions/porter/candidates/heron/schedule", map[string]any{
		"start": time.Now().Add(24 * time.Hour), "minutes": 45, "where": "Room 1",
	}).want(204)
	if ics := s.ask(link, "GET", "/mine/interview.ics", nil).want(200).Body.String(); !strings.Contains(ics, "BEGIN:VEVENT") {
		t.Errorf("%s", ics)
	}
	// Links that were taken back open nothing, and neither does one of a member.
	s.ask(lead, "POST", "/positions/porter/candidates/heron/revoke-links", map[string]any{}).want(204)
	s.ask(link, "GET", "/mine", nil).problem(401)
	var l api.Link
	s.ask(lead, "POST", "/positions/porter/members", map[string]string{"member": "tom", "role": "rater"}).want(201).into(&l)
	s.ask(path.Base(l.Link), "GET", "/self", nil).problem(401)
}

// TestLinkWithoutStore: where the store does not answer, nobody says that a link is not valid.
func TestLinkWithoutStore(t *testing.T) {
	t.Parallel()
	s := start(t)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.door.Invited(gone, "token"); err == nil || fault.Is(err, fault.Forbidden) {
		t.Errorf("got %v, want what the store said", err)
	}
	if _, err := s.door.Invited(t.Context(), "token"); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a link that there is not: %v", err)
	}
}

// TestByLinkSeesNothingElse asks for every operation with a candidate's link, while
// ratings are sealed.
func TestByLinkSeesNothingElse(t *testing.T) {
	t.Parallel()
	s := start(t)
	s.quick()
	if err := sample.Make(t.Context(), s.desk, sample.Rating); err != nil {
		t.Fatal(err)
	}
	link := s.linked(s.account("ines"), sample.Code, "heron")
	for _, r := range s.routesOf() {
		if ends(r.ID) {
			continue
		}
		tries := bodies
		if r.Method == http.MethodGet {
			tries = bodies[:1]
		}
		for _, body := range tries {
			w := s.ask(link, r.Method, r.Path, body)
			leaks(t, "by link", r, w.Body.String(), "")
			if strings.Contains(w.Body.String(), "Karl Invented") {
				t.Errorf("%s names another candidate", r.ID)
			}
			if w.Code >= 500 || r.Realm != people.ByLink && r.Realm != "" && w.Code != 403 || r.Scope == people.AssessOnly && w.Code != 403 {
				t.Errorf("%s with %s: status %d", r.ID, body, w.Code)
			}
		}
	}
	var self api.Self
	if s.ask(link, "GET", "/self", nil).want(200).into(&self); self.Realm != people.ByLink || self.Owner != "heron" {
		t.Errorf("%+v", self)
	}
	s.ask(link, "POST", "/mine/requests", map[string]string{"about": "access", "text": "What is kept of me?"}).want(201)
	s.ask(link, "GET", "/positions/"+sample.Code+"/candidates/heron", nil).problem(403)
}
