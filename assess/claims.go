package assess

import "yardstick/guide"

// plan is the claims that a question is read for. Requirement i begins at
// claims[first[i]], followed by one claim for each of its items[i] items. Where
// the answer must be about the job, the last claim is that it is.
type plan struct {
	claims   []Claim
	first    []int
	items    []int
	aboutJob bool
}

// planFor makes one claim for each requirement and, for coverage, one more for
// each item.
func planFor(g *guide.Guide, q *guide.Question) plan {
	var p plan
	for i := range q.Requirements {
		r := &q.Requirements[i]
		c := Claim{Question: q.Text, Job: titleOf(g), Kind: kindOf(r), Text: r.Text, Shows: r.Shows, Misses: r.Misses}
		p.first = append(p.first, len(p.claims))
		if c.Kind != guide.Coverage {
			p.items = append(p.items, 0)
			p.claims = append(p.claims, c)
			continue
		}
		c.Items, c.AtLeast = r.Items, r.AtLeast
		p.items = append(p.items, len(r.Items))
		p.claims = append(p.claims, c)
		for _, item := range r.Items {
			p.claims = append(p.claims, Claim{Question: q.Text, Job: titleOf(g), Kind: guide.Coverage, Text: r.Text, Item: item})
		}
	}
	if p.aboutJob = defines(q) && titleOf(g) != ""; p.aboutJob {
		p.claims = append(p.claims, Claim{Question: q.Text, Job: titleOf(g), Kind: AboutJob})
	}
	return p
}

// elsewhere reports whether the readings say that the answer is about another job.
func (p *plan) elsewhere(readings []Reading) bool {
	return p.aboutJob && readings[len(readings)-1].Verdict == NotMet
}

func kindOf(r *guide.Requirement) guide.Kind {
	if r.Kind == "" {
		return guide.Content
	}
	return r.Kind
}
