package page

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
)

// written gives an outline as text, one line a line.
func written(lines []outline.Line) string {
	var b strings.Builder
	for _, l := range lines {
		switch l.Shape {
		case outline.Heading:
			b.WriteString(strings.Repeat("#", l.Level) + " ")
		case outline.Item:
			b.WriteString(strings.Repeat(" ", l.Level-1) + "- ")
		}
		if l.Label != "" {
			b.WriteString(l.Label + " | ")
		}
		b.WriteString(l.Text + "\n")
	}
	return b.String()
}

func read(t *testing.T, page string) outline.Outline {
	t.Helper()
	root, err := Parse([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	o, err := Outline(root)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestOutline(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ page, want string }{
		"headings, lists, paragraphs": {
			`<h1>Porter</h1><p>A house<br>by the sea.</p><h3>Tasks</h3><ul><li>Carry bags<li>Wake guests<ul><li>on time</ul></ul>`,
			"# Porter\nA house\nby the sea.\n### Tasks\n- Carry bags\n- Wake guests\n - on time\n",
		},
		"bold lines head": {
			`<p><strong>Tasks:</strong></p><div><b>Your part</b></div><p>We <b>carry</b> bags.</p>`,
			"#### Tasks\n#### Your part\nWe carry bags.\n",
		},
		"what makes a page go": {
			`<script>if(a<b){go("<p>Sell</p>")}</script><style>p{x}</style><noscript>Turn it on</noscript><p>Carry bags</p><template>No</template>`,
			"Carry bags\n",
		},
		"menus and feet": {
			`<nav><ul><li>Home</ul></nav><header><div class="main-menu">Jobs</div></header><p>Carry bags</p><aside>Also see</aside><footer>Imprint</footer>`,
			"Carry bags\n",
		},
		"a list of links": {
			`<ul><li><a href=/>Home</a><li><a href=/j>Find jobs</a></ul><ul><li>Carry <a href=/b>bags</a></ul>`,
			"- Carry bags\n",
		},
		"notices on cookies": {
			`<div id="onetrust-consent-sdk"><p>We use cookies</p></div><div role="dialog">Accept</div><div class="cookie-bar">OK</div><p>Carry bags</p>`,
			"Carry bags\n",
		},
		"hidden text": {
			`<p hidden>No</p><p style="display: none">No</p><p aria-hidden="true">No</p><p>Carry bags</p>`,
			"Carry bags\n",
		},
		"a whole page named so": {
			`<div class="has-menu"><h1>Porter</h1><p>Carry bags</p></div>`,
			"# Porter\nCarry bags\n",
		},
		"buttons and fields": {
			`<button>Apply</button><select><option>Leeds</select><input value=x><p>Carry bags</p>`,
			"Carry bags\n",
		},
		"signs that say nothing": {
			"<p>Cater\u00ading for\u00a0guests</p><p>☐ Carry bags</p><p>•\tWake\u200b guests</p>",
			"Catering for guests\nCarry bags\n- Wake guests\n",
		},
		"labels": {
			`<p><b>Reports to:</b> the head porter</p><dl><dt>Place<dd>Leeds<dt>Tasks<dd><ul><li>Carry bags<li>Wake guests</ul></dl>`,
			"Reports to | the head porter\nPlace | Leeds\n#### Tasks\n- Carry bags\n- Wake guests\n",
		},
		"a table of labels": {
			`<table><tr><th>Reports to</th><td>Head porter</td></tr><tr><td>Place:</td><td>Leeds</td></tr></table>`,
			"Reports to | Head porter\nPlace | Leeds\n",
		},
		"a table with a head": {
			`<table><thead><tr><th>Task</th><th>How often</th></tr></thead><tr><td>Carry the bags of guests</td><td>daily</td></tr><tr><td>Wake guests on time every day</td><td>daily</td></tr></table>`,
			"Task | Carry the bags of guests; daily\nTask | Wake guests on time every day; daily\n",
		},
		"a table that arranges": {
			`<table><tr><td>Tasks</td><td><ul><li>Carry bags</li><li>Wake guests</li></ul></td></tr><tr><td>Place</td><td>Leeds</td></tr></table>`,
			"#### Tasks\n- Carry bags\n- Wake guests\nPlace | Leeds\n",
		},
		"a table in a table": {
			`<table><tr><td><table><tr><td>Place</td><td>Leeds</td></tr></table><p>Carry bags</p></td></tr></table>`,
			"Place | Leeds\nCarry bags\n",
		},
		"bullets without a list": {
			`<p>• Carry bags<br>• Wake guests<br>- Sweep the hall</p>`,
			"- Carry bags\n- Wake guests\n- Sweep the hall\n",
		},
		"what is not closed":  {`<div><p>Carry bags<div><p>Wake guests`, "Carry bags\nWake guests\n"},
		"marks that are text": {`<p>Fewer than 5 &lt; 6 bags &amp; cases</p>`, "Fewer than 5 < 6 bags & cases\n"},
		"headings in what is folded": {
			`<details><summary>Tasks</summary><p>Carry bags</p></details>`,
			"##### Tasks\nCarry bags\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tc.want, written(read(t, "<!doctype html><html><body>"+tc.page+"</body></html>").Lines)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTitle(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ page, want string }{
		"the first heading": {
			`<title>Jobs</title><h1>Night Porter (m/f)</h1><p>Carry bags`,
			"Night Porter (m/f)",
		},
		"what the page and its text say": {
			`<title>Night Porter - Sea Hotel</title><h2>Night Porter</h2><p>Carry bags`,
			"Night Porter",
		},
		"what the page is called":     {`<title>Night Porter | Jobs | Sea Hotel</title><p>Carry bags`, "Night Porter"},
		"the name of a kind of paper": {`<title>Careers</title><h1>Job description</h1><h2>Porter</h2><p>Carry bags`, ""},
		"a field": {
			`<table><tr><td>Job title</td><td>Porter</td></tr><tr><td>Employer</td><td>Sea Hotel</td></tr></table>`,
			"Porter",
		},
		"nothing that can be trusted": {`<title>Sea Hotel</title><h2>Join us</h2><p>Carry bags`, ""},
	} {
		if got := read(t, tc.page).Title; got != tc.want {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

func TestMainPart(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Carry the bags of guests to their rooms. ", 8)
	o := read(t, `<div>Search jobs</div><main><p>`+long+`</p></main><div>More jobs in Leeds</div>`)
	if got := written(o.Lines); got != strings.TrimSpace(long)+"\n" {
		t.Errorf("%q", got)
	}
}

func TestParseKnowsEncodings(t *testing.T) {
	t.Parallel()
	page, err := charmap.ISO8859_2.NewEncoder().String(`<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"></head><body><h1>Noční vrátný</h1></body></html>`)
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, page).Title; got != "Noční vrátný" {
		t.Errorf("%q", got)
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	if _, err := Parse(make([]byte, MaxBytes+1)); !fault.Is(err, fault.Invalid) {
		t.Errorf("too large: %v", err)
	}
	if _, err := Parse([]byte(strings.Repeat("<p>", maxTags+1))); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "more than 200000 tags") {
		t.Errorf("too many tags: %v", err)
	}
	if _, err := Parse([]byte("<p " + strings.Repeat("a=1 ", maxTags))); !fault.Is(err, fault.Invalid) {
		t.Errorf("too many attributes: %v", err)
	}
	if _, err := Parse([]byte(strings.Repeat("<div>", 3000))); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "cannot be read") {
		t.Errorf("too deep: %v", err)
	}
	root, err := Parse([]byte("<p>" + strings.Repeat("Carry bags. ", outline.MaxText/12+1)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Outline(root); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "more than 256 KiB") {
		t.Errorf("too much text: %v", err)
	}
}

// BenchmarkGrowth reads pages of one size and of twice that, whose elements
// stand in each other as deep as the parser allows: what a byte costs stays the same.
func BenchmarkGrowth(b *testing.B) {
	for _, n := range []int{1, 2, 4} {
		for name, around := range map[string][2]string{
			"lists":       {"<ul><li>", "</ul>"},
			"tables":      {"<table><tr><td>", "</table>"},
			"definitions": {"<dl><dd>", "</dl>"},
			"names":       {`<div class="menu">`, "</div>"},
		} {
			page := "<body>" + strings.Repeat(around[0], 90) + strings.Repeat("<p>Carry bags</p>", 2000*n) + "<h1>Porter</h1>" +
				strings.Repeat(around[1], 90)
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					root, err := Parse([]byte(page))
					if err != nil {
						b.Fatal(err)
					}
					if _, err := Outline(root); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// FuzzOutline holds that no page puts a script into its text, or breaks the
// promises of an outline.
func FuzzOutline(f *testing.F) {
	f.Add("<h1>a</h1><ul><li>b<script>zzgo()</script><table><tr><td>c<td><p>d<p>e</table>")
	f.Add("<dl><dt>a<dd>b<dd><ul><li>c</dl><b><p>d</b><nav>zzgo()")
	f.Fuzz(func(t *testing.T, page string) {
		root, err := Parse([]byte(page))
		if err != nil {
			return
		}
		o, err := Outline(root)
		if err != nil {
			if !fault.Is(errors.Unwrap(err), fault.Invalid) && !fault.Is(err, fault.Invalid) {
				t.Fatalf("error %v is not an invalid fault", err)
			}
			return
		}
		for _, l := range o.Lines {
			if l.Text == "" || l.Text != outline.Clean(l.Text) || l.Shape == outline.Item && l.Level < 1 {
				t.Errorf("line %+v", l)
			}
		}
	})
}
