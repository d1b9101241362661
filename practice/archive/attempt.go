package archive

import (
	"fmt"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/guide"
	"yardstick/practice"
)

// attempt checks an attempt, its versions and its assessment.
func (c *checker) attempt(at string, a *practice.Attempt, seen map[string]bool) error {
	if err := c.id(at, a.ID, seen[a.ID]); err != nil {
		return err
	}
	seen[a.ID] = true
	j, err := c.of(at, a.Job, a.Guide)
	if err != nil {
		return err
	}
	q, err := c.question(at+".question", j, a.Question)
	if err != nil {
		return err
	}
	if err := c.times(at, &a.Started, &a.Saved, a.Finished); err != nil {
		return err
	}
	if a.Interview != "" && !c.held[a.Interview] {
		return c.bad(at+".interview", "there is no interview %q", a.Interview)
	}
	if err := c.mode(at, a.Mode); err != nil {
		return err
	}
	if err := c.drafts(at, a); err != nil {
		return err
	}
	if (a.Finished == nil) != (a.Assessment == nil) {
		return c.bad(at, "finished and assessment stand there together or not at all")
	}
	if a.Assessment == nil && len(a.Corrections) > 0 {
		return c.bad(at+".corrections", "stand there without an assessment")
	}
	if a.Assessment == nil && len(a.Comments) > 0 {
		return c.bad(at+".comments", "stand there without an assessment")
	}
	if err := c.corrections(at, q, a); err != nil {
		return err
	}
	if err := c.comments(at, q, a); err != nil || a.Assessment == nil {
		return err
	}
	if err := c.finding(at+".assessment", a, q); err != nil {
		return err
	}
	return c.assessment(at, a)
}

// corrections checks what a person says of readings, one a requirement.
func (c *checker) corrections(at string, q *guide.Question, a *practice.Attempt) error {
	seen := map[string]bool{}
	for i := range a.Corrections {
		x := &a.Corrections[i]
		place := fmt.Sprintf("%s.corrections[%d]", at, i)
		if err := x.Check(q); err != nil {
			return c.bad(place, "%v", err)
		}
		if seen[x.Requirement] {
			return c.bad(place, "is the second one of %q", x.Requirement)
		}
		seen[x.Requirement] = true
		if err := c.times(place, &x.At); err != nil {
			return err
		}
	}
	return nil
}

// comments checks what coaches say.
func (c *checker) comments(at string, q *guide.Question, a *practice.Attempt) error {
	if len(a.Comments) > practice.MaxComments {
		return c.bad(at+".comments", "has %d; at most %d are read", len(a.Comments), practice.MaxComments)
	}
	seen := map[string]bool{}
	for i := range a.Comments {
		x := &a.Comments[i]
		place := fmt.Sprintf("%s.comments[%d]", at, i)
		if err := c.id(place, x.ID, seen[x.ID]); err != nil {
			return err
		}
		seen[x.ID] = true
		if err := x.Check(q); err != nil {
			return c.bad(place, "%v", err)
		}
		if err := c.times(place, &x.At); err != nil {
			return err
		}
	}
	return nil
}

// maxAside is how many versions of one answer may be set aside: one a browser tab.
const maxAside = 200

// drafts checks the text, and what was set aside, as a draft that is saved is.
func (c *checker) drafts(at string, a *practice.Attempt) error {
	own := practice.Version{Base: a.Revision, Text: a.Text, Source: a.Source, Seconds: a.Seconds, Writer: a.Writer}
	if err := own.Check(); err != nil {
		return c.bad(at, "%v", err)
	}
	if len(a.Aside) > maxAside {
		return c.bad(at+".aside", "has %d versions; at most %d are read", len(a.Aside), maxAside)
	}
	for i := range a.Aside {
		if err := c.times(fmt.Sprintf("%s.aside[%d]", at, i), &a.Aside[i].At); err != nil {
			return err
		}
		if err := a.Aside[i].Check(); err != nil {
			return c.bad(fmt.Sprintf("%s.aside[%d]", at, i), "%v", err)
		}
	}
	return nil
}

// assessment checks that every quote is exactly what the answer says there.
func (c *checker) assessment(at string, a *practice.Attempt) error {
	doc, err := text.Parse(a.Text)
	if err != nil {
		return c.bad(at+".text", "%v", err)
	}
	for i, r := range a.Assessment.Requirements {
		place := fmt.Sprintf("%s.assessment.requirements[%d]", at, i)
		if err := c.quotes(place, doc, r.Evidence); err != nil {
			return err
		}
		for k, it := range r.Items {
			if err := c.quotes(fmt.Sprintf("%s.items[%d]", place, k), doc, it.Evidence); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *checker) quotes(at string, doc *text.Document, all []assess.Evidence) error {
	for i, e := range all {
		span, ok := doc.ByteSpan(e.Start, e.End)
		if !ok || doc.Raw[span.Start:span.End] != e.Quote {
			return c.bad(fmt.Sprintf("%s.evidence[%d]", at, i), "is not what the answer says at %d to %d", e.Start, e.End)
		}
	}
	return nil
}
