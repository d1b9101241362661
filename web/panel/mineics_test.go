package panel_test

import (
	"net/http"
	"strings"
	"testing"
)

// TestOwnCalendar: a candidate finds when the own interview is, and the entry for a
// calendar; before a time is fixed there is none, and without the link nothing.
func TestOwnCalendar(t *testing.T) {
	t.Parallel()
	site, _, lead, heron, link := written(t)
	heron.Get(link + "/interview.ics").Want(http.StatusNotFound)
	lead.Post("/positions/porter/do", "do", "schedule", "candidate", "heron", "start", "2026-03-31T17:00", "minutes", "45", "where", "Room 2", "back", "c/heron").Want(http.StatusOK)
	if page := heron.Get(link).Want(http.StatusOK); !strings.Contains(page.Body, "45 minutes") || !strings.Contains(page.Body, "Room 2") || !strings.Contains(page.Body, "/interview.ics") {
		t.Error("the page does not say when the interview is")
	}
	got := heron.Get(link + "/interview.ics").Want(http.StatusOK)
	if !strings.Contains(got.Body, "DURATION:PT45M") || strings.Count(got.Body, "BEGIN:VEVENT") != 1 || !strings.HasPrefix(got.Header.Get("Content-Type"), "text/calendar") {
		t.Errorf("the calendar:\n%s", got.Body)
	}
	site.Visitor(t).Get("/panel/mine/none/interview.ics").Want(http.StatusForbidden)
}

// TestAddFromResume: a candidate is added by the header of a résumé, and a file that is
// none is refused.
func TestAddFromResume(t *testing.T) {
	t.Parallel()
	_, _, lead, _, _ := written(t)
	lead.Send("/positions/porter/do", "resume.json", `{"basics": {"name": "Rosa Placeholder", "email": "rosa@example.org"}, "interests": [{"name": "Chess"}]}`,
		"do", "add", "code", "crane").Want(http.StatusOK)
	if page := lead.Get("/positions/porter/c/crane").Want(http.StatusOK); !strings.Contains(page.Body, "Rosa Placeholder") || strings.Contains(page.Body, "Chess") {
		t.Error("the candidate is not as the résumé says")
	}
	lead.Send("/positions/porter/do", "resume.json", `{"basics": {"email": "here"}}`, "do", "add", "code", "stork").Want(http.StatusUnprocessableEntity)
}
