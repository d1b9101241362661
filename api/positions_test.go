package api_test

import (
	"net/http"
	"strings"
	"testing"

	"yardstick/api"
	"yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/record"
)

// secret are words of what the sealed ratings of the invented position say, besides
// the answers, which raters may read: what tom and mira noted.
var secret = []string{"Asked the first probe", "No probe was needed", "Heard: "}

// routesOf are all operations with what is there in their paths.
func (s *site) routesOf() []api.Route {
	all := s.service.Routes()
	for i := range all {
		all[i].Path = strings.NewReplacer("{position}", sample.Code, "{candidate}", "heron", "{question}", "define-failure", "{member}", "tom",
			"{round}", "1", "{request}", "1").Replace(all[i].Path)
	}
	return all
}

// bodies are what is sent to every route that takes something: enough to get to the
// handler of some, and refused by others.
var bodies = []string{
	``, `{}`, `{"reason":"x"}`, `{"about":"access","text":"show me"}`, `{"conflict":false}`,
	`{"candidate":"heron","question":"define-failure"}`, `{"question":"define-failure","level":3,"reason":"x"}`, `{"levels":[],"notes":[]}`,
	`{"verdicts":[{"candidate":"heron","outcome":"offer","reason":"x","against":[{"question":"define-failure"}]}]}`,
}

// TestNoSealedRatingLeaks asks for every operation as everybody, while two of three
// raters have handed in: nobody sees a word of their ratings but each their own.
func TestNoSealedRatingLeaks(t *testing.T) {
	t.Parallel()
	s := start(t)
	s.quick()
	if err := sample.Make(t.Context(), s.desk, sample.Rating); err != nil {
		t.Fatal(err)
	}
	asked := 0
	for code, roles := range map[string][]people.Role{
		"ines": nil, "tom": nil, "mira": nil, "zoe": nil, "omar": nil, "boss": {people.Administrator}, "alba": {people.Auditor},
		"lead": {people.Coordinator}, "all": {people.Administrator, people.Coordinator, people.Auditor},
	} {
		token := s.account(code, roles...)
		own := map[string]string{"tom": secret[0], "mira": secret[1]}[code]
		for _, r := range s.routesOf() {
			if ends(r.ID) {
				continue
			}
			tries := bodies
			if r.Method == http.MethodGet {
				tries = bodies[:1]
			}
			for _, body := range tries {
				w := s.ask(token, r.Method, r.Path, body, "Idempotency-Key", code)
				asked++
				leaks(t, code, r, w.Body.String(), own)
				if w.Code >= 500 {
					t.Errorf("%s, %s with %s: status %d", code, r.ID, body, w.Code)
				}
				if r.Realm != "" && r.Realm != people.Positions && w.Code != 403 {
					t.Errorf("%s, %s: status %d for an account", code, r.ID, w.Code)
				}
			}
		}
		if len(roles) == 0 && code != "ines" && code != "omar" { // a rater sees the own sealed rating, if there is one
			var c panel.CandidateView
			s.ask(token, "GET", "/positions/"+sample.Code+"/candidates/heron", nil).want(200).into(&c)
			if (c.Yours != nil) != (own != "") {
				t.Errorf("%s: yours is %v", code, c.Yours)
			}
		}
	}
	kept, err := s.DB.Panel().Load(t.Context(), sample.Code)
	if err != nil {
		t.Fatal(err)
	}
	state, err := panel.Fold(kept.Log)
	if err != nil || state.Sealed() != 8 {
		t.Errorf("%d ratings are sealed (%v), want the 8 that this test looks for", state.Sealed(), err)
	}
	t.Logf("asked %d times over %d operations", asked, len(s.routesOf()))
}

// ends reports whether an operation ends what is looked at, or starts what goes on in
// the background.
func ends(id string) bool {
	return id == "close-round" || id == "revoke-token" || id == "remove-position" || id == "erase-candidate" || id == "close-position"
}

func leaks(t *testing.T, who string, r api.Route, body, own string) {
	t.Helper()
	for _, word := range secret {
		if word == own || own != "" && word == "Heard: " {
			continue
		}
		if strings.Contains(body, word) {
			t.Errorf("%s, %s: the answer holds %q of a sealed rating", who, r.ID, word)
		}
	}
}

// TestNobodyWithoutToken changes nothing and sees nothing.
func TestNobodyWithoutToken(t *testing.T) {
	t.Parallel()
	s := start(t)
	s.quick()
	if err := sample.Make(t.Context(), s.desk, sample.Decided); err != nil {
		t.Fatal(err)
	}
	stranger := s.account("stranger", people.Coordinator)
	before, err := s.DB.Panel().Load(t.Context(), sample.Code)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.routesOf() {
		s.ask("", r.Method, r.Path, `{"reason":"x"}`).problem(401)
		if !strings.Contains(r.Path, "/"+sample.Code) {
			continue
		}
		for _, body := range bodies {
			w := s.ask(stranger, r.Method, r.Path, body)
			if w.Code < 400 || strings.Contains(w.Body.String(), "Invented") || strings.Contains(w.Body.String(), "entries") {
				t.Errorf("%s of somebody who has nothing to do with it: status %d, %s", r.ID, w.Code, w.Body)
			}
		}
		if strings.Contains(r.Path, "heron") {
			w := s.ask(stranger, r.Method, r.Path, `{}`, "If-Match", `"1.x"`)
			if w.Code == http.StatusPreconditionFailed {
				t.Errorf("%s tells a stranger how far the position is", r.ID)
			}
		}
	}
	after, err := s.DB.Panel().Load(t.Context(), sample.Code)
	if err != nil || string(before.Log) != string(after.Log) {
		t.Errorf("the log has changed (%v)", err)
	}
}

// TestPosition goes the way from a new position to its decision.
func TestPosition(t *testing.T) {
	t.Parallel()
	s := start(t)
	s.quick()
	ines := s.account("ines", people.Coordinator)
	raters := map[string]string{}
	at := "/positions/porter"
	s.ask(ines, "POST", "/positions", map[string]string{"code": "porter", "title": "Porter at the gate"}).want(201)
	s.ask(ines, "POST", "/positions", map[string]string{"code": "porter", "title": "Porter at the gate"}).problem(409)
	s.ask(ines, "PUT", at+"/guide", map[string]any{"sample": "bus-driver", "by_question": true, "reason": "all alike"}).want(204)
	var guide struct {
		Questions []struct{ ID string }
	}
	s.ask(ines, "GET", at+"/guide", nil).want(200).into(&guide)
	for _, code := range []string{"tom", "mira"} {
		raters[code] = s.account(code)
		var link api.Link
		s.ask(ines, "POST", at+"/members", map[string]string{"member": code, "role": "rater", "name": "N. " + code}).want(201).into(&link)
		if !strings.HasPrefix(link.Link, "/panel/join/") {
			t.Errorf("link %q", link.Link)
		}
		s.ask(raters[code], "POST", at+"/declarations", map[string]bool{"conflict": false}).want(204)
	}
	var p api.Position
	tag := s.ask(ines, "GET", at, nil).want(200).into(&p).Header().Get("ETag")
	s.ask(ines, "POST", at+"/candidates", map[string]string{"code": "heron", "name": "Paula Placeholder"}, "If-Match", tag).want(201)
	s.ask(ines, "POST", at+"/candidates", map[string]string{"code": "kestrel", "name": "Karl Placeholder"}, "If-Match", tag).problem(412)
	if body := s.ask(raters["tom"], "GET", at+"/candidates", nil).want(200).Body.String(); strings.Contains(body, "Paula") {
		t.Error("a rater sees a name although the position is blind")
	}
	first := guide.Questions[0].ID
	s.ask(ines, "PUT", at+"/candidates/heron/schedule", map[string]any{"start": "2026-03-03T09:00:00Z", "minutes": 45, "where": "Room 2"}).want(204)
	s.ask(ines, "PUT", at+"/candidates/heron/answers/"+first, map[string]string{"answer": "Nobody rings back."}).want(204)
	lines := `{"candidate":"heron","question":"` + guide.Questions[1].ID + `","answer":"Everybody rings back."}`
	s.ask(ines, "POST", at+"/answers?dry=true", lines).want(200)
	s.ask(ines, "POST", at+"/answers", lines).want(200)
	s.ask(ines, "POST", at+"/rounds", map[string]any{}).want(204)
	rating := api.Rating{}
	level := 4
	for _, q := range guide.Questions {
		rating.Levels = append(rating.Levels, levelOn(q.ID, &level))
		rating.Notes = append(rating.Notes, panel.Note{Question: q.ID, Evidence: "Said so of " + q.ID})
	}
	draft := api.RatingDraft{Writer: "a-program", Revision: 1, Levels: rating.Levels[:1], Notes: rating.Notes[:1]}
	s.ask(raters["tom"], "PUT", at+"/candidates/heron/draft", draft).want(204)
	var drafts api.RatingDrafts
	s.ask(raters["tom"], "GET", at+"/candidates/heron/drafts", nil).want(200).into(&drafts)
	if len(drafts.Drafts) != 1 || *drafts.Drafts[0].Levels[0].Level != 4 || drafts.Drafts[0].Notes[0] != rating.Notes[0] {
		t.Errorf("%+v", drafts)
	}
	if s.ask(raters["mira"], "GET", at+"/candidates/heron/drafts", nil).want(200).into(&drafts); len(drafts.Drafts) != 0 {
		t.Error("somebody else's draft is seen")
	}
	s.ask(ines, "PUT", at+"/candidates/heron/draft", draft).problem(403)
	s.ask(raters["tom"], "PUT", at+"/candidates/heron/rating", api.Rating{Levels: rating.Levels[1:], Notes: rating.Notes}).problem(422)
	s.ask(raters["tom"], "PUT", at+"/candidates/heron/rating", rating).want(204)
	for who, token := range map[string]string{"ines": ines, "mira": raters["mira"]} {
		if body := s.ask(token, "GET", at+"/candidates/heron", nil).want(200).Body.String(); strings.Contains(body, "Said so of") {
			t.Errorf("%s sees a sealed rating", who)
		}
	}
	level = 2
	s.ask(raters["mira"], "PUT", at+"/candidates/heron/rating", rating).want(204)
	if body := s.ask(ines, "GET", at+"/candidates/heron", nil).want(200).Body.String(); !strings.Contains(body, "Said so of") {
		t.Error("what is revealed is not seen")
	}
	s.ask(ines, "POST", at+"/freeze", map[string]any{}).want(204)
	s.ask(ines, "PUT", at+"/discussion", map[string]string{"candidate": "heron", "question": first}).want(204)
	s.ask(raters["mira"], "POST", at+"/candidates/heron/changes", map[string]any{"question": first, "level": 3, "reason": "Heard it again."}).want(204)
	s.ask(ines, "DELETE", at+"/discussion", nil).want(204)
	s.ask(ines, "GET", at+"/agreement", nil).want(200)
	verdict := map[string]any{"candidate": "heron", "outcome": "offer", "reason": "Meets it.", "against": []map[string]string{{"question": first}}}
	s.ask(raters["tom"], "PUT", at+"/decision", map[string]any{"verdicts": []any{verdict}}).problem(403)
	s.ask(ines, "PUT", at+"/decision", map[string]any{"verdicts": []any{verdict}}).want(204)
	s.ask(ines, "POST", at+"/candidates/heron/feedback", nil).want(204)
	s.ask(ines, "POST", at+"/candidates/heron/link", nil).want(201)
	if zip := s.ask(ines, "GET", at+"/packet.zip", nil).want(200); !strings.HasPrefix(zip.Body.String(), "PK") {
		t.Error("the packet is no ZIP")
	}
	for _, path := range []string{"/positions", at, at + "/candidates", at + "/candidates/heron", at + "/results?variants=true", at + "/candidates/heron/access", "/self"} {
		var v any
		s.ask(ines, "GET", path, nil).want(200).into(&v)
		s.described(path, v)
	}
	s.ask(ines, "GET", at+"/ratings.csv", nil).want(200)
	s.ask(ines, "GET", at+"/interviews.ics", nil).want(200)
	s.ask(ines, "POST", at+"/close", map[string]string{"reason": "over"}).want(204)
}

func levelOn(question string, level *int) record.Level {
	return record.Level{Question: question, Level: level}
}
