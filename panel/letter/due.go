package letter

import (
	"cmp"
	"slices"
	"time"

	"yardstick/panel"
	"yardstick/record"
)

// Due is something that a candidate is owed by a day.
type Due struct {
	Clock     string    `json:"clock"`
	Candidate string    `json:"candidate"`
	What      string    `json:"what"`
	Letter    string    `json:"letter,omitempty"`
	By        time.Time `json:"by"`
	Late      bool      `json:"late"`
	Done      string    `json:"done,omitempty"` // the day, where it was done
	Source    Source    `json:"source"`
}

// Dues lists what is owed in a position as a coordinator sees it, the earliest
// first. Places choose the clocks; those without a place always count.
func (b *Book) Dues(v *panel.View, places []string, now time.Time) []Due {
	out := []Due{}
	for _, c := range b.Clocks {
		if c.Place != "" && !slices.Contains(places, c.Place) {
			continue
		}
		switch c.After {
		case Decided, Adverse:
			out = append(out, c.afterDecision(v, now)...)
		case Interviewed:
			out = append(out, c.afterInterview(v, now)...)
		case Requested:
			out = append(out, c.afterRequest(v, now)...)
		}
	}
	slices.SortStableFunc(out, func(a, b Due) int { return cmp.Or(a.By.Compare(b.By), cmp.Compare(a.Candidate, b.Candidate)) })
	return out
}

func (c *Clock) due(candidate string, from, now time.Time, done string) Due {
	by := from.AddDate(0, 0, c.Days)
	return Due{
		Clock: c.ID, Candidate: candidate, What: c.Due, Letter: c.Letter, By: by, Late: done == "" && now.After(by), Done: done,
		Source: c.Source,
	}
}

func (c *Clock) afterDecision(v *panel.View, now time.Time) []Due {
	from, err := record.ParseTime(v.Decided)
	if err != nil {
		return nil // nothing is decided yet
	}
	var out []Due
	for _, cand := range v.Candidates {
		if cand.Gone || cand.Erased || cand.Outcome == panel.Withdrew || c.After == Adverse && cand.Outcome != panel.NotChosen {
			continue
		}
		begins, since := from, ""
		if at, err := record.ParseTime(cand.Amended); err == nil { // another outcome is told anew
			begins, since = at, at.Local().Format(time.DateOnly)
		}
		out = append(out, c.due(cand.Code, begins, now, c.toldSince(&cand, since)))
	}
	return out
}

// told is the day on which the candidate was told what the clock asks for, "" for never.
func (c *Clock) told(cand *panel.CandidateView) string { return c.toldSince(cand, "") }

// toldSince is the same of letters sent on a day or later.
func (c *Clock) toldSince(cand *panel.CandidateView, day string) string {
	done := ""
	for _, t := range cand.Told {
		if (c.Letter == "" || t.Letter == c.Letter) && t.On >= day {
			done = t.On
		}
	}
	return done
}

// afterInterview counts from the day for which an interview was planned, once it is over.
func (c *Clock) afterInterview(v *panel.View, now time.Time) []Due {
	var out []Due
	for _, cand := range v.Candidates {
		if cand.Schedule == nil || cand.Gone || cand.Erased {
			continue
		}
		if from, err := record.ParseTime(cand.Schedule.Start); err == nil && now.After(from) {
			out = append(out, c.due(cand.Code, from, now, c.told(&cand)))
		}
	}
	return out
}

func (c *Clock) afterRequest(v *panel.View, now time.Time) []Due {
	var out []Due
	for _, r := range v.Requests {
		if from, err := record.ParseTime(r.At); err == nil {
			out = append(out, c.due(r.Candidate, from, now, r.Settled))
		}
	}
	return out
}
