package letter

import (
	"context"
	"strings"
	"time"

	"yardstick/panel"
	"yardstick/record"
)

// reviewDays is how long a letter gives a candidate to ask for something, in days.
const reviewDays = 30

// notice is the letter that is noted as a notice, when it is sent before the decision.
const notice = "notice"

// dayForm is how days stand in letters.
const dayForm = "2 January 2006"

// Words are what a letter says in the language of its reader.
type Words struct {
	Tool    string // what a program has to do with it
	Outcome func(o panel.Outcome) string
}

// Slots are what a position knows of what stands in a letter to a candidate, as the
// viewer may see it.
func Slots(ctx context.Context, d *panel.Desk, who panel.Viewer, v *panel.View, c *panel.CandidateView, w Words) map[string]string {
	out := map[string]string{
		"position": v.Title, "name": c.Name, "tool": w.Tool, "until": d.Now().AddDate(0, 0, reviewDays).Format(dayForm),
	}
	if c.Outcome != "" {
		out["outcome"] = strings.ToLower(w.Outcome(c.Outcome))
	}
	if c.Schedule != nil {
		if at, err := record.ParseTime(c.Schedule.Start); err == nil {
			out["date"] = at.Local().Format(dayForm+", 15:04 ") + panel.Zone(at.Local()) + ", " + c.Schedule.Where
		}
	}
	f, err := d.Feedback(ctx, who, v.Position, c.Code)
	if err != nil {
		return out // before the decision there is none
	}
	var asked, looked []string
	for _, q := range f.Questions {
		asked = append(asked, "\n- "+q.Text)
		for _, l := range q.Looked {
			looked = append(looked, "\n- "+l)
		}
	}
	out["asked"], out["measured"], out["reason"] = strings.Join(asked, ""), strings.Join(looked, ""), f.Reason
	return out
}

// Sent is the command that notes that a letter was sent on a day.
func Sent(v *panel.View, candidate, id, text, on string) panel.Command {
	if id == notice && v.Decided == "" {
		return panel.GiveNotice{Candidate: candidate, Notice: id, Text: text, On: on}
	}
	return panel.Tell{Candidate: candidate, Letter: id, Text: text, On: on}
}

// Retain is the command that keeps a position as long as the rules of these places say,
// of which the longest counts: from the decision, or from now.
func (b *Book) Retain(v *panel.View, places []string, now time.Time) (panel.Command, error) {
	from := now
	if at, err := record.ParseTime(v.Decided); err == nil {
		from = at
	}
	until, rules, err := b.Until(places, from)
	if err != nil {
		return nil, err
	}
	return panel.Retain{Until: until.Format(time.DateOnly), Rules: rules}, nil
}
