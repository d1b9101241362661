package guide

import (
	"fmt"
	"hash/fnv"
	"strings"

	"yardstick/english"
)

// mostFronts is how many functions fit into one story that can be kept in mind.
const mostFronts = 4

// fronts are the functions that the story is made of.
func (f *facts) fronts() []area { return f.areas[:min(mostFronts, len(f.areas))] }

// story tells the day: an opening, the first trouble, a second that breaks in,
// a third that was let lie, and a demand that cannot be met along with the others.
func (f *facts) story(fronts []area, seed string) string {
	h := fnv.New32a()
	h.Write([]byte(seed))
	way := int(h.Sum32() % 3)
	parts := []string{f.opening(way), f.trouble(fronts[0], way)}
	if len(fronts) > 1 {
		parts = append(parts, f.breaksIn(fronts[1], way))
	}
	if second := fronts[len(fronts)-1].second; len(fronts) < 3 && second != "" {
		parts = append(parts, "On top of that somebody has to "+english.You(second)+", and today only you can do it.")
	}
	if len(fronts) > 2 {
		parts = append(parts, f.letLie(fronts[2], way))
	}
	if len(fronts) > 3 {
		parts = append(parts, f.background(fronts[3]))
	}
	return strings.Join(append(parts, f.squeeze(fronts, way), "What do you do?"), " ")
}

func (f *facts) opening(way int) string {
	return [...]string{
		"It is Monday, twenty past nine, and the colleague you count on most has just gone home ill.",
		"It is Thursday, early afternoon; you are one person short, and nobody can be found to step in.",
		"It is the first day after a long weekend, and the colleague who was to help you has called in sick.",
	}[way]
}

// trouble is the first front: a figure past its failing level and the sign of it.
func (f *facts) trouble(a area, way int) string {
	var s sayings
	w := a.worst()
	show := [...]string{"the latest figures for " + a.name + " show ", "in " + a.name + " you find ", "the first thing you see is that the figures for " + a.name + " have come in, with "}[way]
	s.add(show+"%s "+w.worse+" to %s, where %s already counts as failing, and as you look round you notice %s.", english.You(w.name), w.beyond, w.limit, a.sign().yours)
	s.add(show+"%s "+w.worse+" to %s, where %s already counts as failing.", english.You(w.name), w.beyond, w.limit)
	s.add("in "+a.name+" you notice %s, and it has been going on since last week.", a.sign().yours)
	s.add("in "+a.name+" nobody has found the time since last week to %s, and it shows.", english.You(a.brief))
	s.add("in %s nothing was done yesterday that should have been, and it shows.", a.name)
	return s[0]
}

// breaksIn is the second front, which somebody brings before the first is dealt with.
func (f *facts) breaksIn(a area, way int) string {
	from := a.partner
	if from == "" {
		from = "a colleague"
	}
	opening := [...]string{
		"Before you have found out why, a call comes from " + from,
		"You are still reading when a message comes in from " + from,
		"While you are looking into that, a call is put through from " + from,
	}[way]
	w := a.worst()
	const late = " Some days ago you had noticed %s, and you meant to see to it."
	var s sayings
	s.add(opening+" about "+a.name+": %s is "+w.worse+" to %s, and %s is the limit."+late, "the figure for "+english.You(w.name), w.beyond, w.limit, a.sign().yours)
	s.add(opening+" about "+a.name+": %s is "+w.worse+" to %s, and %s is the limit.", "the figure for "+english.You(w.name), w.beyond, w.limit)
	s.add(opening+" about "+a.name+": it cannot go on like this."+late, a.sign().yours)
	s.add(opening+" about "+a.name+": it cannot wait any longer, somebody has to %s, and it should have been done on Friday.", english.You(a.brief))
	s.add(opening+" about %s: it cannot go on like this.", a.name)
	return s[0]
}

// letLie is the third front: what waits for the same person in the same hour.
func (f *facts) letLie(a area, way int) string {
	due := [...]string{"noon", "five", "noon"}[way]
	var s sayings
	s.add("meanwhile nobody is seeing to "+a.name+"; you are the only one there who can %s, it is due by "+due+", and you notice %s.", english.You(a.brief), a.sign().yours)
	s.add("meanwhile nobody is seeing to "+a.name+"; you are the only one there who can %s, and it is due by "+due+".", english.You(a.brief))
	s.add("meanwhile nobody is seeing to "+a.name+", and you notice %s.", a.sign().yours)
	s.add("meanwhile nobody is seeing to %s.", a.name)
	return s[0]
}

// background is the fourth front, which nobody else thinks of.
func (f *facts) background(a area) string {
	var s sayings
	s.add("and all this week you have been noticing %s, so that "+a.name+" cannot simply be left until tomorrow.", a.sign().yours)
	s.add("and somebody has to %s today as well, though nobody has asked for it yet.", english.You(a.brief))
	s.add("and %s cannot simply be left until tomorrow.", a.name)
	return s[0]
}

// squeeze sets the fronts against each other.
func (f *facts) squeeze(fronts []area, way int) string {
	hour := [...]string{"eleven", "four", "half past ten"}[way]
	claim := "everybody says that theirs comes first"
	if a, b := fronts[0].partner, fronts[min(1, len(fronts)-1)].partner; a != "" && b != "" && a != b {
		claim = a + " and " + b + " each say that theirs comes first"
	}
	return fmt.Sprintf("At %s %s wants to hear that it is under control, %s, some of %s have begun to lose patience, and you cannot do all of it by then.",
		hour, f.superior, claim, withArticle(f.served))
}

func withArticle(served string) string {
	if strings.HasPrefix(served, "the ") || strings.HasPrefix(served, "those ") {
		return served
	}
	return "the " + served
}

// worst is the first figure that can be past its failing level.
func (a *area) worst() figure {
	for _, g := range a.figures {
		if g.beyond != "" {
			return g
		}
	}
	return figure{}
}

// sign is the first danger sign of a function that is seen around the job
// holder, not in him.
func (a *area) sign() sign {
	for _, s := range a.signs {
		if !s.own {
			return s
		}
	}
	return sign{}
}

// task is what a person would say is to be done in one function.
func (a *area) task() string {
	if a.brief != "" {
		return a.brief
	}
	return "put " + a.name + " right"
}
