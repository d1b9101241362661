package practice

import (
	"context"
	"time"

	"yardstick/guide"
)

// DateForm is how the date of an interview is written: a day without a clock,
// as the calendar where the person is has it.
const DateForm = time.DateOnly

// Bounds on a plan towards a date.
const (
	maxDaysAhead = 366
	mostADay     = 4 // questions; more is not practice but cramming
	mockFrom     = 2 // days of practice from which on the last is a whole interview
)

// Day is one day of a plan towards an interview.
type Day struct {
	On        time.Time // midnight, in the place of the person
	Questions []guide.Question
	Whole     bool // all questions as an interview, in place of single ones
}

// SetDate keeps the date of the interview for a job, of the form 2026-12-05, or
// forgets it for an empty one. A date that has passed, or is more than a year
// away, is Invalid.
func (d *Desk) SetDate(ctx context.Context, job, date string) error {
	if date != "" {
		now := d.Now()
		on, err := time.ParseInLocation(DateForm, date, now.Location())
		switch {
		case err != nil:
			return field("date", "is %q; want a day such as %s", date, now.Format(DateForm))
		case on.Before(midnight(now)):
			return field("date", "has passed")
		case daysBetween(now, on) > maxDaysAhead:
			return field("date", "is more than a year away")
		}
	}
	return d.Store.SetDate(ctx, job, date)
}

// Towards spreads what there is to practise over the days from now to the day
// before the interview. Each day takes what is due by the card box of [Plan], as
// if the answers until then had stood, with waits short enough that everything
// comes back before the date; the last day is a whole interview. On the day of
// the interview itself there is only a last look at what is weakest. Nil without a
// date, or after it.
func Towards(j *Job, attempts []Attempt, now time.Time) []Day {
	on, err := time.ParseInLocation(DateForm, j.Date, now.Location())
	if err != nil || on.Before(midnight(now)) {
		return nil
	}
	left := daysBetween(now, on)
	items := PlanFor(j, attempts, now).Items
	if left == 0 {
		return []Day{{On: midnight(now), Questions: questions(items[:min(2, len(items))])}}
	}
	cards := cardsOf(items, now, left)
	var days []Day
	for day := range left {
		d := Day{On: midnight(now).AddDate(0, 0, day)}
		if left >= mockFrom && day == left-1 {
			d.Whole = true
		} else {
			d.Questions = questions(taken(cards, day, left))
		}
		if d.Whole || len(d.Questions) > 0 {
			days = append(days, d)
		}
	}
	return days
}

// card is an item on its way through the days that are planned.
type card struct {
	*Exercise
	box, due int // due is days from now
	seen     bool
}

func cardsOf(items []Exercise, now time.Time, left int) []card {
	cards := make([]card, len(items))
	for i := range items {
		cards[i] = card{Exercise: &items[i], box: items[i].Box}
		if !items[i].IsDue {
			cards[i].due = min(daysBetween(now, items[i].Due), left-1)
		}
	}
	return cards
}

// taken gives what is practised on a day, and moves it on: first what no day
// before has had.
func taken(cards []card, day, left int) []Exercise {
	room := min(mostADay, max(2, (2*len(cards)+left-1)/left))
	var out []Exercise
	for _, again := range []bool{false, true} {
		for i := range cards {
			c := &cards[i]
			if c.due > day || c.seen != again || len(out) == room {
				continue
			}
			out = append(out, *c.Exercise)
			c.box, c.seen = min(c.box+1, Boxes), true
			wait := int(Wait(c.box) / (24 * time.Hour))
			c.due = day + max(1, min(wait, (left-day)/2))
		}
	}
	return out
}

func questions(items []Exercise) []guide.Question {
	out := make([]guide.Question, len(items))
	for i := range items {
		out[i] = items[i].Question
	}
	return out
}

// midnight is the beginning of a day where the person is.
func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// daysBetween counts the days of the calendar from one moment to another.
func daysBetween(from, to time.Time) int {
	utc := func(t time.Time) time.Time {
		y, m, d := t.In(from.Location()).Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	return int(utc(to).Sub(utc(from)) / (24 * time.Hour))
}
