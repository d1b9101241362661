package job_test

import (
	"testing"

	"yardstick/job"
)

func TestSuperior(t *testing.T) {
	t.Parallel()
	for team, want := range map[string]string{
		"One of three; reports to the head librarian.":                       "head librarian",
		"Answers to the owner, who lives upstairs.":                          "owner",
		"One of six on the desk under a team leader; covers others' phones.": "team leader",
		"Works for the mayor and the council.":                               "mayor",
		"Reporting to our managing director in all matters of money.":        "managing director",
		"Six people who share a room.":                                       "",
		"Reports to whoever happens to be there on that particular day":      "",
		"": "",
	} {
		if got := job.Superior(team); got != want {
			t.Errorf("%q: got %q, want %q", team, got, want)
		}
	}
}
