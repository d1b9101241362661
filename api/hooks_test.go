package api_test

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"yardstick/api"
	"yardstick/hook"
	"yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/people"
)

// receiver is another program that is told things; status is what it answers.
type receiver struct {
	mu     sync.Mutex
	got    []hook.Event
	bad    int // signatures that do not fit
	secret []byte
	status int
}

func (r *receiver) Send(_ context.Context, _ string, header map[string]string, body []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	at, err := strconv.ParseInt(header["webhook-timestamp"], 10, 64)
	if err != nil || header["webhook-signature"] != hook.Sign(r.secret, header["webhook-id"], time.Unix(at, 0), body) {
		r.bad++
	}
	var e hook.Event
	if err := json.Unmarshal(body, &e); err != nil {
		return 0, err
	}
	r.got = append(r.got, e)
	if r.status == 0 {
		return 0, errors.New("connection refused")
	}
	return r.status, nil
}

// hooked is a service with a courier whose rounds the test makes.
func hooked(t *testing.T) (*site, *hook.Courier, *receiver) {
	t.Helper()
	r := &receiver{status: 200}
	var k *hook.Courier
	s := start(t, func(c *api.Config) {
		k = &hook.Courier{
			Accounts: c.Grants.Accounts, Desk: c.Positions, Sender: r, Now: c.Now, NewID: rand.Text, Random: rand.Reader,
			Secret: func(id string) []byte { return hook.Secret([]byte("a key of 32 bytes, or something like it"), id) },
		}
		c.Courier = k
	})
	k.Store = s.DB.Hooks()
	return s, k, r
}

// round makes one round.
func round(t *testing.T, k *hook.Courier) {
	t.Helper()
	if err := errors.Join(k.Look(t.Context()), k.Deliver(t.Context())); err != nil {
		t.Fatal(err)
	}
}

// TestWebhook: what happens in a position is told once, signed, and holds no name,
// answer or rating; what fails is tried again, later each time.
func TestWebhook(t *testing.T) {
	t.Parallel()
	s, k, r := hooked(t)
	if err := sample.Make(t.Context(), s.desk, sample.Rating); err != nil {
		t.Fatal(err)
	}
	ines := s.account("ines", people.Coordinator)
	stranger := s.account("stranger", people.Coordinator)
	s.ask(ines, "POST", "/hooks", map[string]string{"name": "a bot", "url": "http://10.0.0.1/x"}).problem(422)
	var h api.Hook
	s.ask(ines, "POST", "/hooks", map[string]string{"name": "=a bot", "url": "https://example.org/x"}).want(201).into(&h)
	r.secret, _ = base64.StdEncoding.DecodeString(strings.TrimPrefix(h.Secret, "whsec_"))
	if len(r.secret) != 32 {
		t.Fatalf("secret %q", h.Secret)
	}
	if strings.Contains(s.ask(ines, "GET", "/hooks", nil).want(200).Body.String(), "whsec_") {
		t.Error("the secret is told twice")
	}
	table := s.ask(ines, "GET", "/hooks.csv", nil).want(200).Body.String()
	if !strings.HasPrefix(table, "hook,name,url,made\n"+h.ID+",'=a bot,https://example.org/x,2") || strings.Contains(table, "whsec_") {
		t.Errorf("the table: %s", table)
	}
	s.ask(ines, "GET", "/hooks.xlsx", nil).want(200)
	if body := s.ask(stranger, "GET", "/hooks.csv", nil).want(200).Body.String(); body != "hook,name,url,made\n" {
		t.Errorf("a stranger gets %s", body)
	}
	round(t, k)
	if len(r.got) != 0 {
		t.Fatalf("what has happened before is told: %+v", r.got)
	}
	zoe := panel.Viewer{Code: "zoe"}
	if err := s.desk.Do(t.Context(), zoe, sample.Code, panel.Declare{Reason: "Heard: nothing"}); err != nil {
		t.Fatal(err)
	}
	r.status = 503
	round(t, k)
	round(t, k) // not due yet
	if len(r.got) != 1 || r.got[0].Type != hook.Changed || r.got[0].Position != sample.Code || r.got[0].Before == nil || r.bad != 0 {
		t.Fatalf("%+v, %d bad signatures", r.got, r.bad)
	}
	var waiting api.List[api.OnItsWay]
	body := s.ask(ines, "GET", "/hooks/"+h.ID+"/deliveries", nil).want(200).into(&waiting).Body.String()
	if len(waiting.Items) != 1 || waiting.Items[0].Tries != 1 || waiting.Items[0].Said != "answered with status 503" {
		t.Errorf("%+v", waiting)
	}
	for _, word := range append([]string{"zoe", "Zoe", "heron", "Paula"}, secret...) {
		if strings.Contains(body, word) {
			t.Errorf("a message holds %q", word)
		}
	}
	table = s.ask(ines, "GET", "/hooks/"+h.ID+"/deliveries.csv", nil).want(200).Body.String()
	if !strings.Contains(table, ",answered with status 503\n") || strings.Contains(table, sample.Code) {
		t.Errorf("what is on its way, as a table: %s", table)
	}
	s.ask(stranger, "GET", "/hooks/"+h.ID+"/deliveries.csv", nil).problem(404)
	r.status = 204
	s.ask(ines, "POST", "/hooks/"+h.ID+"/deliveries/"+waiting.Items[0].ID+"/retry", nil).want(204)
	round(t, k)
	if len(r.got) != 2 || r.got[1].ID != r.got[0].ID {
		t.Errorf("%+v", r.got)
	}
	if s.ask(ines, "GET", "/hooks/"+h.ID+"/deliveries", nil).into(&waiting); len(waiting.Items) != 0 {
		t.Errorf("what has arrived is on its way: %+v", waiting)
	}
	s.ask(ines, "POST", "/hooks/"+h.ID+"/ping", nil).want(204)
	round(t, k)
	if last := r.got[len(r.got)-1]; last.Type != hook.Ping {
		t.Errorf("%+v", last)
	}
	for _, path := range []string{"/hooks/" + h.ID + "/deliveries"} {
		s.ask(stranger, "GET", path, nil).problem(404)
	}
	s.ask(stranger, "DELETE", "/hooks/"+h.ID, nil).problem(404)
	s.ask(ines, "DELETE", "/hooks/"+h.ID, nil).want(204)
}

// TestGivenUp: a message is tried nine times over a day and a half, and then lies until
// somebody asks for it; who has left is told nothing; two couriers tell once.
func TestGivenUp(t *testing.T) {
	t.Parallel()
	s, k, r := hooked(t)
	if err := sample.Make(t.Context(), s.desk, sample.Rating); err != nil {
		t.Fatal(err)
	}
	ines := s.account("ines", people.Coordinator)
	var h api.Hook
	s.ask(ines, "POST", "/hooks", map[string]string{"name": "a bot", "url": "https://example.org/x"}).want(201).into(&h)
	declare := func() {
		t.Helper()
		if err := s.desk.Do(t.Context(), panel.Viewer{Code: "zoe"}, sample.Code, panel.Declare{}); err != nil {
			t.Fatal(err)
		}
	}
	declare()
	r.status = 0
	at := time.Now()
	k.Now = func() time.Time { return at }
	other := *k
	begun := at
	for range 48 {
		round(t, k)
		round(t, &other)
		at = at.Add(time.Hour)
	}
	if len(r.got) != 9 {
		t.Errorf("tried %d times, want 9", len(r.got))
	}
	left, err := k.Store.Outbox(t.Context(), h.ID)
	if err != nil || len(left) != 1 || left[0].Due != nil || left[0].Said != "did not arrive: connection refused" {
		t.Errorf("%+v, %v after %v", left, err, at.Sub(begun))
	}
	if _, err := s.DB.People().ChangePerson(t.Context(), "ines", func(p *people.Person) error { p.Left = true; return nil }); err != nil {
		t.Fatal(err)
	}
	declare()
	if err := k.Again(t.Context(), hook.Hook{ID: h.ID}, left[0].ID); err != nil {
		t.Fatal(err)
	}
	round(t, k)
	if len(r.got) != 9 {
		t.Error("somebody who has left is told something")
	}
	if left, err := k.Store.Outbox(t.Context(), h.ID); err != nil || len(left) != 1 || left[0].Due != nil || !strings.Contains(left[0].Said, "ended") {
		t.Errorf("%+v, %v", left, err)
	}
}
