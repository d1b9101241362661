package posting

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
)

const body = `"title":"Front Desk Agent","description":"<p>Hotel by the sea.</p><p><strong>Duties</strong></p><ul><li>Welcome guests &amp; check them in</li><li>Take payments</li></ul>"`

func TestRead(t *testing.T) {
	t.Parallel()
	want := Posting{Title: "Front Desk Agent", Description: "Hotel by the sea.\nDuties\n• Welcome guests & check them in\n• Take payments"}
	posting := `{"@context":"https://schema.org","@type":"JobPosting",` + body + `}`
	for name, in := range map[string]string{
		"an object":          posting,
		"with a mark":        "\ufeff" + posting,
		"in an array":        `[{"@type":"Organization","name":"Sea Hotel"},` + posting + `]`,
		"in a graph":         `{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},` + posting + `]}`,
		"several types":      `{"@type":["Thing","JobPosting"],` + body + `}`,
		"a full address":     `{"@type":"http://schema.org/JobPosting",` + body + `}`,
		"within a page":      `{"@type":"WebPage","mainEntity":` + posting + `}`,
		"an HTML page":       `<!doctype html><html><head><script>var x = "<script>";</script><script type="application/ld+json">` + posting + `</script></head><body>x</body></html>`,
		"after a broken one": `<script type="application/ld+json">{"@type":</script><script type="application/ld+json">` + posting + `</script>`,
		"in CDATA":           `<html><script type='application/ld+json; charset=utf-8'>//<![CDATA[` + "\n" + posting + "\n" + `//]]></script></html>`,
		"escaped twice":      `{"@type":"JobPosting","title":"Front Desk Agent","description":"&lt;p&gt;Hotel by the sea.&lt;/p&gt;&lt;p&gt;Duties&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Welcome guests &amp;amp; check them in&lt;/li&gt;&lt;li&gt;Take payments&lt;/li&gt;&lt;/ul&gt;"}`,
		"microdata":          `<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Front Desk Agent</h1><div itemprop="description"><p>Hotel by the sea.<br></p><p>Duties</p><ul><li>Welcome guests &amp; check them in</li><li>Take payments</li></ul></div><p>else</p></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := Read([]byte(in))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("posting (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ in, want string }{
		"empty":          {" ", "is empty"},
		"binary":         {"a\x00", "is not a text file"},
		"no posting":     {`{"@type":"Recipe"}`, "no JobPosting"},
		"a plain page":   {"<html><p>We hire.</p></html>", "no JobPosting"},
		"broken JSON":    {"{\n\"@type\": \"JobPosting\",\n]", "is not valid JSON"},
		"cut off":        {`{"@type":"JobPosting"`, "ends too early"},
		"no description": {`{"@type":"JobPosting","title":"X"}`, "description: is missing"},
		"too deep":       {strings.Repeat(`{"a":`, 100_000), "nested deeper"},
		"too large":      {"{" + strings.Repeat(" ", MaxBytes), "larger than"},
		"broken in page": {`<script type="application/ld+json">{"@type":</script>`, "JSON-LD in the page"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Read([]byte(tc.in))
			if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v; want an invalid fault with %q", err, tc.want)
			}
		})
	}
}

func TestReadNamesTheLine(t *testing.T) {
	t.Parallel()
	_, err := Read([]byte("{\n\"@type\": \"JobPosting\",\n]"))
	var e *fault.Error
	if !errors.As(err, &e) || e.Line != 3 {
		t.Errorf("error %v; want one on line 3", err)
	}
}

func TestDeepHTML(t *testing.T) {
	t.Parallel()
	text, err := json.Marshal(strings.Repeat("<div>", 200_000) + "Answer the phone and file letters." + strings.Repeat("</div>", 200_000))
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read([]byte(`{"@type":"JobPosting","title":"Clerk","description":` + string(text) + `}`))
	if err != nil {
		t.Fatal(err)
	}
	if got.Description != "Answer the phone and file letters." {
		t.Errorf("description %q", got.Description)
	}
}

func TestJob(t *testing.T) {
	t.Parallel()
	p, err := Read([]byte(`{"@type":"JobPosting","title":"Front Desk Agent","description":"A hotel by the sea.",
		"responsibilities":"Welcome guests and check them in. Take payments at the cash register. Keep the booking records.",
		"employmentType":"FULL_TIME","jobLocationType":"TELECOMMUTE","industry":"Hotels"}`))
	if err != nil {
		t.Fatal(err)
	}
	j, err := p.Job()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range j.Functions {
		names = append(names, f.Name)
	}
	if diff := cmp.Diff([]string{"Customer service", "Billing and payments", "Records and filing"}, names); diff != "" {
		t.Errorf("functions (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Hotels", "full time", "remote work"}, j.Setting); diff != "" {
		t.Errorf("setting (-want +got):\n%s", diff)
	}
}

// FuzzRead holds that any input gives a posting with a description, or one
// clear error.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"@type":"JobPosting",` + body + `}`))
	f.Add([]byte(`<script type="application/ld+json">[{"@graph":[{"@type":"JobPosting",` + body + `}]}]</script>`))
	f.Add([]byte(`<div itemtype="schema.org/JobPosting"><p itemprop="description">x<br></div>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Read(data)
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Fatalf("error %v is not an invalid fault", err)
			}
			return
		}
		if p.Description+p.Responsibilities == "" {
			t.Error("a posting without text")
		}
		if j, err := p.Job(); err == nil && len(j.Functions) == 0 {
			t.Error("a job without functions")
		}
	})
}
