package intake

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"yardstick/assess/model"
	"yardstick/internal/fault"
	"yardstick/job"
)

const (
	notice = "Ward Clerk\n\nDuties:\n- Register patients when they arrive\n- File the records of the ward\n"
	markup = `<!doctype html><html><head><title>Ward Clerk</title></head><body><h1>Ward Clerk</h1><h2>Duties</h2><ul>
<li>Register patients when they arrive</li><li>File the records of the ward</li></ul></body></html>`
	posted = `{"@type":"JobPosting","title":"Ward Clerk","hiringOrganization":"Hill Hospital","employmentType":["FULL_TIME","TEMPORARY"],"jobLocationType":"TELECOMMUTE",
"description":"<ul><li>Register patients when they arrive</li><li>File the records of the ward</li></ul>"}`
	aJob = "yardstick: job/v1\nid: clerk\ntitle: Ward Clerk\nfunctions:\n  - id: desk\n    name: Desk\n    duties: [Register patients]\n"
	some = "guides:\n  - id: clerk\n    question: Define failure in doing this job.\n    requirements: [{id: a, text: Names a figure.}]\n"
)

// from gives a text from the beginning of a part of it on.
func from(s, part string) string {
	_, after, _ := strings.Cut(s, part)
	return part + after
}

func wideText(s string, mark bool) []byte {
	var out []byte
	if mark {
		out = []byte{0xff, 0xfe}
	}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

func archive(page string) string {
	return "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n" +
		"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(page)) + "\r\n--b--\r\n"
}

func TestReadTellsKinds(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"text":                          notice,
		"text with a mark":              "\xef\xbb\xbf" + notice,
		"text with Windows' line ends":  strings.ReplaceAll(notice, "\n", "\r\n"),
		"text in UTF-16":                string(wideText(notice, true)),
		"text in UTF-16 without a mark": string(wideText(notice, false)),
		"Markdown":                      "# Ward Clerk\n\n## Duties\n\n* Register patients when they arrive\n* File the records of the ward\n",
		"a page":                        markup,
		"a page in capitals":            strings.ToUpper(markup[:len("<!doctype html><html>")]) + markup[len("<!doctype html><html>"):],
		"a piece of a page":             from(markup, "<h1>"),
		"a page after XML's head":       `<?xml version="1.0"?>` + "\n" + markup,
		"a web archive":                 archive(markup),
		"a posting":                     posted,
		"postings":                      "[\n" + posted + "]",
		"a posting in a page":           `<html><head><script type="application/ld+json">` + posted + `</script></head><body><p>Loading the page of the job</p></body></html>`,
		"a sheet":                       "Job title,Duty\nWard Clerk,Register patients when they arrive\nWard Clerk,File the records of the ward\n",
		"a sheet with tabs":             "Position\tTask\nWard Clerk\tRegister patients when they arrive\nWard Clerk\tFile the records of the ward\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found, err := Read(t.Context(), "given.xyz", []byte(data), Options{Encoder: model.Lines{}})
			if err != nil {
				t.Fatal(err)
			}
			j := found.Job
			if j == nil || j.Title != "Ward Clerk" || j.Agreed() || j.Draft.Source != "given.xyz" {
				t.Fatalf("job %+v; want the draft of a ward clerk", j)
			}
			duties := 0
			for _, f := range j.Functions {
				duties += len(f.Duties)
			}
			if duties != 2 {
				t.Errorf("%d duties, want 2: %+v", duties, j.Functions)
			}
		})
	}
}

func TestReadOwnFiles(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		data   string
		guides int
	}{
		"a job":                    {aJob, 0},
		"a job below a comment":    {"# ours\n---\n" + aJob, 0},
		"a job in JSON":            {`{"yardstick": "job/v1", "id": "clerk", "title": "Ward Clerk", "functions": [{"id": "desk", "name": "Desk", "duties": ["Register patients"]}]}`, 0},
		"a job with a description": {aJob + "purpose: JobPosting </p></p></p></p>\n", 0},
		"guides":                   {some, 1},
		"guides in JSON":           {`{"guides": [{"id": "clerk", "question": "Define failure.", "requirements": [{"id": "a", "text": "Names a figure."}]}]}`, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found, err := Read(t.Context(), "f", []byte(tc.data), Options{Encoder: model.Lines{}})
			if err != nil {
				t.Fatal(err)
			}
			if len(found.Guides) != tc.guides || (found.Job == nil) != (tc.guides > 0) {
				t.Fatalf("%d guides and job %v", len(found.Guides), found.Job)
			}
			if found.Job != nil && (!found.Job.Agreed() || found.Job.Title != "Ward Clerk") {
				t.Errorf("%+v; want the job as it was written", found.Job)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ data, want string }{
		"empty":            {" \n\t", "is empty; give a job description"},
		"too large":        {strings.Repeat("a ", MaxBytes/2+1), "larger than 8 MiB"},
		"too much text":    {strings.Repeat("File the letters of the day.\n", 10_000), "more than 256 KiB"},
		"binary":           {"\x00\x01\x02\x03\x04\x05 a", "is no text, PDF, DOCX, sheet or page"},
		"old Office":       {oldWord + "\xa1\xb1", "save it as .docx"},
		"rich text":        {`{\rtf1 x}`, "Rich Text"},
		"a broken zip":     {"PK\x03\x04 and no more", "broken zip"},
		"a broken archive": {"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nx", "web archive"},
		"an archive's page in no base64": {"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n" +
			"Content-Transfer-Encoding: base64\r\n\r\n*\r\n--b--\r\n", "page cannot be unpacked: "},
		"JSON without a job":    {`{"@type":"Recipe"}`, "no JobPosting"},
		"a job without format":  {"id: clerk\ntitle: Clerk\nfunctions:\n  - id: a\n", "f:1: yardstick: is missing"},
		"a broken job":          {"yardstick: job/v1\nid: clerk\nfunctons: []\n", "did you mean functions"},
		"one word":              {strings.Repeat("asdf ", 400), "(different words: 1); give the advertisement"},
		"another language":      {strings.Repeat("Wir suchen eine freundliche Person, die gern Briefe ablegt und Anrufe annimmt.\n", 4), "no English sentences"},
		"letters without words": {strings.Repeat("qwe rtz uio pas dfg hjk lyx cvb nm qay wsx edc\n", 9), "no English sentences"},
		"a page without text":   {"<!doctype html><html><body><script>go()</script></body></html>", "(different words: 0)"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Read(t.Context(), "f", []byte(tc.data), Options{Encoder: model.Lines{}})
			if !fault.Is(err, fault.Invalid) || !strings.HasPrefix(err.Error(), "f:") || !strings.Contains(err.Error(), tc.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v; want one line of an invalid fault with file and %q", err, tc.want)
			}
		})
	}
}

func TestReadKeepsWhatAPostingSays(t *testing.T) {
	t.Parallel()
	found, err := Read(t.Context(), "f", []byte(posted), Options{Title: "Night Clerk", Encoder: model.Lines{}})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(found.Job.Setting, "; "); found.Job.Title != "Night Clerk" || got != "full time, temporary; remote work" {
		t.Errorf("title %q, setting %q", found.Job.Title, got)
	}
}

func TestReadSaysWhyAPostingWasNotRead(t *testing.T) {
	t.Parallel()
	found, err := Read(t.Context(), "f", []byte(strings.Replace(markup, "<head>", `<head><script type="application/ld+json">{"@type":"JobPosting","title":</script>`, 1)), Options{Encoder: model.Lines{}})
	if err != nil || len(found.Notes) != 1 || !strings.Contains(found.Notes[0], "is not valid JSON") || found.Job.Title != "Ward Clerk" {
		t.Errorf("%+v, error %v; want the page's text and a note", found, err)
	}
}

func TestReadKnowsEncodings(t *testing.T) {
	t.Parallel()
	const said = "Crèche Worker – naïve"
	western, err := charmap.Windows1252.NewEncoder().String(said)
	if err != nil {
		t.Fatal(err)
	}
	cyrillic, err := charmap.Windows1251.NewEncoder().String(`<html><head><meta charset="windows-1251"></head><body><p>Работа</p></body></html>`)
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct{ data, want string }{
		"Western text": {western, said},
		"UTF-8":        {said, said},
		"a page's own": {cyrillic, `<html><head><meta charset="windows-1251"></head><body><p>Работа</p></body></html>`},
	} {
		if got, err := decode([]byte(tc.data)); err != nil || got != tc.want {
			t.Errorf("%s: %q, error %v; want %q", name, got, err, tc.want)
		}
	}
}

func TestReadStops(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if found, err := Read(ctx, "f", []byte(notice), Options{}); !errors.Is(err, context.Canceled) || found.Job != nil {
		t.Errorf("%+v, error %v; want an end", found, err)
	}
}

// FuzzRead holds that any file gives a sound job, guides, or one clear error.
func FuzzRead(f *testing.F) {
	for _, s := range []string{notice, markup, posted, aJob, some, archive(markup), "Duty;Per\nFile the letters of the day;day\n", string(wideText(notice, false))} {
		f.Add([]byte(s))
	}
	files, err := filepath.Glob("testdata/cases/*/in.*")
	if err != nil || len(files) < 9 {
		f.Fatalf("%d cases, error %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		found, err := Read(t.Context(), "f", data, Options{})
		switch {
		case err != nil && (!fault.Is(err, fault.Invalid) && !fault.Is(err, fault.NotFound) || strings.Contains(err.Error(), "\n")):
			t.Fatalf("error %q is not one line of an invalid fault", err)
		case err == nil && (found.Job == nil) == (len(found.Guides) == 0):
			t.Fatalf("%+v; want a job or guides", found)
		case err == nil && found.Job != nil && (found.Job.Format != job.Format || len(found.Job.Functions) == 0):
			t.Errorf("%+v is no job", found.Job)
		}
	})
}

// aPage is about a page of text: 45 lines of varied work.
func aPage(pages int) string {
	verbs := []string{"Answer", "Check", "File", "Order", "Prepare", "Record", "Repair", "Send", "Visit"}
	things := []string{"the calls of tenants", "rent accounts with arrears", "letters about repairs", "keys of empty flats", "the monthly report of the area", "meters in cellars"}
	var b strings.Builder
	b.WriteString("Housing Officer\n\nDuties\n")
	for i := range 45 * pages {
		fmt.Fprintf(&b, "- %s %s within %d working days of the request\n", verbs[i%9], things[i%6], i%11+1)
	}
	return b.String()
}

// BenchmarkGrowth reads texts of one page, two and four, and pages of nothing but
// numbers: what a page costs stays the same.
func BenchmarkGrowth(b *testing.B) {
	numbers := "- Keep " + strings.Repeat("5 ", 350) + "\n"
	for name, text := range map[string]func(n int) string{
		"pages": aPage, "numbers": func(n int) string { return aPage(1) + strings.Repeat(numbers, 88*n) },
	} {
		for _, n := range []int{1, 2, 4} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := Read(b.Context(), "f", []byte(text(n)), Options{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
