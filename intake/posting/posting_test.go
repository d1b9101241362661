package posting

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
)

const body = `"title":"Front Desk Agent","description":"<p>Hotel by the sea.</p><p><strong>Duties</strong></p><ul><li>Welcome guests &amp; check them in</li><li>Take payments</li></ul>"`

// read reads JSON or a page, as the door does.
func read(data string) ([]Posting, error) {
	if strings.HasPrefix(data, "{") || strings.HasPrefix(data, "[") {
		return All([]byte(data))
	}
	root, err := html.Parse(strings.NewReader(data))
	if err != nil {
		return nil, err
	}
	return InPage(root)
}

// from gives a text from the beginning of a part of it on.
func from(s, part string) string {
	_, after, _ := strings.Cut(s, part)
	return part + after
}

// written gives a posting's lines as text.
func written(p Posting) string {
	var b strings.Builder
	for _, l := range p.Lines {
		switch l.Shape {
		case outline.Heading:
			b.WriteString("# ")
		case outline.Item:
			b.WriteString("- ")
		case outline.Row:
			b.WriteString(l.Label + ": ")
		}
		b.WriteString(l.Text + "\n")
	}
	return b.String()
}

func script(json string) string {
	return `<html><head><script type="application/ld+json">` + json + `</script></head><body>x</body></html>`
}

func TestRead(t *testing.T) {
	t.Parallel()
	const want = "Hotel by the sea.\n# Duties\n- Welcome guests & check them in\n- Take payments\n"
	posting := `{"@context":"https://schema.org","@type":"JobPosting",` + body + `}`
	const item = `<h1 itemprop="title">Front Desk Agent</h1><div itemprop="description"><p>Hotel by the sea.<br></p><p><b>Duties</b></p><ul><li>Welcome guests &amp; check them in</li><li>Take payments</li></ul></div>`
	for name, in := range map[string]string{
		"an object":            posting,
		"in an array":          `[{"@type":"Organization","name":"Sea Hotel"},` + posting + `]`,
		"in a graph":           `{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},` + posting + `]}`,
		"several types":        `{"@type":["Thing","JobPosting"],` + body + `}`,
		"a full address":       `{"@type":"http://schema.org/JobPosting",` + body + `}`,
		"with prefixes":        `{"@type":"schema:JobPosting","schema:title":"Front Desk Agent","http://schema.org/description":` + from(body, `"<p>`) + `}`,
		"within a page":        `{"@type":"WebPage","mainEntity":` + posting + `}`,
		"without its type":     `{` + body + `}`,
		"a comma too many":     `{"@type":"JobPosting",` + body + `,}`,
		"commented":            "{ // ours\n/* and theirs */ \"@type\":\"JobPosting\"," + body + "}",
		"an escape of no kind": `{"@type":"JobPosting","x":"it\'s",` + body + `}`,
		"an HTML page":         script(posting),
		"after a broken one":   `<script type="application/ld+json">{"@type":</script>` + script(posting),
		"in CDATA":             script("//<![CDATA[\n" + posting + "\n//]]>"),
		"in a comment":         script("<!--\n" + posting + "\n-->"),
		"with a semicolon":     script(posting + ";"),
		"in entities":          script(html.EscapeString(posting)),
		"escaped twice":        `{"@type":"JobPosting","title":"Front Desk Agent","description":"&lt;p&gt;Hotel by the sea.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Duties&lt;/b&gt;&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Welcome guests &amp;amp; check them in&lt;/li&gt;&lt;li&gt;Take payments&lt;/li&gt;&lt;/ul&gt;"}`,
		"microdata":            `<div itemscope itemtype="https://schema.org/JobPosting">` + item + `<p>else</p></div>`,
		"RDFa": `<div vocab="https://schema.org/" typeof="JobPosting">` +
			strings.ReplaceAll(item, "itemprop", "property") + `</div>`,
		"RDFa with prefixes": `<div typeof="schema:JobPosting">` +
			strings.NewReplacer(`itemprop="`, `property="schema:`).Replace(item) + `</div>`,
		"two names in one": `<div itemscope itemtype="https://schema.org/JobPosting">` +
			strings.Replace(item, `itemprop="title"`, `itemprop="name title"`, 1) + `</div>`,
		"an item in the title": `<main itemscope itemtype="http://schema.org/JobPosting"><meta itemprop="title" content="Front Desk Agent">` + from(item, "<div") + `</main>`,
		"a nested employer":    `<div itemscope itemtype="https://schema.org/JobPosting"><div itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization"><b itemprop="name">Sea Hotel</b><p itemprop="description">A chain.</p></div>` + item + `</div>`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			all, err := read(in)
			if err != nil || len(all) != 1 {
				t.Fatalf("%d postings, error %v", len(all), err)
			}
			if diff := cmp.Diff(want, written(all[0])); diff != "" || all[0].Title != "Front Desk Agent" {
				t.Errorf("title %q (-want +got):\n%s", all[0].Title, diff)
			}
		})
	}
}

func TestPropertiesWithSeveralValues(t *testing.T) {
	t.Parallel()
	const want = "# Responsibilities\n- Welcome guests\n- Take payments\n# Benefits\nFree meals\n"
	for name, in := range map[string]string{
		"a list": `{"@type":"JobPosting","title":"Agent","responsibilities":["Welcome guests","Take payments"],"jobBenefits":"Free meals"}`,
		"lines":  `{"@type":"JobPosting","title":"Agent","responsibilities":"Welcome guests\nTake payments","jobBenefits":"Free meals"}`,
		"values": `{"@type":"JobPosting","title":"Agent","responsibilities":[{"@value":"Welcome guests"},{"@value":"Take payments"}],"jobBenefits":{"@value":"Free meals"}}`,
		"raw line breaks": "{\"@type\":\"JobPosting\",\"title\":\"Agent\",\"responsibilities\":\"<ul>\n" +
			"\t<li>Welcome guests</li>\r\n\t<li>Take payments</li></ul>\",\"jobBenefits\":\"Free meals\"}",
		"microdata":        `<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Agent</h1><ul><li itemprop="responsibilities">Welcome guests</li><li itemprop="responsibilities">Take payments</li></ul><p itemprop="jobBenefits">Free meals</p></div>`,
		"in other content": `<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Agent</h1><meta itemprop="responsibilities" content="&lt;ul&gt;&lt;li&gt;Welcome guests&lt;/li&gt;&lt;li&gt;Take payments&lt;/li&gt;&lt;/ul&gt;"><p itemprop="benefits">Free meals</p></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			all, err := read(in)
			if err != nil || len(all) != 1 {
				t.Fatalf("%d postings, error %v", len(all), err)
			}
			if diff := cmp.Diff(want, written(all[0])); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFacts(t *testing.T) {
	t.Parallel()
	for name, in := range map[string]string{
		"JSON": `{"@type":"JobPosting",` + body +
			`,"hiringOrganization":{"@type":"Hotel","name":"Sea Hotel","parentOrganization":{"name":"Coast Group"}},"industry":"Hotels","workHours":"40 hours","employmentType":["FULL_TIME"],"jobLocationType":"TELECOMMUTE"}`,
		"microdata": `<div itemscope itemtype="https://schema.org/JobPosting"><span itemprop="industry">Hotels</span><span itemprop="workHours">40 hours</span><meta itemprop="employmentType" content="FULL_TIME"><meta itemprop="jobLocationType" content="TELECOMMUTE"><div itemprop="hiringOrganization" itemscope><a itemprop="name">Sea Hotel</a><div itemprop="parentOrganization" itemscope><i itemprop="name">Coast Group</i></div></div><p itemprop="description">Welcome guests.</p></div>`,
	} {
		all, err := read(in)
		if err != nil || len(all) != 1 {
			t.Fatalf("%s: %d postings, error %v", name, len(all), err)
		}
		if diff := cmp.Diff([]string{"Hotels", "40 hours", "full time", "remote work"}, all[0].Setting); diff != "" || all[0].Firm != "Sea Hotel" {
			t.Errorf("%s: firm %q, setting (-want +got):\n%s", name, all[0].Firm, diff)
		}
	}
}

func TestSeveral(t *testing.T) {
	t.Parallel()
	stub, first, second := `{"@type":"JobPosting","title":"Stub","url":"https://example.org/1"}`, `{"@type":"JobPosting",`+
		body+`}`, `{"@type":"JobPosting","title":"Porter","description":"Carry bags."}`
	for name, in := range map[string]string{
		"an array": `[` + stub + `,` + first + `,` + second + `]`,
		"a list of items": `{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":` + first +
			`},{"@type":"ListItem","item":` + second + `}]}`,
		"scripts": script(stub) + script(first) + script(first) + script(second),
	} {
		all, err := read(in)
		var titles []string
		for _, p := range all {
			titles = append(titles, p.Title)
		}
		if diff := cmp.Diff([]string{"Front Desk Agent", "Porter"}, titles); diff != "" || err != nil {
			t.Errorf("%s: error %v (-want +got):\n%s", name, err, diff)
		}
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ in, want string }{
		"no posting":     {`{"@type":"Recipe"}`, "no JobPosting"},
		"broken JSON":    {"{\n\"@type\": \"JobPosting\",\n]", "is not valid JSON"},
		"cut off":        {`{"@type":"JobPosting"`, "ends too early"},
		"no description": {`{"@type":"JobPosting","title":"X"}`, "description: is missing"},
		"too deep":       {strings.Repeat(`{"a":`, 100_000), "nested deeper"},
		"too many parts": {"[" + strings.Repeat(`{},`, maxOpened+1) + "1]", "more than 200000 objects"},
		"too large":      {"{" + strings.Repeat(" ", MaxBytes) + "}", "larger than"},
		"broken in page": {script(`{"@type":"JobPosting"`), "ends too early"},
		"stub in page":   {script(`{"@type":"JobPosting","title":"X"}`), "description: is missing"},
		"HTML too deep": {
			`{"@type":"JobPosting","description":"` + strings.Repeat("<div>", 2000) + `"}`,
			"HTML that cannot be read",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := read(tc.in)
			if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v; want an invalid fault with %q", err, tc.want)
			}
		})
	}
}

func TestErrorNamesTheLine(t *testing.T) {
	t.Parallel()
	_, err := read("{\n\"@type\": \"JobPosting\",\n]")
	var e *fault.Error
	if !errors.As(err, &e) || e.Line != 3 {
		t.Errorf("error %v; want one on line 3", err)
	}
}

// FuzzMend holds that sound JSON keeps its meaning and anything else ends.
func FuzzMend(f *testing.F) {
	f.Add([]byte("{\"a\": \"x\ny\", // no\n\"b\": [1, 2,],}"))
	f.Add([]byte(`{"a": "\u00e9 \"q\" \\", "b": "//"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var before, after any
		mended := mend(data)
		if json.Unmarshal(data, &before) != nil {
			return
		}
		if err := json.Unmarshal(mended, &after); err != nil {
			t.Fatalf("%q became %q: %v", data, mended, err)
		}
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

// FuzzRead holds that any input gives postings with text, none, or one clear error.
func FuzzRead(f *testing.F) {
	f.Add(`{"@type":"JobPosting",` + body + `}`)
	f.Add(script(`[{"@graph":[{"@type":"JobPosting",` + body + `}]}]`))
	f.Add(`<div itemtype="schema.org/JobPosting" itemscope><p itemprop="description title">x<br></div>`)
	f.Add(`<div typeof="JobPosting"><p property="responsibilities">x<li property="name">y</div>`)
	f.Fuzz(func(t *testing.T, data string) {
		all, err := read(data)
		if err != nil && !fault.Is(err, fault.Invalid) && !strings.Contains(err.Error(), "html:") {
			t.Fatalf("error %v is not an invalid fault", err)
		}
		for _, p := range all {
			for _, l := range p.Lines {
				if l.Text != outline.Clean(l.Text) || strings.Contains(l.Text, "<script") {
					t.Errorf("line %q", l.Text)
				}
			}
		}
	})
}
