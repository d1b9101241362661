package guide

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// KitText writes the interview kit as plain text, for a printer or a screen
// without a browser.
func KitText(w io.Writer, g *Guide) error {
	page, err := newKitPage(g)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	fmt.Fprint(b, page.heading())
	fmt.Fprint(b, "\nCandidate ______________________________   Date ______________   Rater ____________________\n")
	for _, q := range page.Questions {
		q.write(b, page.Levels)
	}
	fmt.Fprintf(b, "\n%s\n%s", strings.Repeat("=", textWidth), wrap("", page.PassRule()))
	return b.Flush()
}

// Text writes g for reading in a terminal: its questions with purpose, time,
// requirements and anchors, and whether it is sealed.
func Text(w io.Writer, g *Guide) error {
	page, err := newKitPage(g)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	fmt.Fprint(b, page.heading())
	for _, q := range page.Questions {
		q.head(b)
		for _, r := range q.Requirements {
			fmt.Fprint(b, wrap("   "+r.Letter+") ", r.Text+" ["+r.tag()+"]"))
			for _, item := range r.Items {
				fmt.Fprint(b, wrap("        - ", item))
			}
		}
		q.levels(b)
	}
	fmt.Fprint(b, "\n"+wrap("", page.PassRule()))
	return b.Flush()
}

// heading names the guide, its time and its seal.
func (p *kitPage) heading() string {
	title := p.Guide.Title
	if title == "" {
		title = p.Guide.ID
	}
	s := wrap("", title) + strings.Repeat("=", min(textWidth, len([]rune(title)))) + "\n"
	if p.Guide.Job != "" {
		s += wrap("Job: ", p.Guide.Job)
	}
	s += fmt.Sprintf("Guide %s, version %d, %s", p.Guide.ID, p.Guide.Version, p.Count())
	if p.Minutes > 0 {
		s += fmt.Sprintf(", about %d minutes", p.Minutes)
	}
	return s + "\n" + wrap("", p.SealWords()) + "SHA-256 " + p.Hash + "\n"
}

// Count says how many questions there are.
func (p *kitPage) Count() string {
	if len(p.Questions) == 1 {
		return "1 question"
	}
	return fmt.Sprintf("%d questions", len(p.Questions))
}

// SealWords says whether the guide is sealed, unsealed or was changed.
func (p *kitPage) SealWords() string {
	switch {
	case p.Sealed != "":
		return p.Sealed
	case p.Guide.Seal != nil:
		return "Changed after it was sealed: not to be used."
	default:
		return "Not sealed: seal the guide before the first answer."
	}
}

// PassRule says in words when an answer meets the criteria.
func (p *kitPage) PassRule() string {
	return fmt.Sprintf("An answer meets the criteria when every must is met and its score is at least %s: the sum of weight × credit "+
		"(met 1, partly ½, otherwise 0) over the sum of the weights of the requirements that were assessed.", number(p.Guide.Pass.Score))
}

// head writes a question with its purpose, time and probes.
func (q *kitQuestion) head(b *bufio.Writer) {
	about := q.Type
	if q.Time != "" {
		about += ", " + q.Time
	}
	fmt.Fprintf(b, "\n%d. %s (%s)\n", q.Number, about, q.ID)
	fmt.Fprint(b, wrap("   ", q.Text))
	if q.Purpose != "" {
		fmt.Fprint(b, wrap("   Purpose: ", q.Purpose))
	}
	for _, p := range q.Probes {
		fmt.Fprint(b, wrap("   Probe: ", p))
	}
}

func (q *kitQuestion) levels(b *bufio.Writer) {
	for _, a := range q.Anchors {
		fmt.Fprint(b, wrap("   "+strings.TrimRight(fmt.Sprintf("%d %s", a.N, a.Name), " ")+": ", a.Text))
	}
}

// write writes a question with boxes to mark and lines for notes.
func (q *kitQuestion) write(b *bufio.Writer, levels []kitLevel) {
	fmt.Fprint(b, "\n"+strings.Repeat("-", textWidth))
	q.head(b)
	fmt.Fprint(b, "\n   Requirement                                                   met  partly  not met\n")
	for _, r := range q.Requirements {
		lines := strings.Split(strings.TrimRight(wrapTo("   "+r.Letter+") ", r.Text+" ["+r.tag()+"]", 62), "\n"), "\n")
		fmt.Fprintf(b, "%-64s[ ]   [ ]     [ ]\n", lines[0])
		for _, l := range lines[1:] {
			fmt.Fprintln(b, l)
		}
		for _, item := range r.Items {
			fmt.Fprint(b, wrap("        [ ] ", item))
		}
	}
	fmt.Fprintln(b)
	q.levels(b)
	boxes := make([]string, len(levels))
	for i, l := range levels {
		boxes[i] = fmt.Sprintf("%d [ ]", l.N)
	}
	fmt.Fprint(b, "\n   Level given:  "+strings.Join(boxes, "   ")+"\n   Words heard, as they were said:\n")
	for range 4 {
		fmt.Fprintln(b, "   "+strings.Repeat("_", textWidth-3))
	}
}

// tag says of which kind and weight a requirement is, and whether it is a must.
func (r *kitRequirement) tag() string {
	s := string(r.Kind) + ", weight " + r.Weight
	if r.Must {
		s = "MUST, " + s
	}
	if r.Rule != "" {
		s += ", " + strings.TrimSuffix(r.Rule, ":")
	}
	return s
}
