package schemaorg_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"yardstick/job/sample"
	"yardstick/job/schemaorg"
)

// vocabulary is what schema.org knows of the types that are written, property by
// property: text, html, date, or types of it. Those that search engines demand of a
// posting end in an exclamation mark.
var vocabulary = map[string]map[string]string{
	"JobPosting": {
		"identifier": "PropertyValue", "title": "text!", "description": "html!", "hiringOrganization": "Organization!", "jobLocation": "Place!",
		"datePosted": "date!", "validThrough": "date", "employmentType": "employment",
	},
	"Occupation":    {"identifier": "PropertyValue", "name": "text!", "description": "html", "responsibilities": "htmls!"},
	"PropertyValue": {"name": "text", "value": "text!"},
	"Organization":  {"name": "text!", "sameAs": "url"},
	"Place":         {"address": "PostalAddress!"},
	"PostalAddress": {"addressLocality": "text", "addressCountry": "country"},
}

var forms = map[string]*regexp.Regexp{
	"text": regexp.MustCompile(`\S`), "date": regexp.MustCompile(`^\d{4}-\d\d-\d\d$`), "url": regexp.MustCompile(`^https?://`),
	"country":    regexp.MustCompile(`^[A-Z]{2}$`),
	"employment": regexp.MustCompile(`^(FULL_TIME|PART_TIME|CONTRACTOR|TEMPORARY|INTERN|VOLUNTEER|PER_DIEM|OTHER)$`),
}

// against holds a value to the vocabulary.
func against(of string, v any, at string) (wrong []string) {
	switch properties, is := vocabulary[of]; {
	case is:
		o, _ := v.(map[string]any)
		if o["@type"] != of {
			wrong = append(wrong, fmt.Sprintf("%s: @type is %v, want %s", at, o["@type"], of))
		}
		for name, one := range o {
			if kind := strings.TrimSuffix(properties[name], "!"); kind != "" {
				wrong = append(wrong, against(kind, one, at+"."+name)...)
			} else if !strings.HasPrefix(name, "@") {
				wrong = append(wrong, at+": schema.org has no "+name+" there")
			}
		}
		for name, kind := range properties {
			if _, there := o[name]; !there && strings.HasSuffix(kind, "!") {
				wrong = append(wrong, at+": lacks "+name)
			}
		}
	case of == "htmls":
		all, _ := v.([]any)
		for i, one := range all {
			wrong = append(wrong, against("html", one, fmt.Sprint(at, i))...)
		}
	case of == "html":
		text, _ := v.(string)
		wrong = append(wrong, balanced(text, at)...)
	default:
		if text, _ := v.(string); !forms[of].MatchString(text) {
			wrong = append(wrong, fmt.Sprintf("%s: %q is no %s", at, text, of))
		}
	}
	return wrong
}

// balanced says what is wrong with HTML that a posting may hold: paragraphs, headings
// and lists, each closed.
func balanced(text, at string) (wrong []string) {
	var open []string
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if len(open) > 0 {
				wrong = append(wrong, at+": not closed: "+strings.Join(open, " "))
			}
			return wrong
		case html.StartTagToken, html.EndTagToken:
			name := z.Token().Data
			n := len(open)
			switch {
			case !slices.Contains([]string{"p", "h3", "ul", "li"}, name):
				wrong = append(wrong, at+": holds <"+name+">")
			case kind == html.StartTagToken:
				open = append(open, name)
			case n == 0 || open[n-1] != name:
				return append(wrong, at+": </"+name+"> closes nothing")
			default:
				open = open[:n-1]
			}
		}
	}
}

// TestVocabulary holds what is written of every sample job to the vocabulary, and a
// posting to what search engines demand of one.
func TestVocabulary(t *testing.T) {
	t.Parallel()
	whole := schemaorg.Posting{
		Organization: "Hotel Placeholder", URL: "https://hotel.example.org", Location: "Leeds", Country: "GB", Posted: "2026-03-31",
		Through: "2026-04-30", Employment: "FULL_TIME",
	}
	for _, id := range sample.IDs() {
		j, err := sample.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		for of, write := range map[string]func(b *bytes.Buffer) error{
			"JobPosting": func(b *bytes.Buffer) error { return schemaorg.WritePosting(b, j, whole) },
			"Occupation": func(b *bytes.Buffer) error { return schemaorg.WriteOccupation(b, j) },
		} {
			var b bytes.Buffer
			var v map[string]any
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(b.Bytes(), &v); err != nil || v["@context"] != "https://schema.org/" {
				t.Fatalf("%s: %v, context %v", id, err, v["@context"])
			}
			for _, wrong := range against(of, v, of) {
				t.Errorf("%s: %s", id, wrong)
			}
		}
	}
}
