package archive

import (
	"fmt"

	"yardstick/practice"
	"yardstick/practice/drill"
)

// Limits on a bad week: several times what the program makes.
const (
	maxEntries = 200
	maxChoices = 100
	maxPhrase  = 4000 // bytes of a text
)

// drill checks a bad week, its answer and its result.
func (c *checker) drill(at string, d *practice.Drill, seen map[string]bool) error {
	if err := c.id(at, d.ID, seen[d.ID]); err != nil {
		return err
	}
	seen[d.ID] = true
	switch {
	case c.jobs[d.Job] == nil:
		return c.bad(at+".job", "there is no job %q", cut(d.Job))
	case (d.Answer == nil) != (d.Result == nil) || (d.Answer == nil) != (d.Finished == nil):
		return c.bad(at, "answer, result and finished stand there together or not at all")
	}
	if err := c.times(at, &d.Started, d.Finished); err != nil {
		return err
	}
	if err := c.mess(at+".mess", &d.Mess); err != nil {
		return err
	}
	if d.Answer == nil {
		return nil
	}
	for _, p := range []drill.Part{d.Result.Function, d.Result.Sign, d.Result.Step} {
		if err := c.phrases(at+".result", p.Given, p.Truth, p.Explanation); err != nil {
			return err
		}
	}
	return c.phrases(at+".answer", d.Answer.Function, d.Answer.Sign, d.Answer.Step)
}

// mess checks that a week is one that can be read and answered.
func (c *checker) mess(at string, m *drill.Mess) error {
	ids := map[string]bool{}
	if len(m.Entries) > maxEntries || len(m.Functions) > maxChoices || len(m.Steps) > maxChoices ||
		len(m.Truth.Why) > maxEntries+2*maxChoices {
		return c.bad(at, "is larger than any that is made")
	}
	for _, choice := range append(append([]drill.Choice{}, m.Functions...), m.Steps...) {
		ids[choice.ID] = true
		if err := c.phrases(at, choice.ID, choice.Text); err != nil {
			return err
		}
	}
	for i := range m.Entries {
		ids[m.Entries[i].ID] = true
		if err := c.entry(fmt.Sprintf("%s.entries[%d]", at, i), &m.Entries[i]); err != nil {
			return err
		}
	}
	for _, id := range []string{m.Truth.Function, m.Truth.Sign, m.Truth.Line, m.Truth.Step} {
		if !ids[id] {
			return c.bad(at+".truth", "names %q, which the week does not hold", cut(id))
		}
	}
	for id, why := range m.Truth.Why {
		if err := c.phrases(at+".truth", id, why); err != nil {
			return err
		}
	}
	return c.phrases(at, m.Job, m.Title, m.Scene, m.Truth.Later)
}

func (c *checker) entry(at string, e *drill.Entry) error {
	if e.Form != drill.Event && e.Form != drill.Message && e.Form != drill.Figures {
		return c.bad(at+".form", "is %q; want event, message or figures", cut(string(e.Form)))
	}
	if len(e.Figures) > maxChoices {
		return c.bad(at+".figures", "has %d; at most %d are read", len(e.Figures), maxChoices)
	}
	for _, f := range e.Figures {
		if err := c.phrases(at+".figures", f.Function, f.Name, f.Per, f.Value, f.Target, f.FailsAt); err != nil {
			return err
		}
	}
	return c.phrases(at, e.ID, e.Day, e.Time, e.From, e.Text)
}

// phrases checks the length of texts.
func (c *checker) phrases(at string, texts ...string) error {
	for _, s := range texts {
		if len(s) > maxPhrase {
			return c.bad(at, "holds a text of %d bytes; at most %d are read", len(s), maxPhrase)
		}
	}
	return nil
}
