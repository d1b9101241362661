package resume_test

import (
	"fmt"
	"strings"
	"testing"

	"yardstick/panel/resume"
)

// everything is a résumé with every section that version 1.0.0 of the schema knows, with
// what the schema allows besides: a field of one's own in basics, dates without a day, an
// image that is empty.
const everything = `{
  "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
  "basics": {
    "name": "Nora Nobody", "label": "Night porter", "image": "", "email": "nora@example.org", "phone": "(0113) 496-0000", "url": "https://nora.example.org",
    "summary": "Ten years at one door.", "pronouns": "she",
    "location": {"address": "1 Example Road\nBack door", "postalCode": "LS1", "city": "Leeds", "countryCode": "GB", "region": "Yorkshire"},
    "profiles": [{"network": "Elsewhere", "username": "nora", "url": "https://elsewhere.example.org/nora"}]
  },
  "work": [{"name": "Hotel Placeholder", "location": "Leeds", "description": "A hotel", "position": "Porter", "url": "https://hotel.example.org",
    "startDate": "2014", "endDate": "2024-02", "summary": "Nights.", "highlights": ["Nobody was locked out."]}],
  "volunteer": [{"organization": "Soup", "position": "Cook", "startDate": "2020-01-02"}],
  "education": [{"institution": "School", "area": "Everything", "studyType": "O", "startDate": "1999", "score": "3", "courses": ["A1"]}],
  "awards": [{"title": "Best door", "date": "2019-05-01", "awarder": "Hotel", "summary": "It was shut."}],
  "certificates": [{"name": "First aid", "date": "2022-01", "issuer": "Cross", "url": "https://cross.example.org"}],
  "publications": [{"name": "On doors", "publisher": "Self", "releaseDate": "2018", "url": "https://doors.example.org", "summary": "Doors."}],
  "skills": [{"name": "Keys", "level": "Master", "keywords": ["Old", "New"]}],
  "languages": [{"language": "English", "fluency": "Native"}],
  "interests": [{"name": "Owls", "keywords": ["Barn"]}],
  "references": [{"name": "Max", "reference": "She opens."}],
  "projects": [{"name": "A lock", "description": "It holds.", "highlights": ["Steel"], "keywords": ["lock"], "startDate": "2021", "roles": ["Maker"], "entity": "Self", "type": "craft"}],
  "meta": {"canonical": "https://nora.example.org/resume.json", "version": "v1.0.0", "lastModified": "2024-12-24T15:53:00"}
}`

// TestEverySection: of everything that a résumé may hold, name, address and number are
// taken, and nothing else.
func TestEverySection(t *testing.T) {
	t.Parallel()
	h, err := resume.Read("resume.json", []byte(everything))
	if err != nil {
		t.Fatal(err)
	}
	if want := (resume.Header{Name: "Nora Nobody", Email: "nora@example.org", Phone: "(0113) 496-0000"}); h != want {
		t.Errorf("%+v, want %+v", h, want)
	}
	for _, other := range []string{"porter", "Ten years", "Leeds", "Elsewhere", "she", "Owls", "English", "1999"} {
		if strings.Contains(fmt.Sprintf("%+v %s", h, h.Contact()), other) {
			t.Errorf("%q was taken over", other)
		}
	}
}
