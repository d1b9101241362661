package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"yardstick/assess"
	"yardstick/assess/answers"
	"yardstick/internal/fault"
)

// rememberedAnswers is how many answers' readings are kept: a stream that holds
// the same answer again does not read it again.
const rememberedAnswers = 1_000

// assessCmd is yardstick assess.
type assessCmd struct {
	Guide    string `required:"" placeholder:"FILE" help:"Guide file, YAML or JSON; one that was altered after it was sealed is refused."`
	Question string `placeholder:"ID" help:"Assess every answer against this question: its id or its words."`
	Sealed   bool   `help:"Refuse a guide that is not sealed. Without this it is assessed with a warning."`
	Strict   bool   `help:"Stop at the first line of a stream that cannot be assessed. Without this it is reported, the others are assessed, and the exit status is 2."`
	Format   string `enum:"text,json,jsonl,html,csv,xlsx,hropen," default:"" help:"text, json, jsonl or html; csv or xlsx: a row a requirement; hropen: reports in the style of HR Open. Text for one answer and jsonl for a stream, where nothing is said."`
	Answers  string `arg:"" optional:"" default:"-" name:"answer" help:"A text file or captions (one answer), or many: JSON lines, an array, CSV, TSV or XLSX with id, answer, guide, question; - for standard input."`
	Speaker  string `placeholder:"NAME" help:"In captions and conversations, take this speaker's words for the answer; all for everybody's."`
	Column   string `placeholder:"NAME" help:"The column of a sheet (CSV, TSV, XLSX) that holds the answers."`
	Sheet    string `placeholder:"NAME" help:"The sheet of a workbook that holds the answers; all for every one that does."`
	readerFlags
	judgeFlags
	dataFlag
	JudgePreview bool `help:"Send nothing: write the requests exactly as they would be sent, one a line."`
}

// Run assesses one answer or a stream of them. It succeeds whatever the verdict.
func (c *assessCmd) Run(p *program) (err error) {
	if c.Guide == "-" && c.Answers == "-" {
		return fault.Invalidf("only one of the guide and the answers can be standard input")
	}
	guides, err := readFrom(p, c.Guide, readGuides)
	if err != nil {
		return err
	}
	if c.Sealed {
		if err := wantSeals(c.Guide, guides); err != nil {
			return err
		}
	}
	reader, err := c.reader(p)
	if err != nil {
		return err
	}
	s, err := newSelection(c.Guide, guides, c.Question, assess.New(assess.Remember(reader, rememberedAnswers)), p.stderr)
	if err != nil {
		return err
	}
	done, err := c.second(p, s)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	_, err = readFrom(p, c.Answers, func(name string, r io.Reader) (struct{}, error) {
		return struct{}{}, c.assess(p, s, name, r)
	})
	return err
}

// assess reads the answers of r and writes their assessments in the same order.
func (c *assessCmd) assess(p *program, s *selection, name string, r io.Reader) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	bar := newProgress(p.stderr, r)
	in, err := answers.Open(name, bar.count(r), answers.Options{Speaker: c.Speaker, Column: c.Column, Sheet: c.Sheet, Question: s.anyAsks})
	if err != nil {
		return err
	}
	if c.JudgePreview {
		c.Format = "jsonl"
	}
	out := p.assessmentWriter(c.Format, in.Stream())
	if !in.Stream() {
		bar.hide()
	}
	var copies assess.Copies
	bad := badLines{strict: c.Strict, out: p.stderr}
	err = stream(ctx, in.Next, s.assess, bad.report, func(f finding) error {
		defer bar.step()
		if f.sent != nil {
			_, err := fmt.Fprint(p.stdout, strings.Join(append(f.sent, ""), "\n"))
			return err
		}
		copies.Mark(&f.Assessment, f.Answer)
		return out.write(&f)
	})
	bar.clear()
	switch {
	case err == nil:
		return errors.Join(ended(out.close()), bad.err(name))
	case ctx.Err() != nil:
		return errors.Join(ended(out.flush()), fmt.Errorf("interrupted after %d answers", bar.done))
	}
	return errors.Join(ended(err), ended(out.flush()))
}

// ended takes a reader of our output that has gone, such as head, for the end
// of the work rather than a fault.
func ended(err error) error {
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return nil
	}
	return err
}
