// Package terminal is practising in a terminal: job, question, answer, marked
// result, again. It reads lines and writes text, so that it works over any
// connection and with any keyboard; an editor is a function that is passed in.
//
// Every line is kept as soon as it is entered. Whoever loses the connection goes
// on where it was lost.
package terminal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"yardstick/assess/report"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/practice"
)

// Session is one person practising in one terminal.
type Session struct {
	Desk  *practice.Desk
	In    *bufio.Reader
	Out   io.Writer
	Style report.Style
	// Edit lets the person write in an editor, beginning with a text. Nil where
	// there is none: then answers are written line by line.
	Edit func(ctx context.Context, text string) (string, error)
	// Load finds the job that somebody names: a sample's id or a file.
	Load func(name string) (*job.Job, practice.Origin, error)
	// Samples lists the ids of sample jobs.
	Samples []string
	Writer  string // names this terminal in drafts
}

// Start is what is known from the beginning.
type Start struct {
	Job      string       // what Load finds; empty to choose
	Guide    *guide.Guide // instead of a job
	Question string       // its id; empty to choose
	Mode     practice.Mode
}

// errQuit ends a session. What was written is kept.
var errQuit = errors.New("quit")

// Run practises until the person leaves, which is no error.
func (s *Session) Run(ctx context.Context, start Start) error {
	err := s.run(ctx, start)
	if errors.Is(err, errQuit) || errors.Is(err, io.EOF) {
		s.say("Everything is kept. Goodbye.")
		return nil
	}
	return err
}

func (s *Session) run(ctx context.Context, start Start) error {
	j, err := s.job(ctx, start)
	if err != nil {
		return err
	}
	for {
		q, err := s.question(ctx, &j, start.Question)
		if err != nil {
			return err
		}
		if err := s.rehearse(ctx, &j, q, start.Mode); err != nil {
			return err
		}
		start.Question = ""
	}
}

// rehearse answers one question, as often as the person likes.
func (s *Session) rehearse(ctx context.Context, j *practice.Job, q *guide.Question, mode practice.Mode) error {
	text := ""
	for {
		a, err := s.attempt(ctx, j, q, mode, text)
		if err != nil {
			return err
		}
		s.result(j, q, &a)
		if err := s.gained(ctx, j, q); err != nil {
			return err
		}
		again, from, err := s.next(ctx, j, q, &a)
		if err != nil || !again {
			return err
		}
		text = from
	}
}

// next asks what comes after a result.
func (s *Session) next(ctx context.Context, j *practice.Job, q *guide.Question, a *practice.Attempt) (again bool, from string, err error) {
	for {
		choice, err := s.ask("a again, e again from this answer, c compare, n another question, q quit [a]")
		if err != nil {
			return false, "", err
		}
		switch choice {
		case "", "a":
			return true, "", nil
		case "e":
			return true, a.Text, nil
		case "c":
			err = s.compare(ctx, j, q)
		case "n":
			return false, "", nil
		case "q":
			return false, "", errQuit
		default:
			s.say("That is none of these.")
		}
		if err != nil {
			return false, "", err
		}
	}
}

// say writes a line, folded to the width of the terminal.
func (s *Session) say(format string, args ...any) {
	for _, l := range fold(fmt.Sprintf(format, args...), s.width()) {
		fmt.Fprintln(s.Out, l)
	}
}

func (s *Session) width() int { return min(max(s.Style.Width, 40), 100) }

// strong sets a text apart on a terminal that can.
func (s *Session) strong(text string) string {
	if !s.Style.Color {
		return text
	}
	return "\x1b[1m" + text + "\x1b[0m"
}

// ask writes a prompt and reads one line.
func (s *Session) ask(prompt string) (string, error) {
	fmt.Fprint(s.Out, strings.Join(fold(prompt, s.width()-3), "\n")+": ")
	line, err := s.line()
	if err != nil {
		fmt.Fprintln(s.Out)
	}
	return strings.TrimSpace(line), err
}

// maxLine is the longest line that is read, bytes.
const maxLine = 1 << 20

// line reads one line without its end. The last line may lack one.
func (s *Session) line() (string, error) {
	var b strings.Builder
	for {
		part, err := s.In.ReadSlice('\n')
		b.Write(part)
		switch {
		case b.Len() > maxLine:
			return "", fault.Invalidf("a line is longer than %d bytes", maxLine)
		case err == nil, errors.Is(err, io.EOF) && b.Len() > 0:
			return strings.TrimRight(b.String(), "\r\n"), nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return "", err
		}
	}
}

// fold breaks a text into lines of at most width characters at spaces.
func fold(text string, width int) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		line := ""
		for w := range strings.FieldsSeq(paragraph) {
			switch {
			case line == "":
				line = w
			case len([]rune(line))+1+len([]rune(w)) > width:
				lines = append(lines, line)
				line = w
			default:
				line += " " + w
			}
		}
		lines = append(lines, line)
	}
	return lines
}
