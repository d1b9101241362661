package panel_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/panel"
)

// TestCalendarFile: one event a candidate who has a time and has not gone, as RFC 5545
// wants it: lines of 75 bytes at most that end in CRLF, what is special escaped.
func TestCalendarFile(t *testing.T) {
	t.Parallel()
	long := "Interview room “Überlingen”, second floor; bring nothing, " + strings.Repeat("é", 60)
	v := panel.View{
		Header: panel.Header{Position: "porter", Title: "Night porter, door; rounds"},
		Candidates: []panel.CandidateView{
			{Code: "heron", Name: "Paula Placeholder", Schedule: &panel.Scheduled{Start: "2026-03-31T17:00:00.000Z", Minutes: 45, Where: long}},
			{Code: "crane", Schedule: &panel.Scheduled{Start: "2026-04-01T09:30:00.000Z", Minutes: 30, Where: "online\nBEGIN:VALARM"}},
			{Code: "stork"},
			{Code: "ibis", Gone: true, Schedule: &panel.Scheduled{Start: "2026-04-02T09:30:00.000Z", Minutes: 30}},
		},
	}
	got := v.Calendar(time.Date(2026, 3, 2, 9, 0, 0, 0, time.FixedZone("", 3600)))
	for _, line := range strings.Split(strings.TrimSuffix(got, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	want := []string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Yardstick//Panel//EN",
		"BEGIN:VEVENT", "UID:heron-porter@yardstick", "DTSTAMP:20260302T080000Z", "DTSTART:20260331T170000Z", "DURATION:PT45M",
		`SUMMARY:Interview: Paula Placeholder\, Night porter\, door\; rounds`,
		`LOCATION:Interview room “Überlingen”\, second floor\; bring nothing\, ` + strings.Repeat("é", 60), "END:VEVENT",
		"BEGIN:VEVENT", "UID:crane-porter@yardstick", "DTSTAMP:20260302T080000Z", "DTSTART:20260401T093000Z", "DURATION:PT30M",
		`SUMMARY:Interview: crane\, Night porter\, door\; rounds`, `LOCATION:online\nBEGIN:VALARM`, "END:VEVENT",
		"END:VCALENDAR", "",
	}
	unfolded := strings.ReplaceAll(got, "\r\n ", "")
	if diff := cmp.Diff(want, strings.Split(unfolded, "\r\n")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
