package panel_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"yardstick/panel"
	"yardstick/people"
	"yardstick/web/webtest"
)

const accountsPath = "/panel/accounts"

// TestAccounts adds somebody, who chooses a password by the link, and takes them
// through everything that can be done with an account.
func TestAccounts(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	admin := first(t, site)
	do := func(want int, action string, pairs ...string) *webtest.Page {
		t.Helper()
		return admin.Post(accountsPath, append([]string{"do", action, "code", "kim"}, pairs...)...).Want(want)
	}
	enter := func(with string, want int) *webtest.Visitor {
		t.Helper()
		v := site.Visitor(t)
		v.Post("/panel/enter", "code", "kim", "password", with).Want(want)
		return v
	}
	link := do(http.StatusOK, "add", "name", "Kim Example", "roles", "auditor").Text("[role=status] code")
	do(http.StatusConflict, "add", "name", "Kim Example")
	do(http.StatusUnprocessableEntity, "roles", "roles", "king")
	do(http.StatusUnprocessableEntity, "shout")
	enter("", http.StatusForbidden)

	kim := site.Visitor(t)
	kim.Get(link).Want(http.StatusOK, "input[autocomplete=new-password]")
	kim.Post(link, "password", "short").Want(http.StatusUnprocessableEntity, "[role=alert]")
	kim.Post(link, "password", password).Want(http.StatusOK, "h1")
	site.Visitor(t).Post(link, "password", password).Want(http.StatusForbidden)
	kim.Get(accountsPath).Want(http.StatusForbidden)

	do(http.StatusOK, "roles", "roles", "administrator")
	kim.Get(accountsPath).Want(http.StatusOK, "form[action=/panel/accounts]")
	do(http.StatusOK, "everywhere")
	kim.Get("/panel").Want(http.StatusOK, "form[action=/panel/enter]")

	again := do(http.StatusOK, "reset").Text("[role=status] code")
	enter(password, http.StatusOK)
	site.Visitor(t).Post(again, "password", "other four words do").Want(http.StatusOK, "h1")
	enter(password, http.StatusForbidden)
	in := enter("other four words do", http.StatusOK)

	unused := do(http.StatusOK, "reset").Text("[role=status] code")
	do(http.StatusOK, "leave")
	in.Get("/panel").Want(http.StatusOK, "form[action=/panel/enter]")
	enter("other four words do", http.StatusForbidden)
	site.Visitor(t).Post(unused, "password", password).Want(http.StatusUnprocessableEntity)
	do(http.StatusConflict, "reset")
	do(http.StatusOK, "return")
	enter("other four words do", http.StatusOK)
}

// TestLastAdministrator: somebody can always manage accounts.
func TestLastAdministrator(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	admin := first(t, site)
	for _, form := range [][]string{{"do", "leave", "code", "ines"}, {"do", "roles", "code", "ines", "roles", "coordinator"}} {
		page := admin.Post(accountsPath, form...).Want(http.StatusConflict, "[role=alert]")
		if !strings.Contains(page.Text("[role=alert]"), "only administrator") {
			t.Errorf("%v: got %q", form, page.Text("[role=alert]"))
		}
	}
	p, err := site.DB.People().Person(t.Context(), "ines")
	if err != nil || p.Left || !people.May(p.Roles, people.ManageAccounts, "") {
		t.Errorf("got %+v, %v, want an administrator still", p, err)
	}
}

// TestAccountsByRole: the page and each of its actions is for administrators alone.
func TestAccountsByRole(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	admin := first(t, site)
	for _, role := range []string{"", "coordinator", "auditor"} {
		code := "a" + role
		form := []string{"do", "add", "code", code, "name", "Somebody"}
		if role != "" {
			form = append(form, "roles", role)
		}
		link := admin.Post(accountsPath, form...).Want(http.StatusOK).Text("[role=status] code")
		v := site.Visitor(t)
		v.Post(link, "password", password).Want(http.StatusOK)
		v.Get(accountsPath).Want(http.StatusForbidden)
		before, err := site.DB.People().People(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, do := range []string{"add", "roles", "reset", "leave", "return", "everywhere"} {
			v.Post(accountsPath, "do", do, "code", "ines", "name", "X", "roles", "auditor").Want(http.StatusForbidden)
		}
		after, err := site.DB.People().People(t.Context())
		if err != nil || len(before) != len(after) || after[len(after)-1].Left {
			t.Errorf("%q has changed accounts: %+v, %v", role, after, err)
		}
	}
}

// TestListsInParts: a list of many accounts or positions goes on on the next page.
func TestListsInParts(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	lead := first(t, site)
	for n := range 60 {
		code := fmt.Sprintf("p%02d", n)
		if err := site.DB.People().AddPerson(t.Context(), people.Person{Code: code, Name: "Person " + code}); err != nil {
			t.Fatal(err)
		}
		if err := site.DB.Panel().Create(t.Context(), code, panel.Batch{
			Lines: [][]byte{[]byte("x")}, Summary: panel.Summary{Position: code, Title: "Position " + code, Stage: people.Preparing, Members: []string{"ines"}},
		}); err != nil {
			t.Fatal(err)
		}
	}
	for path, want := range map[string][2]string{
		"/panel/accounts": {"#p-ines", "#p-p59"}, "/panel": {"a[href=/positions/p00]", "a[href=/positions/p59]"},
	} {
		page := lead.Get(path).Want(http.StatusOK, want[0], "a[rel=next]")
		next := page.Value("a[rel=next]", "href")
		lead.Get(next).Want(http.StatusOK, want[1])
	}
}
