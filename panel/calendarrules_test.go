package panel_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"yardstick/panel"
)

// How RFC 5545 has the lines of a calendar: a name, parameters, a colon, and a value
// without control characters (section 3.1), and the values of the properties here.
var (
	contentLine = regexp.MustCompile(`^([A-Z-]+)((?:;[A-Z-]+=[^;:,"]*)*):([^\x00-\x08\x0a-\x1f\x7f]*)$`)
	valueForms  = map[string]*regexp.Regexp{
		"UID": regexp.MustCompile(`^\S+@\S+$`), "DTSTAMP": regexp.MustCompile(`^\d{8}T\d{6}Z$`), "DTSTART": regexp.MustCompile(`^\d{8}T\d{6}Z$`),
		"DURATION": regexp.MustCompile(`^PT\d+M$`), "SUMMARY": regexp.MustCompile(`^(?:[^\\;,]|\\[\\;,nN])*$`),
		"LOCATION": regexp.MustCompile(`^(?:[^\\;,]|\\[\\;,nN])*$`),
	}
)

// event reads a calendar as the rules have it, and gives the properties of its events.
func events(t *rapid.T, ics string) (all []map[string]string) {
	if !strings.HasSuffix(ics, "\r\n") {
		t.Fatal("the last line does not end")
	}
	lines := strings.Split(strings.TrimSuffix(strings.ReplaceAll(ics, "\r\n ", ""), "\r\n"), "\r\n")
	var one map[string]string
	head := map[string]bool{}
	for i, line := range lines {
		m := contentLine.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("no content line: %q", line)
		}
		name, value := m[1], m[3]
		switch {
		case name == "BEGIN" && value == "VCALENDAR" && i == 0, name == "END" && value == "VCALENDAR" && i == len(lines)-1 && one == nil:
		case name == "BEGIN" && value == "VEVENT" && one == nil:
			one = map[string]string{}
		case name == "END" && value == "VEVENT" && one != nil:
			all, one = append(all, one), nil
		case one == nil:
			head[name] = true
		default:
			form := valueForms[name]
			if _, twice := one[name]; twice || form == nil || !form.MatchString(value) {
				t.Fatalf("%s is there twice, is not known, or has a value of another form: %q", name, value)
			}
			one[name] = value
		}
	}
	if !head["VERSION"] || !head["PRODID"] {
		t.Fatal("a calendar has a version and a product")
	}
	return all
}

// TestCalendarRules: whatever titles, names and places hold, the file keeps the rules,
// no line is longer than 75 bytes, and nothing of a text becomes a line of its own.
func TestCalendarRules(t *testing.T) {
	t.Parallel()
	unescape := strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zA-Z ;,:\\"éツ𝒳\r\n-]{0,90}`)
		place, title, name := text.Draw(t, "place"), text.Draw(t, "title"), "x"+text.Draw(t, "name")
		v := panel.View{
			Header: panel.Header{Position: "porter", Title: title},
			Candidates: []panel.CandidateView{
				{Code: "heron", Name: name, Schedule: &panel.Scheduled{Start: "2026-03-31T17:00:00.000Z", Minutes: 45, Where: place}},
				{Code: "wren", Schedule: &panel.Scheduled{Start: "2026-03-31T18:00:00.000Z", Minutes: 5, Where: "BEGIN:VEVENT\r\nEND:VCALENDAR"}},
			},
		}
		ics := v.Calendar(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
		for line := range strings.SplitSeq(ics, "\r\n") {
			if len(line) > 75 {
				t.Fatalf("a line of %d bytes: %q", len(line), line)
			}
		}
		all := events(t, ics)
		if len(all) != 2 {
			t.Fatalf("%d events, want 2", len(all))
		}
		clean := strings.NewReplacer("\r\n", "\n", "\r", "")
		if got, want := unescape.Replace(all[0]["LOCATION"]), clean.Replace(place); got != want {
			t.Errorf("place %q, want %q", got, want)
		}
		if got, want := unescape.Replace(all[0]["SUMMARY"]), clean.Replace("Interview: "+name+", "+title); got != want {
			t.Errorf("summary %q, want %q", got, want)
		}
	})
}
