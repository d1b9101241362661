package api_test

import (
	"strings"
	"testing"
	"time"

	"yardstick/api"
	"yardstick/errand"
	"yardstick/panel/sample"
	"yardstick/people"
)

// made waits until something that is made in the background is over.
func (s *site) made(token, id string) api.Made {
	s.t.Helper()
	m := api.Made{Errand: errand.Errand{State: errand.Waiting}}
	for until := time.Now().Add(20 * time.Second); !m.State.Over(); {
		s.ask(token, "GET", "/files/"+id, nil).want(200).into(&m)
		if time.Now().After(until) {
			s.t.Fatalf("not over: %+v", m)
		}
	}
	return m
}

// TestMadeInTheBackground: an export is made, read, taken in by somebody else, removed.
func TestMadeInTheBackground(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	s.quick()
	var m api.Made
	s.ask(token, "POST", "/export", nil).want(201).into(&m)
	if m = s.made(token, m.ID); m.State != errand.Done || m.File.Size == 0 {
		t.Fatalf("%+v", m)
	}
	whole := s.ask(token, "GET", "/files/"+m.ID+"/content", nil).want(200).Body.Bytes()
	eve := s.token(people.Practising, "eve")
	s.ask(eve, "GET", "/files/"+m.ID, nil).problem(404)
	s.ask(eve, "GET", "/files/"+m.ID+"/content", nil).problem(404)
	var in api.Made
	s.ask(eve, "POST", "/import/large", whole, "Content-Type", "application/json").want(201).into(&in)
	if in = s.made(eve, in.ID); in.State != errand.Done || in.Took == nil || in.Took.Added == 0 {
		t.Errorf("%+v", in)
	}
	var all api.Mades
	if s.ask(token, "GET", "/files", nil).want(200).into(&all); len(all.Files) != 1 {
		t.Errorf("%+v", all)
	}
	s.ask(token, "DELETE", "/files/"+m.ID, nil).want(204)
	s.ask(token, "GET", "/files/"+m.ID, nil).problem(404)
}

// TestPacketMade is for who may read the record, also when it is fetched.
func TestPacketMade(t *testing.T) {
	t.Parallel()
	s := start(t)
	s.quick()
	if err := sample.Make(t.Context(), s.desk, sample.Decided); err != nil {
		t.Fatal(err)
	}
	ines := s.account("ines")
	s.ask(s.account("tom"), "POST", "/positions/"+sample.Code+"/packet", nil).problem(403)
	var m api.Made
	s.ask(ines, "POST", "/positions/"+sample.Code+"/packet", nil).want(201).into(&m)
	if m = s.made(ines, m.ID); m.State != errand.Done {
		t.Fatalf("%+v", m)
	}
	if body := s.ask(ines, "GET", "/files/"+m.ID+"/content", nil).want(200).Body.String(); !strings.HasPrefix(body, "PK") {
		t.Errorf("%.40q is no packet", body)
	}
	s.ask(s.account("stranger"), "GET", "/files/"+m.ID, nil).problem(404)
}
