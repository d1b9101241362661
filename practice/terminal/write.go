package terminal

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"

	"yardstick/english"
	"yardstick/guide"
	"yardstick/practice"
)

// attempt takes the person from the question to a finished attempt.
func (s *Session) attempt(
	ctx context.Context, j *practice.Job, q *guide.Question, mode practice.Mode, text string,
) (practice.Attempt, error) {
	a, err := s.open(ctx, j, q, mode)
	if err != nil {
		return a, err
	}
	s.show(q)
	w := &writing{Session: s, ctx: ctx, attempt: a, question: q, began: s.Desk.Now()}
	if text != "" && a.Text == "" {
		if err := w.keep(text); err != nil {
			return a, err
		}
	}
	if err := w.write(); err != nil {
		return w.attempt, err
	}
	return w.finish()
}

// begun says in which mode an answer was begun.
var begun = map[practice.Mode]string{
	practice.Exam: "as in an exam, with nothing shown before the end", practice.Coach: "with the coach",
}

// open goes on with an answer that was not finished, or begins one.
func (s *Session) open(ctx context.Context, j *practice.Job, q *guide.Question, mode practice.Mode) (practice.Attempt, error) {
	left, err := s.Desk.Store.Attempts(ctx, practice.Filter{Job: j.ID, Question: q.ID, Open: true})
	if err != nil {
		return practice.Attempt{}, err
	}
	for i := len(left) - 1; i >= 0; i-- {
		a := left[i]
		if a.Interview != "" || a.Guide != j.GuideSHA256() {
			continue
		}
		if a.Text != "" {
			s.say("You go on with the answer that you began on %s.", a.Started.Local().Format("2 January at 15:04"))
		}
		if a.Mode != mode {
			s.say("It was begun %s, and goes on so; :quit leaves it, a finished one begins anew.", begun[a.Mode])
		}
		return a, nil
	}
	return s.Desk.Begin(ctx, j.ID, q.ID, mode)
}

func (s *Session) show(q *guide.Question) {
	s.say("")
	for _, l := range fold(q.Text, s.width()) {
		fmt.Fprintln(s.Out, s.strong(l))
	}
	if q.Seconds > 0 {
		s.say("Take about %s. Nobody cuts you off.", minutes(q.Seconds))
	}
}

// minutes writes a suggested time: 3 minutes, 2½ minutes, 45 seconds.
func minutes(seconds int) string {
	half := ""
	if seconds%60 >= 30 {
		half = "½"
	}
	switch {
	case seconds < 60:
		return fmt.Sprintf("%d seconds", seconds)
	case seconds < 90:
		return "1 minute"
	}
	return fmt.Sprintf("%d%s minutes", seconds/60, half)
}

// writing is an answer on its way.
type writing struct {
	*Session
	ctx      context.Context //nolint:containedctx // it lives as long as one answer is written
	attempt  practice.Attempt
	question *guide.Question
	began    time.Time
}

// write lets the person write, in the editor where there is one.
func (w *writing) write() error {
	if w.Edit != nil {
		return w.edit()
	}
	w.say(
		"Write line by line. A line with only a full stop ends the answer; :show shows it, :undo takes the last line back, :quit leaves and " +
			"keeps it.",
	)
	for {
		fmt.Fprint(w.Out, "> ")
		line, err := w.line()
		if err != nil {
			fmt.Fprintln(w.Out)
			return err
		}
		done, err := w.take(line)
		if err != nil || done {
			return err
		}
	}
}

// take takes one line: a command or a part of the answer.
func (w *writing) take(line string) (done bool, err error) {
	text := w.attempt.Text
	switch strings.TrimSpace(line) {
	case ".":
		return true, nil
	case ":quit":
		return false, errQuit
	case ":show":
		w.say("%s", visible(text))
		return false, nil
	case ":undo":
		text = strings.TrimRight(text, "\n")
		return false, w.keep(text[:strings.LastIndexByte(text, '\n')+1])
	case "":
		if text == "" {
			return false, nil
		}
		if err := w.keep(text + "\n"); err != nil {
			return false, err
		}
		return false, w.ticks()
	}
	return false, w.keep(text + line + "\n")
}

// edit writes in the editor until there is an answer.
func (w *writing) edit() error {
	text, err := w.Edit(w.ctx, w.attempt.Text)
	if err != nil {
		return err
	}
	return w.keep(text)
}

// keep keeps the text as the draft. Where another tab or terminal has written
// on, this version is set aside and the other one goes on.
func (w *writing) keep(text string) error {
	a, err := w.Desk.Save(w.ctx, w.attempt.ID, w.draft(text))
	var other *practice.VersionConflict
	if errors.As(err, &other) {
		w.say("This answer was changed elsewhere meanwhile. You go on with that version; yours is set aside with it:")
		w.say("%s", visible(other.Current.Text))
		w.attempt = other.Current
		return nil
	}
	if err == nil {
		w.attempt = a
	}
	return err
}

func (w *writing) draft(text string) practice.Version {
	spent := int(w.Desk.Now().Sub(w.began) / time.Second)
	return practice.Version{
		Base: w.attempt.Revision, Text: text, Source: practice.Typed, Writer: w.Writer,
		Seconds: min(max(spent, 0)+w.attempt.Seconds, practice.MaxSeconds),
	}
}

// ticks shows what a paragraph has done, in coach mode.
func (w *writing) ticks() error {
	if w.attempt.Mode != practice.Coach || strings.TrimSpace(w.attempt.Text) == "" {
		return nil
	}
	found, err := w.Desk.Live(w.ctx, w.attempt.ID, w.attempt.Text, true)
	if err != nil {
		return err
	}
	for _, t := range practice.Ticks(&w.attempt, w.question, &found) {
		fmt.Fprintf(w.Out, "  %s %s\n", signs[t.Verdict], cut(oneLine(english.Addressed(t.Requirement.Text)), w.width()-6))
	}
	return nil
}

// finish ends the attempt.
func (w *writing) finish() (practice.Attempt, error) {
	return w.Desk.Finish(w.ctx, w.attempt.ID, w.draft(strings.TrimRight(w.attempt.Text, "\n")))
}

// visible leaves out what could move a terminal's cursor.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, text)
}

// cut shortens a line to at most n characters.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}
