package guide

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// Markdown writes g for people, as CommonMark with tables, one of the requirements of a
// question and one of its anchors: to read, to print, to keep beside a job in a wiki.
// Texts stand as they are: what Markdown would take for its own is escaped.
func Markdown(w io.Writer, g *Guide) error {
	page, err := newKitPage(g)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	page.markdown(b)
	for i := range page.Questions {
		page.Questions[i].markdown(b)
	}
	fmt.Fprintf(b, "\n## When an answer meets the criteria\n\n%s\n", plainly(page.PassRule()))
	return b.Flush()
}

// markdown writes the head of a guide.
func (p *kitPage) markdown(b *bufio.Writer) {
	title := p.Guide.Title
	if title == "" {
		title = p.Guide.ID
	}
	fmt.Fprintf(b, "# %s\n\n", plainly(title))
	if p.Guide.Job != "" {
		fmt.Fprintf(b, "Job: %s  \n", plainly(p.Guide.Job))
	}
	about := fmt.Sprintf("Guide %s, version %d, %s", p.Guide.ID, p.Guide.Version, p.Count())
	if p.Minutes > 0 {
		about += fmt.Sprintf(", about %d minutes", p.Minutes)
	}
	fmt.Fprintf(b, "%s  \n%s  \nSHA-256 `%s`\n", plainly(about), plainly(p.SealWords()), p.Hash)
}

// markdown writes a question with its requirements and anchors.
func (q *kitQuestion) markdown(b *bufio.Writer) {
	about := q.Type
	if q.Time != "" {
		about += ", " + q.Time
	}
	fmt.Fprintf(b, "\n## %d. %s\n\n*%s* (`%s`)\n", q.Number, plainly(q.Text), about, q.ID)
	if q.Purpose != "" {
		fmt.Fprintf(b, "\nPurpose: %s\n", plainly(q.Purpose))
	}
	bullets(b, "Probes", q.Probes)
	fmt.Fprint(b, "\n| | An answer | |\n|---|---|---|\n")
	for _, r := range q.Requirements {
		text := plainly(r.Text)
		if len(r.Items) > 0 {
			items := make([]string, len(r.Items))
			for i, item := range r.Items {
				items[i] = plainly(item)
			}
			text += "<br>" + strings.Join(items, "; ")
		}
		fmt.Fprintf(b, "| %s | %s | %s |\n", r.Letter, text, plainly(r.tag()))
	}
	if len(q.Anchors) > 0 {
		fmt.Fprint(b, "\n| Level | What an answer at it looks like |\n|---|---|\n")
	}
	for _, a := range q.Anchors {
		fmt.Fprintf(b, "| %s | %s |\n", plainly(strings.TrimSpace(fmt.Sprintf("%d %s", a.N, a.Name))), plainly(a.Text))
	}
	q.samples(b)
}

// samples writes the sample sentences of a question, where it has any.
func (q *kitQuestion) samples(b *bufio.Writer) {
	for _, r := range q.Requirements {
		bullets(b, "Would meet "+r.Letter, r.Shows)
		bullets(b, "Would not meet "+r.Letter, r.Misses)
	}
}

func bullets(b *bufio.Writer, head string, list []string) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s:\n\n", head)
	for _, s := range list {
		fmt.Fprintf(b, "- %s\n", plainly(s))
	}
}

// special is what Markdown may take for its own, wherever it stands.
const special = "\\`*_{}[]<>|#~&!"

// leading is what would begin a list or underline a heading at the start of a line.
var leading = regexp.MustCompile(`^(\d{0,9})([-+=.)])`)

// plainly writes a text on one line, so that it is shown as it is.
func plainly(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		if strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return leading.ReplaceAllString(b.String(), `$1\$2`)
}
