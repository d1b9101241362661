package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"yardstick/assess"
	"yardstick/assess/answers"
	"yardstick/assess/report"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/judge"
)

// finding is what one answer gave. judged is there where a language model was
// to read it too, and sent, instead of all else, where only a preview is wanted.
type finding struct {
	report.Finding
	judged *judge.Judgement
	sent   []string // the bodies of the requests
}

// selection finds the guide and the question of an answer. Each question is
// made ready once, when its first answer comes. It is safe for concurrent use.
type selection struct {
	file     string
	guides   []guide.Guide
	hashes   []string
	question string // what --question says, or empty
	engine   *assess.Engine
	notes    io.Writer
	second   secondReader

	mu    sync.Mutex
	tasks map[*guide.Question]*assess.Task
	noted map[string]bool
}

// newSelection verifies the seals and computes the hashes.
func newSelection(file string, guides []guide.Guide, question string, e *assess.Engine, notes io.Writer) (*selection, error) {
	s := &selection{
		file: file, guides: guides, question: question, engine: e, notes: notes,
		tasks: map[*guide.Question]*assess.Task{}, noted: map[string]bool{},
	}
	if err := verifySeals(file, guides); err != nil {
		return nil, err
	}
	for i := range guides {
		hash, err := guide.Hash(&guides[i])
		if err != nil {
			return nil, err
		}
		s.hashes = append(s.hashes, hash)
	}
	if question != "" && !s.anyAsks(question) {
		return nil, fault.Invalidf("--question: there is no question %q in %s; it has %s", question, file, s.ids())
	}
	return s, nil
}

// assess assesses one answer.
func (s *selection) assess(ctx context.Context, a answers.Answer) (finding, error) {
	i, err := s.guideOf(a)
	if err != nil {
		return finding{}, err
	}
	q, err := s.questionOf(&s.guides[i], a)
	if err != nil {
		return finding{}, err
	}
	if s.second.preview != nil {
		return s.second.show(&s.guides[i], s.hashes[i], q, a)
	}
	t, err := s.task(i, q)
	if err != nil {
		return finding{}, err
	}
	found, err := t.Assess(ctx, a.ID, a.Text)
	if err != nil {
		return finding{}, &fault.Error{
			Kind: fault.Invalid, File: a.File, Line: a.Line, Field: a.Field("answer"), Message: err.Error(), Cause: err,
		}
	}
	if s.guides[i].Seal == nil {
		found.Warnings = append(slices.Clip(found.Warnings), assess.WarnUnsealed)
	}
	f := finding{Finding: report.Finding{Guide: &s.guides[i], Question: q, Answer: a.Text, Assessment: found}}
	return f, s.second.read(ctx, s, &f, s.hashes[i])
}

// guideOf is the index of the guide that an answer names, or of the only one.
func (s *selection) guideOf(a answers.Answer) (int, error) {
	if a.Guide == "" {
		if len(s.guides) == 1 {
			return 0, nil
		}
		for i := range s.guides { // --question may tell which
			if _, ok := s.guides[i].QuestionNamed(s.question); ok {
				return i, nil
			}
		}
		s.note(fmt.Sprintf("an answer names no guide: assessed against the first of %d, %s", len(s.guides), s.guides[0].ID))
		return 0, nil
	}
	for i := range s.guides {
		if s.guides[i].ID == a.Guide {
			return i, nil
		}
	}
	return 0, &fault.Error{
		Kind: fault.Invalid, File: a.File, Line: a.Line, Field: a.Field("guide"),
		Message: fmt.Sprintf("there is no guide %q in %s", a.Guide, s.file),
	}
}

// questionOf is the question that --question or the answer names, by id or by
// its words; the only one of the guide; or, with a note, its first.
func (s *selection) questionOf(g *guide.Guide, a answers.Answer) (*guide.Question, error) {
	name := a.Question
	if s.question != "" {
		name = s.question
	}
	if q, ok := g.QuestionNamed(name); ok {
		return q, nil
	}
	switch {
	case len(g.Questions) == 1:
		return &g.Questions[0], nil
	case name == "":
		s.note(fmt.Sprintf("no question was named: assessed against the first, %s; guide %s has %s", g.Questions[0].ID, g.ID, questionIDs(g)))
		return &g.Questions[0], nil
	}
	return nil, &fault.Error{
		Kind: fault.Invalid, File: a.File, Line: a.Line, Field: a.Field("question"),
		Message: fmt.Sprintf("guide %s has no question %q; it has %s", g.ID, name, questionIDs(g)),
	}
}

func (s *selection) anyAsks(name string) bool {
	for i := range s.guides {
		if _, ok := s.guides[i].QuestionNamed(name); ok {
			return true
		}
	}
	return false
}

func (s *selection) ids() string {
	if len(s.guides) == 1 {
		return questionIDs(&s.guides[0])
	}
	return fmt.Sprintf("%d guides", len(s.guides))
}

func questionIDs(g *guide.Guide) string {
	var ids []string
	for _, q := range g.Questions {
		ids = append(ids, q.ID)
	}
	return strings.Join(ids, ", ")
}

// task is the question made ready.
func (s *selection) task(i int, q *guide.Question) (*assess.Task, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t, ok := s.tasks[q]; ok {
		return t, nil
	}
	t, err := s.engine.Prepare(&s.guides[i], s.hashes[i], q)
	if err != nil {
		return nil, err
	}
	s.tasks[q] = t
	return t, nil
}

// note writes a note once.
func (s *selection) note(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.noted[text] {
		s.noted[text] = true
		fmt.Fprintln(s.notes, "yardstick: note:", text)
	}
}
