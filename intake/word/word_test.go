package word

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
)

const (
	space = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	looks = `<w:styles ` + space +
		`><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Mine"><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="Liste"><w:name w:val="List Bullet 2"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Deep"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>`
	main = "word/document.xml"
)

// pack makes a document of parts by name.
func pack(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func body(xml string) string {
	return `<?xml version="1.0"?><w:document ` + space + `><w:body>` + xml + `</w:body></w:document>`
}

func document(tb testing.TB, xml string) []byte {
	tb.Helper()
	return pack(tb, map[string]string{"[Content_Types].xml": "<Types/>", main: body(xml), "word/styles.xml": looks})
}

// say and par write a run and a paragraph.
func say(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func par(properties, content string) string {
	return "<w:p><w:pPr>" + properties + "</w:pPr>" + content + "</w:p>"
}

func styled(id, text string) string { return par(`<w:pStyle w:val="`+id+`"/>`, say(text)) }

func table(rows ...[]string) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="X"/></w:tblPr>`)
	for _, row := range rows {
		b.WriteString("<w:tr>")
		for _, cell := range row {
			b.WriteString("<w:tc><w:tcPr/>" + cell + "</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	return b.String() + "</w:tbl>"
}

func cell(text string) string { return par("", say(text)) }

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

func TestRead(t *testing.T) {
	t.Parallel()
	const boxed = `<w:txbxContent><w:p><w:r><w:t>Inspect homes</w:t></w:r></w:p></w:txbxContent>`
	bold := func(s string) string { return `<w:r><w:rPr><w:b/></w:rPr><w:t>` + s + `</w:t></w:r>` }
	for name, tc := range map[string]struct{ xml, want string }{
		"runs": {par("", say("Answer ")+say("calls")), "Answer calls\n"},
		"styles by their names": {
			styled("berschrift1", "Tasks") + styled("Liste", "Answer calls") + styled("Mine", "More") + styled("Deep", "Less"),
			"# Tasks\n- Answer calls\n# More\n## Less\n",
		},
		"Word's own style ids": {
			styled("Heading2", "Tasks") + styled("ListBullet", "Answer calls"),
			"## Tasks\n- Answer calls\n",
		},
		"lists": {
			par(`<w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr>`, say("Answer calls")) +
				par(`<w:numPr><w:numId w:val="0"/></w:numPr>`, say("No list")),
			" - Answer calls\nNo list\n",
		},
		"bold lines head": {
			par("", bold("Tasks:")) + par("", bold("Answer")+say(" calls of tenants")),
			"#### Tasks\nAnswer calls of tenants\n",
		},
		"line breaks and tabs": {
			par("", say("Answer")+"<w:r><w:tab/></w:r>"+say("calls")+"<w:r><w:br/></w:r>"+say("File letters")),
			"Answer calls\nFile letters\n",
		},
		"hyphens": {
			par("", say("Follow")+`<w:r><w:noBreakHyphen/></w:r>`+say("up let")+`<w:r><w:softHyphen/></w:r>`+say("ters")),
			"Follow-up letters\n",
		},
		"signs of fonts": {
			par("", `<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>`+say("Answer calls ☐")),
			"Answer calls\n",
		},
		"deleted text": {
			par("", say("Answer calls")+
				`<w:del><w:r><w:delText> and sell</w:delText></w:r></w:del><w:del><w:r><w:t> homes</w:t></w:r></w:del>`),
			"Answer calls\n",
		},
		"moved text": {
			par("", `<w:moveFrom><w:r><w:t>Sell</w:t></w:r></w:moveFrom>`+say("Answer calls")) +
				par("", `<w:moveTo><w:r><w:t>Sell homes</w:t></w:r></w:moveTo><w:ins><w:r><w:t> now</w:t></w:r></w:ins>`),
			"Answer calls\nSell homes now\n",
		},
		"hidden text": {
			par("", say("Answer calls")+
				`<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> now</w:t></w:r>`) + styled("Secret", "secret"),
			"Answer calls now\n",
		},
		"hidden before": {
			par("", `<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Answer calls</w:t></w:r>`),
			"Answer calls\n",
		},
		"fields to fill": {
			par("", say("Answer calls")+
				`<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Click here to enter text.</w:t></w:r>`),
			"Answer calls\n",
		},
		"fields and links": {
			par("", `<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:hyperlink><w:r><w:t>Answer</w:t></w:r></w:hyperlink><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t> calls</w:t></w:r></w:sdtContent></w:sdt>`),
			"Answer calls\n",
		},
		"a text box once": {
			par("", say("Answer ")+`<w:r><mc:AlternateContent><mc:Choice><w:drawing>`+
				boxed+`</w:drawing></mc:Choice><mc:Fallback><w:pict>`+
				boxed+`</w:pict></mc:Fallback></mc:AlternateContent></w:r>`+say("calls")),
			"Answer calls\nInspect homes\n",
		},
		"an old text box": {
			par("", `<w:r><w:pict>`+boxed+`</w:pict></w:r>`+say("Answer calls")),
			"Answer calls\nInspect homes\n",
		},
		"labels and values": {
			table([]string{cell("Job title:"), cell("Housing Officer")}, []string{cell("Reports to"), cell("Area Manager")}),
			"Job title | Housing Officer\nReports to | Area Manager\n",
		},
		"labels and lists": {
			table([]string{cell("Tasks"), cell("Answer calls") + cell("File letters")}, []string{cell("Place"), cell("Leeds")}),
			"#### Tasks\nAnswer calls\nFile letters\nPlace | Leeds\n",
		},
		"rows with verbs": {
			table([]string{cell("Answer the calls of all our tenants"), cell("daily")}, []string{cell("File letters to tenants and to contractors"), cell("weekly")}),
			"Answer the calls of all our tenants; daily\nFile letters to tenants and to contractors; weekly\n",
		},
		"a table in a table": {
			table([]string{table([]string{cell("Place"), cell("Leeds")}) + cell("")}),
			"Place | Leeds\n",
		},
		"a block within a control": {
			`<w:sdt><w:sdtPr/><w:sdtContent>` + cell("Answer calls") + `</w:sdtContent></w:sdt><w:sectPr><w:p/></w:sectPr>`,
			"Answer calls\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o, err := Read(t.Context(), document(t, tc.xml))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, written(o.Lines)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTitle(t *testing.T) {
	t.Parallel()
	for xml, want := range map[string]string{
		styled("Titel", "Housing Officer (Nights)") + cell("Answer calls"):                                  "Housing Officer (Nights)",
		styled("Titel", "Job Description") + table([]string{cell("Post title"), cell("Housing Officer")}):   "Housing Officer",
		styled("berschrift1", "About us") + cell("Answer calls"):                                            "",
		table([]string{cell("Vacancy"), cell(strings.Repeat("very ", 30) + "long")}) + styled("Titel", " "): "",
	} {
		o, err := Read(t.Context(), document(t, xml))
		if err != nil || o.Title != want {
			t.Errorf("title %q, error %v; want %q", o.Title, err, want)
		}
	}
}

func TestMainPartByItsRelation(t *testing.T) {
	t.Parallel()
	const rel = `<Relationships><Relationship Id="r1" Type="http://x/relationships/%s" Target="%s"/></Relationships>`
	data := pack(t, map[string]string{
		"_rels/.rels": fmt.Sprintf(rel, "officeDocument", "/text/main2.xml"), "text/main2.xml": body(styled("H", "Tasks")), main: body(cell("An old draft")),
		"text/_rels/main2.xml.rels": fmt.Sprintf(rel, "styles", "looks.xml"), "text/looks.xml": strings.ReplaceAll(looks, "berschrift1", "H"),
	})
	o, err := Read(t.Context(), data)
	if err != nil || written(o.Lines) != "# Tasks\n" {
		t.Errorf("%q, error %v; want the part that the relation names, with its styles", written(o.Lines), err)
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		data []byte
		want string
	}{
		"a broken zip":    {[]byte("PK\x03\x04 and no more"), "broken zip"},
		"another zip":     {pack(t, map[string]string{"x.txt": "x"}), "no Word document"},
		"too deep":        {document(t, strings.Repeat("<w:p>", 1000)), "nested deeper"},
		"no XML":          {document(t, "<w:p><"), "cannot be read"},
		"a bomb":          {document(t, "<w:p>"+strings.Repeat(" ", maxRaw+1)), "cannot be read"},
		"a bomb of text":  {document(t, par("", say(strings.Repeat("Answer calls. ", 30_000)))), "more than 256 KiB"},
		"without text":    {document(t, "<w:p/>"), "without text"},
		"larger than all": {make([]byte, MaxBytes+1), "larger than"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Read(t.Context(), tc.data)
			if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tc.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v; want one line of an invalid fault with %q", err, tc.want)
			}
		})
	}
}

func TestReadStops(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, document(t, strings.Repeat(cell("a"), 10_000))); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v; want an end", err)
	}
}

// FuzzRead reads arbitrary WordprocessingML.
func FuzzRead(f *testing.F) {
	f.Add(table([]string{cell("a"), cell("b") + cell("c")}) + par("<w:numPr/>", say("d")))
	f.Add(`<w:p><w:r><mc:Choice><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent></mc:Choice></w:r></w:p><w:tr><w:tc></w:tbl>`)
	f.Fuzz(func(t *testing.T, xml string) {
		o, err := Read(t.Context(), document(t, xml))
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Fatalf("error %v is not an invalid fault", err)
			}
			return
		}
		for _, l := range o.Lines {
			if l.Text == "" || l.Text != outline.Clean(l.Text) {
				t.Errorf("line %+v", l)
			}
		}
	})
}
