package panel

import "slices"

// LookView is a level of a rater beside a finding as a person may see it: what it was
// before, whether the finding was opened, what it is now and why it was changed.
type LookView struct {
	Look
	Reason string `json:"reason,omitempty"`
}

// looks are the levels beside an opened finding: the viewer's own, also while they
// are sealed, or of all raters for who sees the revealed ratings of all.
func (g *gaze) looks(c *Candidate, f *Finding, text *FindingText, all bool) []LookView {
	shown := *f
	shown.Levels = text.Levels
	var out []LookView
	for _, r := range c.Ratings {
		if !all && r.Rater != g.who.Code {
			continue
		}
		reasons := g.rating(r).Changes
		for _, l := range shown.looks(r) {
			v := LookView{Look: l}
			for _, change := range slices.Backward(reasons) {
				if change.Question == l.Question && change.Requirement == l.Requirement {
					v.Reason = change.Reason
					break
				}
			}
			out = append(out, v)
		}
	}
	if own := g.yours(c); own != nil {
		for _, l := range shown.looks(&Rating{Rater: own.Rater, First: own.First, Levels: own.Levels}) {
			out = append(out, LookView{Look: l})
		}
	}
	return out
}
