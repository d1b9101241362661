package table

import (
	"io"
	"strconv"
	"strings"

	"yardstick/stat"
)

// Outcomes are how many of each group were selected, the groups in the order
// of the file.
type Outcomes struct {
	Groups []string
	Counts []stat.Counts
	Scored bool // the file holds scores: selected is who scores above the median of all
	Blank  int  // people without a score: left out
}

// ReadOutcomes reads a table with the columns group, selected and total, one row
// a group, or with the columns group and score, one row a person. Groups twice
// among counts, counts that are none, more selected than there are, or what
// exceeds the limits is an Invalid fault with file, line and column.
func ReadOutcomes(file string, r io.Reader) (*Outcomes, error) {
	s, err := open(file, r, []string{"group"}, []string{"selected", "total", "score"})
	if err != nil {
		return nil, err
	}
	o := outcomeRows{sheet: s, groups: newNames()}
	take := o.takeCounts
	switch has := s.has; {
	case has("score") && !has("selected") && !has("total"):
		take = o.takeScore
	case has("score") || !has("selected") || !has("total"):
		return nil, invalid(file, s.rows.line(), "", "has the columns %s: want group,selected,total or group,score", strings.Join(s.columns, ","))
	}
	if err := s.each(take); err != nil {
		return nil, err
	}
	if len(o.groups.list) == 0 {
		return nil, invalid(file, 0, "", "holds no groups under its header")
	}
	out := &Outcomes{Groups: o.groups.list, Counts: o.counts, Blank: o.blank}
	if s.has("score") {
		out.Scored, out.Counts = true, stat.AboveMedian(len(out.Groups), o.people)
	}
	return out, nil
}

// outcomeRows are the rows while they are read.
type outcomeRows struct {
	*sheet
	groups *names
	lines  []int
	counts []stat.Counts
	people []stat.Scored
	blank  int
}

// group reads the group of a row.
func (o *outcomeRows) group() (int, error) {
	name, err := o.name("group")
	if err != nil {
		return 0, err
	}
	g := int(o.groups.of(name))
	if g >= MaxGroups {
		return 0, o.errorf("group", "%q is one more than the %d groups that are read", shown(name), MaxGroups)
	}
	return g, nil
}

// takeCounts reads the counts of a group.
func (o *outcomeRows) takeCounts() error {
	g, err := o.group()
	if err != nil {
		return err
	}
	if g < len(o.counts) {
		return o.errorf("group", "%q stands on line %d already: one row a group", shown(o.groups.list[g]), o.lines[g])
	}
	var c stat.Counts
	if c.Selected, err = o.number("selected"); err != nil {
		return err
	}
	if c.Total, err = o.number("total"); err != nil {
		return err
	}
	if c.Selected > c.Total {
		return o.errorf("selected", "%d were selected of a total of %d: at most all can be", c.Selected, c.Total)
	}
	o.counts, o.lines = append(o.counts, c), append(o.lines, o.rows.line())
	return nil
}

// number reads a number of people.
func (o *outcomeRows) number(column string) (int, error) {
	text := o.get(column)
	wrong := ""
	n, err := strconv.Atoi(text)
	switch {
	case text == "":
		wrong = "is empty: want a number of people, 0 if there are none"
	case err == nil && n < 0:
		wrong = "is below zero: want a number of people"
	case !onlyDigits(text):
		wrong = "is not a number of people: want a whole number such as 12"
	case err != nil || n > stat.MostCounted:
		wrong = "is too large: want at most " + strconv.Itoa(stat.MostCounted)
	}
	switch {
	case text == "":
		return 0, o.errorf(column, "%s", wrong)
	case wrong != "":
		return 0, o.errorf(column, "%q %s", shown(text), wrong)
	}
	return n, nil
}

// takeScore reads the score of a person; one without is left out, and counted.
func (o *outcomeRows) takeScore() error {
	g, err := o.group()
	if err != nil {
		return err
	}
	if o.get("score") == "" {
		o.blank++
		return nil
	}
	score, err := o.level("score", nil)
	if err != nil {
		return err
	}
	o.people = append(o.people, stat.Scored{Group: g, Score: score})
	return nil
}
