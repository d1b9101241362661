package api_test

import (
	"strings"
	"testing"

	"yardstick/api"
	"yardstick/people"
)

// TestAccounts: an administrator keeps accounts, and nobody else; a person who is
// signed out or has left has no program any more.
func TestAccounts(t *testing.T) {
	t.Parallel()
	s := start(t)
	s.quick()
	boss := s.account("boss", people.Administrator)
	ann := s.account("ann", people.Coordinator)
	for _, r := range s.service.Routes() {
		if strings.HasPrefix(r.Path, api.Root+"/accounts") {
			s.ask(ann, r.Method, strings.ReplaceAll(r.Path, "{account}", "ann"), `{"code":"eve","name":"Eve","roles":["administrator"]}`).want(map[bool]int{
				true: 422, false: 403,
			}[r.ID == "set-roles"])
		}
	}
	s.ask(ann, "PUT", "/accounts/ann/roles", map[string]any{"roles": []string{"administrator"}}).problem(403)
	var link api.Link
	s.ask(boss, "POST", "/accounts", map[string]any{"code": "ben", "name": "Ben Example", "roles": []string{"auditor"}}).want(201).into(&link)
	if !strings.HasPrefix(link.Link, "/panel/join/") {
		t.Errorf("link %q", link.Link)
	}
	s.ask(boss, "POST", "/accounts", map[string]any{"code": "ben", "name": "Ben"}).problem(409)
	s.ask(boss, "PUT", "/accounts/ben/roles", map[string]any{"roles": []string{"king"}}).problem(422)
	s.ask(boss, "PUT", "/accounts/boss/roles", map[string]any{"roles": []string{}}).problem(409) // the last administrator
	var all api.List[api.Account]
	s.ask(boss, "GET", "/accounts", nil).want(200).into(&all)
	if len(all.Items) != 3 || all.Items[1].Code != "ben" || all.Items[1].Roles[0] != people.Auditor {
		t.Errorf("%+v", all.Items)
	}
	s.ask(boss, "POST", "/accounts/ann/retire", nil).want(204)
	s.ask(ann, "GET", "/self", nil).problem(401)
	s.ask(boss, "POST", "/accounts/ann/readmit", nil).want(204)
	s.ask(boss, "POST", "/accounts/ann/reset", nil).want(201)
}

// TestEraseEverything removes what was practised and the tokens with it.
func TestEraseEverything(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	s.ask(token, "POST", "/erase", map[string]string{"word": "yes"}).problem(422)
	s.ask(token, "DELETE", "/sample", nil).want(204)
	s.ask(token, "POST", "/erase", map[string]string{"word": "delete"}).want(204)
	s.ask(token, "GET", "/jobs", nil).problem(401)
	jobs, err := s.DB.Practice("local").Jobs(t.Context())
	if err != nil || len(jobs) != 0 {
		t.Errorf("%d jobs are left, %v", len(jobs), err)
	}
}
