package assess

import "yardstick/guide"

// plan is the claims that a question is read for. Requirement i begins at
// claims[first[i]], followed by one claim for each of its items[i] items.
type plan struct {
	claims []Claim
	first  []int
	items  []int
}

// planFor makes one claim for each requirement and, for coverage, one more for
// each item.
func planFor(g *guide.Guide, q *guide.Question) plan {
	var p plan
	for i := range q.Requirements {
		r := &q.Requirements[i]
		c := Claim{Question: q.Text, Job: g.Job, Kind: kindOf(r), Text: r.Text, Shows: r.Shows, Misses: r.Misses}
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
			p.claims = append(p.claims, Claim{Question: q.Text, Job: g.Job, Kind: guide.Coverage, Text: r.Text, Item: item})
		}
	}
	return p
}

func kindOf(r *guide.Requirement) guide.Kind {
	if r.Kind == "" {
		return guide.Content
	}
	return r.Kind
}
