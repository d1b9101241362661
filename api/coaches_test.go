package api_test

import (
	"strings"
	"testing"

	"yardstick/api"
	"yardstick/people"
	"yardstick/practice"
	"yardstick/web/webtest"
)

// TestCoach sees what was given, says something of it, and nothing once it is taken back.
func TestCoach(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	s.quick()
	karla := s.token(people.Coaches, coach)
	a, tag := s.begin(token, "coach")
	s.ask(token, "POST", "/attempts/"+a.ID+"/finish", map[string]string{"text": "Callers wait for two days."}, "If-Match", tag).want(200)

	var all api.List[api.CoachedPerson]
	if s.ask(karla, "GET", "/coach/people", nil).want(200).into(&all); len(all.Items) != 0 {
		t.Fatalf("before anything is given: %+v", all)
	}
	at := "/coach/people/" + webtest.Owner + "/jobs/" + sampleJob
	s.ask(karla, "GET", at, nil).problem(404)
	s.ask(token, "PUT", "/access/nobody", map[string]any{}).problem(422)
	s.ask(token, "PUT", "/access/"+coach, map[string]any{"job": sampleJob}).want(204)
	var given api.Given
	if s.ask(token, "GET", "/access", nil).want(200).into(&given); len(given.Access) != 1 || given.Coaches[0] != coach {
		t.Errorf("%+v", given)
	}
	s.ask(karla, "GET", "/coach/people", nil).want(200).into(&all)
	if len(all.Items) != 1 || all.Items[0].Jobs[0].Attempts != 1 || all.Items[0].Jobs[0].Answered != 1 {
		t.Fatalf("%+v", all)
	}
	var whole api.CoachedJobWhole
	if s.ask(karla, "GET", at, nil).want(200).into(&whole); len(whole.Finished) != 1 || whole.Progress.Answered != 1 {
		t.Errorf("%+v", whole)
	}
	s.ask(karla, "POST", at+"/attempts/"+a.ID+"/comments", map[string]string{"text": "Say how many.", "requirement": "none"}).problem(422)
	s.ask(karla, "POST", at+"/attempts/"+a.ID+"/comments", map[string]string{"text": "Say how many."}).want(204)
	var one api.CoachedAttempt
	s.ask(karla, "GET", at+"/attempts/"+a.ID, nil).want(200).into(&one)
	if len(one.Attempt.Comments) != 1 || one.Attempt.Text != "Callers wait for two days." || one.Question.ID != "define-failure" {
		t.Errorf("%+v", one)
	}
	var own practice.Attempt
	if s.ask(token, "GET", "/attempts/"+a.ID, nil).into(&own); len(own.Comments) != 1 || own.Comments[0].Coach != coach {
		t.Errorf("her own view: %+v", own.Comments)
	}
	table := s.ask(karla, "GET", "/coach/attempts.csv", nil).want(200).Body.String()
	if lines := strings.Split(strings.TrimSpace(table), "\n"); len(lines) != 2 || strings.Contains(table, "Callers") {
		t.Errorf("%s", table)
	}
	s.ask(karla, "DELETE", at+"/attempts/"+a.ID+"/comments/"+own.Comments[0].ID, nil).want(204)
	s.ask(token, "DELETE", "/access/"+coach+"?job="+sampleJob, nil).want(204)
	for _, path := range []string{at, at + "/attempts/" + a.ID} {
		s.ask(karla, "GET", path, nil).problem(404)
	}
	// A coach has nothing of her own, but batches.
	s.ask(karla, "GET", "/jobs", nil).problem(403)
	s.ask(karla, "GET", "/positions", nil).problem(403)
	s.ask(karla, "GET", "/batches", nil).want(200)
	s.ask(token, "GET", "/coach/people", nil).problem(403)
}

// TestCoachEnds: a token of somebody who coaches here no more opens nothing.
func TestCoachEnds(t *testing.T) {
	t.Parallel()
	s := start(t)
	karla := s.token(people.Coaches, coach)
	s.ask(karla, "GET", "/coach/people", nil).want(200)
	s.grants.Coaches = nil
	s.ask(karla, "GET", "/coach/people", nil).problem(401)
}
