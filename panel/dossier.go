package panel

import (
	"bytes"
	"context"
	"io"
	"maps"
	"slices"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/record"
	"yardstick/record/packet"
	"yardstick/record/report"
)

// Packet writes the record of a position as one file that proves itself: the log
// with a head signed now, the documents that it fixes, the personal parts as they
// are sealed, and the reports for people. The keys of the parts are not in it.
func (d *Desk) Packet(ctx context.Context, who Viewer, position string, w io.Writer) error {
	kept, s, v, err := d.recorded(ctx, who, position)
	if err != nil {
		return err
	}
	head, err := sign(kept.Log, v.Secret)
	if err != nil {
		return err
	}
	v.Checkpoints[s.Next] = head
	item := Item{ItemID{itemCheckpoint, number(s.Next)}, head}
	if err := d.Store.Append(ctx, position, s.Next, Batch{Put: []Item{item}, Summary: s.Summary()}); err != nil {
		return err
	}
	return writePacket(w, kept.Log, v)
}

// recorded loads a position for somebody who may read its record.
func (d *Desk) recorded(ctx context.Context, who Viewer, position string) (Kept, *State, *Vault, error) {
	kept, s, v, err := d.loadKept(ctx, position)
	if err == nil {
		err = people.Need(who.rolesIn(s), people.ReadRecord, s.Stage())
	}
	return kept, s, v, err
}

// sign signs the head of a log.
func sign(log []byte, secret string) ([]byte, error) {
	signer, err := record.Signer(secret)
	if err != nil {
		return nil, err
	}
	var tree record.Tree
	for line := range bytes.Lines(log) {
		if _, err := tree.Add(bytes.TrimSuffix(line, []byte("\n"))); err != nil {
			return nil, err
		}
	}
	root, err := tree.Root()
	if err != nil {
		return nil, err
	}
	return record.Checkpoint{Origin: signer.Name(), Size: tree.Size(), Root: root}.Sign(signer)
}

func writePacket(w io.Writer, log []byte, v *Vault) error {
	c := packet.Content{Log: log, Checkpoints: v.Checkpoints, Documents: v.Documents, Parts: v.Parts, Reports: map[string][]byte{}}
	r, err := report.New(&c)
	if err != nil {
		return err
	}
	for name, write := range map[string]func(io.Writer) error{"report.pdf": r.PDF, "report.xlsx": r.XLSX} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			return err
		}
		c.Reports[name] = b.Bytes()
	}
	return packet.Write(w, &c, v.Secret)
}

// Keys writes the keys of the personal parts that a person may open: all for who may
// see names.
func (d *Desk) Keys(ctx context.Context, who Viewer, position string, w io.Writer) error {
	s, v, err := d.load(ctx, position)
	if err != nil {
		return err
	}
	roles := who.rolesIn(s)
	if err := people.Need(roles, people.SeeNames, s.Stage()); err != nil {
		return err
	}
	if s.Sealed() > 0 {
		return fault.Conflictf(
			"%d ratings are sealed, and the keys of parts open their notes; the keys are given out when all are revealed", s.Sealed())
	}
	return v.Ring.Write(w)
}

// Rows are a table for people who live in spreadsheets.
type Rows [][]string

// RatingRows are the ratings that a viewer may see, a level a row: candidate, rater,
// question, requirement, level as handed in, level that stands, evidence.
func (v *View) RatingRows() Rows {
	rows := Rows{{"candidate", "rater", "question", "requirement", "first", "level", "evidence"}}
	for _, c := range v.Candidates {
		for _, r := range c.Ratings {
			for i, l := range r.First {
				rows = append(rows, []string{
					c.Code, r.Rater, l.Question, l.Requirement, levelText(l.Level), levelText(r.Levels[i].Level),
					evidenceOn(r.Notes, l),
				})
			}
		}
	}
	return rows
}

func levelText(l *int) string {
	if l == nil {
		return ""
	}
	return number(int64(*l))
}

// evidenceOn is what was noted on a requirement, or on its question.
func evidenceOn(notes []Note, l record.Level) string {
	for _, on := range []string{l.Requirement, ""} {
		for _, n := range notes {
			if n.Question == l.Question && n.Requirement == on && n.Evidence != "" {
				return n.Evidence
			}
		}
	}
	return ""
}

// Impact says how groups fared: who was offered the job of those who told their
// group. Candidates who withdrew are not counted. A group smaller than five is
// withheld, and so are all where fewer than two are left.
func (d *Desk) Impact(ctx context.Context, who Viewer, position, attribute string) (Groups, error) {
	s, _, err := d.load(ctx, position)
	if err != nil {
		return Groups{}, err
	}
	if err := people.Need(who.rolesIn(s), people.SeeImpact, s.Stage()); err != nil {
		return Groups{}, err
	}
	of, err := d.Store.Groups(ctx, position, attribute)
	if err != nil {
		return Groups{}, err
	}
	return groupsOf(s, of), nil
}

// MinGroup is the size of the smallest group that is shown by itself.
const MinGroup = 5

// Groups are counts by group: of all who told it, and of those who were offered the job.
type Groups struct {
	Names    []string
	Offered  []int
	Total    []int
	Untold   int // candidates who told no group
	Withheld int // people in groups too small to be shown
}

func groupsOf(s *State, of map[string]string) Groups {
	var g Groups
	offered, total := map[string]int{}, map[string]int{}
	for _, c := range s.Candidates {
		group := of[c.Code]
		switch {
		case c.Gone:
		case group == "":
			g.Untold++
		default:
			total[group]++
			if c.Outcome == Offer {
				offered[group]++
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(total)) {
		if total[name] < MinGroup {
			g.Withheld += total[name]
			continue
		}
		g.Names, g.Offered, g.Total = append(g.Names, name), append(g.Offered, offered[name]), append(g.Total, total[name])
	}
	if len(g.Names) < 2 {
		for _, n := range g.Total {
			g.Withheld += n
		}
		g.Names, g.Offered, g.Total = nil, nil, nil
	}
	return g
}

// SetGroup keeps the group that a candidate tells, at the own link. Nobody else can.
func (d *Desk) SetGroup(ctx context.Context, who Viewer, position, attribute, group string) error {
	s, _, err := d.load(ctx, position)
	if err != nil {
		return err
	}
	if !s.May(who, people.SeeOwn) || s.Candidate(who.Code) == nil || s.Candidate(who.Code).Erased {
		return forbidden("only a candidate tells their own group")
	}
	if !people.IsCode(attribute) || len(group) > MaxTitle {
		return fault.Invalidf("an attribute is a code such as sex, a group has up to %d characters", MaxTitle)
	}
	return d.Store.SetGroup(ctx, position, who.Code, attribute, group)
}

// OwnGroup is the group that a candidate has told, "" for none. Nobody else is shown it.
func (d *Desk) OwnGroup(ctx context.Context, who Viewer, position, attribute string) (string, error) {
	s, _, err := d.load(ctx, position)
	if err != nil {
		return "", err
	}
	if !s.May(who, people.SeeOwn) || s.Candidate(who.Code) == nil {
		return "", forbidden("only a candidate sees their own group")
	}
	all, err := d.Store.Groups(ctx, position, attribute)
	return all[who.Code], err
}
