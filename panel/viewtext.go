package panel

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"yardstick/record"
)

// WriteText writes the view for people.
func (v *View) WriteText(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s (%s): %s, %d entries\n", v.Title, v.Position, v.Stage, v.Entries)
	fmt.Fprintf(b, "you        %s", v.You)
	for _, r := range v.Roles {
		fmt.Fprintf(b, ", %s", r)
	}
	b.WriteString("\n")
	if v.Held {
		b.WriteString("hold       a legal hold stands: nothing is erased\n")
	}
	if v.Retention != nil {
		fmt.Fprintf(b, "kept until %s (%s)\n", v.Retention.Until, strings.Join(v.Retention.Rules, ", "))
	}
	v.writeGuide(b)
	v.writePeople(b)
	v.writeRounds(b)
	v.writeResults(b)
	for _, r := range v.Requests {
		state := "waits for an answer"
		if r.Outcome != "" {
			state = r.Outcome
		}
		fmt.Fprintf(b, "request    %d of %s about %s: %s\n", r.Number, r.Candidate, r.About, state)
	}
	return b.Flush()
}

func (v *View) writeGuide(b *bufio.Writer) {
	if v.Guide == nil {
		return
	}
	fmt.Fprintf(b, "guide      %s, version %d, SHA-256 %s\n", v.Guide.Guide, v.Guide.Version, v.Guide.SHA256)
	for _, q := range slices.Sorted(maps.Keys(v.Guide.Withdrawn)) {
		fmt.Fprintf(b, "withdrawn  %s, for all: %s\n", q, v.Guide.Withdrawn[q])
	}
}

func (v *View) writePeople(b *bufio.Writer) {
	for _, m := range v.Members {
		fmt.Fprintf(b, "member     %s", named(m.Code, m.Name))
		for _, r := range m.Roles {
			fmt.Fprintf(b, ", %s", r)
		}
		if m.Trained != nil {
			fmt.Fprintf(b, ", trained on %s (%d of %d)", m.Trained.On, m.Trained.Agreed, m.Trained.Of)
		}
		for _, c := range m.Conflicts {
			fmt.Fprintf(b, ", conflict of interest with %s", cmp.Or(c, "all candidates"))
		}
		b.WriteString("\n")
	}
	for _, c := range v.Candidates {
		fmt.Fprintf(b, "candidate  %s", named(c.Code, c.Name))
		for _, mark := range []struct {
			is   bool
			word string
		}{
			{c.Gone, "withdrew"},
			{c.Erased, "erased"},
			{c.Due, "waits for your rating"},
			{c.Yours != nil, "your rating is sealed"},
			{c.Outcome != "", string(c.Outcome)},
		} {
			if mark.is {
				b.WriteString(", " + mark.word)
			}
		}
		b.WriteString("\n")
		for _, r := range c.Ratings {
			r.write(b)
		}
	}
}

func named(code, name string) string {
	if name == "" {
		return code
	}
	return code + " (" + name + ")"
}

// write lists the levels of a rating, with the first one where it was changed.
func (r *RatingView) write(b *bufio.Writer) {
	fmt.Fprintf(b, "           %s:", r.Rater)
	for i, l := range r.Levels {
		name := Cell{Question: l.Question, Requirement: l.Requirement}
		fmt.Fprintf(b, " %s %s", strings.ReplaceAll(name.name(), " ", "/"), shownLevel(l))
		if levelText(r.First[i].Level) != levelText(l.Level) {
			fmt.Fprintf(b, " (was %s)", shownLevel(r.First[i]))
		}
	}
	b.WriteString("\n")
}

func shownLevel(l record.Level) string {
	if l.Level == nil {
		return "–"
	}
	return levelText(l.Level)
}

func (v *View) writeRounds(b *bufio.Writer) {
	for _, r := range v.Rounds {
		fmt.Fprintf(b, "round      %d: %d of %d handed in", r.Number, r.HandedIn, r.Of)
		switch {
		case r.Closed != "":
			fmt.Fprintf(b, ", closed: %s", r.Closed)
		case r.Open:
			b.WriteString(", sealed")
		default:
			b.WriteString(", revealed")
		}
		b.WriteString("\n")
	}
}

func (v *View) writeResults(b *bufio.Writer) {
	r := v.Results
	if r == nil {
		return
	}
	writeTotals(b, "total", r.Frozen)
	if len(r.Frozen) == 0 || !slices.EqualFunc(r.Frozen, r.Standing, sameTotal) {
		writeTotals(b, "standing", r.Standing)
	}
	for _, a := range r.Agenda {
		state := "to be discussed"
		if a.Discussed {
			state = "discussed"
		}
		fmt.Fprintf(b, "spread %d   %s %s %s: %s\n", a.Spread, a.Candidate, a.Question, a.Requirement, state)
	}
	switch {
	case len(r.DependsOn) > 0:
		fmt.Fprintf(b, "depends    the order would be another without %s\n", strings.Join(r.DependsOn, ", or without "))
	case len(r.Standing) > 1:
		b.WriteString("depends    the order is the same without any one of the raters\n")
	}
}

func sameTotal(a, b Total) bool {
	return a.Candidate == b.Candidate && a.Points == b.Points && a.Of == b.Of && a.Rank == b.Rank && a.Failed == b.Failed
}

func writeTotals(b *bufio.Writer, what string, totals []Total) {
	for _, t := range totals {
		rank := strconv.Itoa(t.Rank)
		if t.Tied {
			rank += "="
		}
		fmt.Fprintf(b, "%-10s %-3s %s  %.2f (%d of %d)", what, rank, t.Candidate, t.Mean, t.Points, t.Of)
		if t.Failed {
			b.WriteString(", a must is not met")
		}
		b.WriteString("\n")
	}
}
