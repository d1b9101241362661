package resume_test

import (
	"strings"
	"testing"

	"yardstick/internal/fault"
	"yardstick/panel/resume"
)

const whole = `{
  "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
  "basics": {
    "name": "Paula  Placeholder",
    "label": "Clerk",
    "image": "https://example.org/paula.jpg",
    "email": "paula@example.org",
    "phone": "+44 113 496 0000",
    "location": {"city": "Leeds", "countryCode": "GB"}
  },
  "work": [{"name": "Example", "startDate": "2019"}],
  "interests": [{"name": "Chess"}]
}`

func TestRead(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		data    string
		want    resume.Header
		contact string
	}{
		"whole":    {whole, resume.Header{Name: "Paula Placeholder", Email: "paula@example.org", Phone: "+44 113 496 0000"}, "paula@example.org, +44 113 496 0000"},
		"a name":   {`{"basics": {"name": "Li"}}`, resume.Header{Name: "Li"}, ""},
		"a number": {`{"basics": {"name": "Li", "phone": "0113"}}`, resume.Header{Name: "Li", Phone: "0113"}, "0113"},
		"hidden":   {"{\"basics\": {\"name\": \"L\u202ei\\n Wu\"}}", resume.Header{Name: "Li Wu"}, ""},
	} {
		got, err := resume.Read("r.json", []byte(tt.data))
		if err != nil || got != tt.want || got.Contact() != tt.contact {
			t.Errorf("%s: %+v, contact %q, error %v", name, got, got.Contact(), err)
		}
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]string{
		`{}`:                               "r.json:1: basics: is missing; a JSON Résumé has basics",
		"{\"basics\": {\n\"name\": \"\"}}": "r.json:2: basics.name: is missing; a candidate has a name",
		`{"basics": {"name": 3}}`:          `r.json:1: basics.name: is a whole number ("3"); it must be text`,
		`{"basics": {"name": "Li", "email": "here"}}`:              "r.json:1: basics.email: is no address; want such as paula@example.org",
		`{"basics": {"name": "Li", "phone": "later"}}`:             "r.json:1: basics.phone: is no number",
		`{"basics": {"name": "` + strings.Repeat("x", 201) + `"}}`: "r.json:1: basics.name: has more than 200 characters",
		`{"basics": "Li"}`: `r.json:1: basics: is text ("Li"); it must be a map of fields`,
		`[`:                "r.json:1: ",
		"":                 "r.json: is empty",
	} {
		if _, err := resume.Read("r.json", []byte(data)); !fault.Is(err, fault.Invalid) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.40s: %v, want %s", data, err, want)
		}
	}
}

// FuzzRead: what is read is on one line and bounded, or an Invalid fault names the file.
func FuzzRead(f *testing.F) {
	f.Add(whole)
	f.Add(`{"basics": {"name": "Li", "email": "a@b"}}`)
	f.Fuzz(func(t *testing.T, data string) {
		h, err := resume.Read("r.json", []byte(data))
		if err != nil {
			if !fault.Is(err, fault.Invalid) || !strings.HasPrefix(err.Error(), "r.json") {
				t.Fatal(err)
			}
			return
		}
		if h.Name == "" || strings.ContainsAny(h.Name+h.Contact(), "\r\n\t\x00") || len([]rune(h.Name+h.Contact())) > 700 {
			t.Errorf("%+v", h)
		}
	})
}
