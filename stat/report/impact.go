package report

import (
	"fmt"
	"strings"

	"yardstick/internal/figure"
	"yardstick/stat"
	"yardstick/stat/table"
)

// Impact says how groups fare in a selection. A value that does not exist is
// null in JSON, and a note says why.
type Impact struct {
	Groups []Group  `json:"groups"`
	Scored bool     `json:"scored"` // selected is who scores above the median of all
	People int      `json:"people"`
	Notes  []string `json:"notes"`
}

// Group is one group beside the one with the highest rate; see [stat.Impact].
type Group struct {
	Group         string        `json:"group"`
	Selected      int           `json:"selected"`
	Total         int           `json:"total"`
	Share         stat.Value    `json:"share"` // of all people
	Rate          stat.Value    `json:"rate"`
	Ratio         stat.Value    `json:"ratio"`
	RatioInterval stat.Interval `json:"ratio_interval"`
	Flagged       *bool         `json:"flagged"`
	TurnsOnOne    bool          `json:"turns_on_one"`
	FisherP       stat.Value    `json:"fisher_p"`
	Z             stat.Value    `json:"z"`
	Small         bool          `json:"small"`
	Excluded      bool          `json:"excluded"`
	Reference     bool          `json:"reference"`
}

// Selection computes how the groups fare. small counts groups under 2 % of all
// people as well.
func Selection(o *table.Outcomes, small bool) *Impact {
	p := &Impact{Scored: o.Scored, Groups: []Group{}}
	for i, g := range stat.Impacts(o.Counts, small) {
		p.People += g.Total
		p.Groups = append(p.Groups, Group{
			Group: o.Groups[i], Selected: g.Selected, Total: g.Total, Share: g.Share, Rate: g.Rate,
			Ratio: g.Ratio, RatioInterval: g.Interval, Flagged: g.Flagged, TurnsOnOne: g.Turns,
			FisherP: g.FisherP, Z: g.Z, Small: g.Small, Excluded: g.Excluded, Reference: g.Reference,
		})
	}
	p.Notes = p.notes(o)
	return p
}

// notes says what the figures rest on, and why each is missing that is.
func (p *Impact) notes(o *table.Outcomes) []string {
	n := noteList{}
	if p.Scored {
		n.add("Selected is who scores above the median of all %s; who scores the median is not above it.", figure.Plural(p.People, "person"))
	}
	if o.Blank > 0 {
		n.add("%s no score and is left out.", counted(o.Blank, "person has", "people have"))
	}
	p.noteReference(&n)
	n.names(p.named(func(g Group) bool { return g.Total == 0 }), "nobody: its rate does not exist", "nobody in them: their rates do not exist")
	n.names(
		p.named(func(g Group) bool { return g.Excluded }),
		"fewer than 2 % of all people: its rate is given, its ratio is not, and it is no group to compare with (--small counts it)",
		"fewer than 2 % of all people each: their rates are given, their ratios are not, and they are no groups to compare with (--small counts "+
			"them)",
	)
	n.names(
		p.named(func(g Group) bool { return g.Small }),
		"too few people for z: under five are expected in a cell of the comparison; Fisher's test stands",
		"too few people for z: under five are expected in a cell of each comparison; Fisher's test stands",
	)
	for _, g := range p.Groups {
		if g.TurnsOnOne {
			n.add("The flag of %q turns on one person: had one more or one fewer been selected, it would be the other way.", g.Group)
		}
	}
	return n
}

// noteReference says which group is compared with, or why none is.
func (p *Impact) noteReference(n *noteList) {
	reference, counted, untested := -1, 0, 0
	for i, g := range p.Groups {
		if g.Reference {
			reference = i
		}
		if g.Total > 0 && !g.Excluded {
			counted++
		}
	}
	if reference < 0 {
		n.add("There are not two groups to compare: %d with people, 2 %% of all or more. No ratio, test or flag exists.", counted)
		return
	}
	best := p.Groups[reference]
	for _, g := range p.Groups {
		untested += missing(g.Z)
	}
	switch {
	case best.Selected == 0:
		n.add("Nobody was selected: no ratio, test or flag exists.")
	case untested > 1 && best.Selected == best.Total:
		n.add("Where everybody of both groups was selected, no test exists.")
	}
	n.add("%q has the highest rate and is compared with: its own test and interval do not exist.", best.Group)
}

// named lists the names of the groups that fit.
func (p *Impact) named(fits func(Group) bool) []string {
	var names []string
	for _, g := range p.Groups {
		if fits(g) {
			names = append(names, fmt.Sprintf("%q", g.Group))
		}
	}
	return names
}

// names adds a note about one group or several.
func (n *noteList) names(groups []string, one, many string) {
	switch len(groups) {
	case 0:
	case 1:
		n.add("%s has %s.", groups[0], one)
	default:
		n.add("%s have %s.", strings.Join(groups, ", "), many)
	}
}
