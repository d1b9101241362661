package posting

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"yardstick/internal/fault"
)

// TestMend makes JSON of what pages hold; the meaning is what was meant.
func TestMend(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]any{
		"{\"a\": \"one\ntwo\"}":                  map[string]any{"a": "one\ntwo"},
		"{\"a\": \"one\r\n\ttwo\x01\"}":          map[string]any{"a": "one\r\n\ttwo\x01"},
		`{"a": [1, 2, ], }`:                      map[string]any{"a": []any{1.0, 2.0}},
		"{\"a\": 1,\n\n}":                        map[string]any{"a": 1.0},
		`{"a": "keeps, } this"}`:                 map[string]any{"a": "keeps, } this"},
		`{"a": "it\'s", "b": "\é"}`:              map[string]any{"a": "it's", "b": "é"},
		"{\"a\": \"goes \\\non\"}":               map[string]any{"a": "goes  on"},
		`{"a": "\u00e9\n\"\\"}`:                  map[string]any{"a": "é\n\"\\"},
		"{ // a note with \"\n\"a\": 1 }":        map[string]any{"a": 1.0},
		`{ /* a "note" */ "a": 1 /* end */ }`:    map[string]any{"a": 1.0},
		`{"a": "https://example.org/ /* no */"}`: map[string]any{"a": "https://example.org/ /* no */"},
		"[1, 2] // the end":                      []any{1.0, 2.0},
	} {
		var got any
		if err := json.Unmarshal(mend([]byte(in)), &got); err != nil {
			t.Errorf("%q became %q: %v", in, mend([]byte(in)), err)
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", in, diff)
		}
	}
}

func TestMendEnds(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"", `"`, `"\`, "/", "/*", "//", ",", "{,", `{"a": "`, "/* never closed"} {
		if out := mend([]byte(in)); len(out) > len(in)*6 {
			t.Errorf("%q became %q", in, out)
		}
	}
}

func TestScripts(t *testing.T) {
	t.Parallel()
	for page, want := range map[string][]string{
		`<script type="application/ld+json"> {"a":1} </script>`:                   {`{"a":1}`},
		`<script type="Application/LD+JSON; charset=utf-8">{"a":1};</script>`:     {`{"a":1}`},
		`<script type="text/javascript">{"a":1}</script><script>{"a"}</script>`:   nil,
		`<script type="application/ld+json"></script>`:                            nil,
		`<script type="application/ld+json"><!-- {"a":1} --></script>`:            {`{"a":1}`},
		`<script type="application/ld+json">/*<![CDATA[*/{"a":1}/*]]>*/</script>`: {`{"a":1}`},
		`<script type="application/ld+json">{&quot;a&quot;:1}</script>`:           {`{"a":1}`},
	} {
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range scripts(root) {
			got = append(got, string(s))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", page, diff)
		}
	}
}

func TestScriptsAreBounded(t *testing.T) {
	t.Parallel()
	root, err := html.Parse(strings.NewReader(strings.Repeat(`<script type="application/ld+json">{}</script>`, maxScripts+5)))
	if err != nil {
		t.Fatal(err)
	}
	if got := len(scripts(root)); got != maxScripts {
		t.Errorf("%d scripts, want %d", got, maxScripts)
	}
}

// TestParts stand in one order under their headings, whatever the order in the file.
func TestParts(t *testing.T) {
	t.Parallel()
	all, err := read(`{"@type":"JobPosting","jobBenefits":["Leave","A pension"],"skills":"Patience","title":"Agent &amp; Clerk",
"responsibilities":"<h2>Your part</h2><p>Welcome guests. Take payments.</p>","qualifications":{"@type":"EducationalOccupationalCredential","name":"A licence"},"description":"A hotel."}`)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d postings, error %v", len(all), err)
	}
	want := "A hotel.\n# Your part\nWelcome guests. Take payments.\n# Skills\nPatience\n# Qualifications\nA licence\n# Benefits\n- Leave\n- A pension\n"
	if diff := cmp.Diff(want, written(all[0])); diff != "" || all[0].Title != "Agent & Clerk" {
		t.Errorf("title %q (-want +got):\n%s", all[0].Title, diff)
	}
}

func TestNoTitleIsNone(t *testing.T) {
	t.Parallel()
	for _, title := range []string{`""`, `null`, `"Vacancy"`, `["",""]`, `{"x":1}`} {
		all, err := read(`{"@type":"JobPosting","title":` + title + `,"description":"Welcome guests."}`)
		if err != nil || len(all) != 1 || all[0].Title != "" {
			t.Errorf("%s: %+v, error %v; want a posting without a title", title, all, err)
		}
	}
}

func TestSettings(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("all week ", 20)
	for name, tc := range map[string]struct {
		industry, hours, employment string
		remote                      bool
		want                        []string
	}{
		"all":      {"Hotels", "40 hours", "PART_TIME", true, []string{"Hotels", "40 hours", "part time", "remote work"}},
		"too long": {long, " ", "CONTRACTOR, INTERN", false, []string{"contractor, intern"}},
		"nothing":  {"", "", "", false, nil},
	} {
		if diff := cmp.Diff(tc.want, settings(tc.industry, tc.hours, tc.employment, tc.remote)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestHostilePostings: postings that are made to harm end at once, with what is there
// or a fault that says what is wrong.
func TestHostilePostings(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ in, want string }{
		"deep":            {strings.Repeat(`{"@graph":[`, 3000), "is nested deeper than 40 levels"},
		"quotes":          {`{"@type":"JobPosting","title":"` + strings.Repeat(`\"`, 5000), "is not valid JSON: it ends too early"},
		"one of itself":   {`{"@id":"#a","@type":"JobPosting","title":"A","hiringOrganization":{"@id":"#a"},"description":{"@id":"#a"}}`, "description: is missing"},
		"a list of types": {`{"@type":[["JobPosting"]],"title":["A"],"description":[[["x"]]]}`, "holds no JobPosting"},
		"numbers":         {`{"@type":"JobPosting","title":5,"description":1e999}`, "5: 1e999"},
	} {
		all, err := read(tt.in)
		got := fmt.Sprint(err)
		if err == nil && len(all) == 1 && len(all[0].Lines) == 1 {
			got = all[0].Title + ": " + all[0].Lines[0].Text
		}
		if err != nil && !fault.Is(err, fault.Invalid) || !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: got %s, want %s", name, got, tt.want)
		}
	}
}
