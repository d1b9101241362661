package terminal_test

import (
	"bufio"
	"context"
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"yardstick/assess"
	"yardstick/assess/assesstest"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sample"
	"yardstick/practice"
	"yardstick/practice/terminal"
	"yardstick/store/sqlite"
)

// engine assesses by the words of answers; it counts what it is asked.
type engine struct {
	*assess.Engine
	live int
}

func (e *engine) Assess(_ context.Context, r practice.Request) (assess.Assessment, error) {
	if r.Live {
		e.live++
	}
	return e.Engine.Assess(r.Guide, r.SHA256, r.Question, r.ID, r.Answer)
}

// room is a terminal whose lines were written before.
type room struct {
	terminal.Session
	engine *engine
	out    strings.Builder
}

func newRoom(t *testing.T, lines ...string) *room {
	t.Helper()
	db, err := sqlite.Open(t.Context(), t.TempDir()+"/yardstick.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	now, ids := time.Date(2026, 11, 25, 20, 0, 0, 0, time.UTC), 0
	r := &room{engine: &engine{Engine: assess.New(assesstest.Reader{})}}
	r.Session = terminal.Session{
		Desk: &practice.Desk{
			Store: db.Practice("ann"), Assessor: r.engine,
			Now:   func() time.Time { now = now.Add(7 * time.Second); return now },
			NewID: func() string { ids++; return "id" + strconv.Itoa(ids) },
		},
		Load: func(name string) (*job.Job, practice.Origin, error) {
			j, err := sample.Load(name)
			return j, practice.FromSample, err
		},
		Samples: []string{"bus-driver"}, Writer: "terminal",
	}
	r.says(lines...)
	r.Out, r.Style.Width = &r.out, 80
	return r
}

func (r *room) says(lines ...string) {
	r.In = bufio.NewReader(strings.NewReader(strings.Join(lines, "\n")))
}

func (r *room) run(t *testing.T, start terminal.Start) string {
	t.Helper()
	if start.Mode == "" {
		start.Mode = practice.Exam
	}
	if err := r.Run(t.Context(), start); err != nil {
		t.Fatalf("%v\n%s", err, r.out.String())
	}
	return r.out.String()
}

func (r *room) attempts(t *testing.T) []practice.Attempt {
	t.Helper()
	all, err := r.Desk.Store.Attempts(t.Context(), practice.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestEveryLineIsKept: the input ends in the middle of an answer, as it does
// when a connection is lost; every line is there, and the answer goes on.
func TestEveryLineIsKept(t *testing.T) {
	t.Parallel()
	start := terminal.Start{Job: "bus-driver", Question: "define-failure"}
	r := newRoom(t, "I have failed when the bus", "is late", "")
	r.run(t, start)
	all := r.attempts(t)
	if len(all) != 1 || all[0].Done() || all[0].Text != "I have failed when the bus\nis late\n" || all[0].Seconds == 0 {
		t.Fatalf("%+v", all)
	}
	r.says(":show", "wrong", ":undo", "every day.", ".", "q")
	out := r.run(t, start)
	all = r.attempts(t)
	if len(all) != 1 || !all[0].Done() || all[0].Text != "I have failed when the bus\nis late\nevery day." {
		t.Fatalf("%+v", all)
	}
	if !strings.Contains(out, "You go on with the answer that you began") {
		t.Error(out)
	}
}

func TestCoachAndExam(t *testing.T) {
	t.Parallel()
	lines := []string{"", "Departures on time fall to 82 percent in a month.", "", ".", "q"}
	r := newRoom(t, lines...)
	if out := r.run(t, terminal.Start{Job: "bus-driver", Question: "define-failure", Mode: practice.Coach}); r.engine.live != 1 ||
		!strings.Contains(out, "\n  - Say by what failure is measured") {
		t.Errorf("coach asked %d times:\n%s", r.engine.live, out)
	}
	r = newRoom(t, lines...)
	if out := r.run(t, terminal.Start{Job: "bus-driver", Question: "define-failure"}); r.engine.live != 0 ||
		strings.Contains(out, "\n  - Say by what failure is measured") {
		t.Errorf("exam asked %d times:\n%s", r.engine.live, out)
	}
}

// TestModeIsKept: an answer that was begun in one mode goes on in it, and whoever asked
// for the other is told so.
func TestModeIsKept(t *testing.T) {
	t.Parallel()
	r := newRoom(t, "Departures are late.", ":quit")
	r.run(t, terminal.Start{Job: "bus-driver", Question: "define-failure", Mode: practice.Exam})
	r.says(":quit")
	out := r.run(t, terminal.Start{Job: "bus-driver", Question: "define-failure", Mode: practice.Coach})
	const want = "It was begun as in an exam, with nothing shown before the end, and goes on so"
	if !strings.Contains(strings.Join(strings.Fields(out), " "), want) {
		t.Errorf("%q is not said:\n%s", want, out)
	}
}

// TestEditor: an answer is written in the editor; e begins with the answer before.
func TestEditor(t *testing.T) {
	t.Parallel()
	r := newRoom(t, "e", "a", "n", "q")
	var given []string
	r.Edit = func(_ context.Context, text string) (string, error) {
		given = append(given, text)
		return text + "More.", nil
	}
	out := r.run(t, terminal.Start{Job: "bus-driver", Question: "define-failure"})
	if strings.Join(given, "|") != "|More.|" {
		t.Errorf("the editor began with %q", given)
	}
	if !strings.Contains(out, "stands where the attempt before stood") || strings.Contains(out, "line by line") {
		t.Error(out)
	}
	broken := errors.New("no editor")
	r.Edit = func(context.Context, string) (string, error) { return "", broken }
	if err := r.Run(t.Context(), terminal.Start{Job: "bus-driver", Question: "define-failure", Mode: practice.Exam}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

// TestOtherWriter: somebody writes on in a browser meanwhile: that version goes
// on, this one is set aside, and the person is told.
func TestOtherWriter(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	other := func(base int, text string) {
		t.Helper()
		if _, err := r.Desk.Save(t.Context(), "id1", practice.Version{Base: base, Text: text, Source: practice.Typed, Writer: "tab"}); err != nil {
			t.Fatal(err)
		}
	}
	r.Edit = func(context.Context, string) (string, error) {
		other(0, "From the browser.\x1b[2J")
		return "From the terminal.", nil
	}
	r.says("q")
	out := r.run(t, terminal.Start{Job: "bus-driver", Question: "define-failure"})
	a := r.attempts(t)[0]
	if !a.Done() || a.Text != "From the browser.\x1b[2J" || len(a.Aside) != 1 || a.Aside[0].Text != "From the terminal." {
		t.Errorf("%+v", a)
	}
	if !strings.Contains(out, "changed elsewhere") || strings.Contains(out, "\x1b[2J") {
		t.Error(out)
	}
}

// TestChoosing: what was said and what was offered.
func TestChoosing(t *testing.T) {
	t.Parallel()
	r := newRoom(t, "nobody", "bus-driver", "77", "define-success", ".", "n", "", ":quit")
	out := r.run(t, terminal.Start{})
	for _, want := range []string{
		"Which job do you practise for?", "Number, sample job or file:", `no sample job "nobody"`, "There is no such question.",
		"Define success in doing this job.", "again on 26 November\n", "Everything is kept.",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	r.says("", "", ":quit")
	r.out.Reset()
	if out = r.run(t, terminal.Start{}); !strings.Contains(out, "  1  City bus driver\n") || !strings.Contains(out, "file [1]:") {
		t.Error(out)
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	r := newRoom(t, strings.Repeat("long", 300_000))
	for what, start := range map[string]terminal.Start{
		"a job": {Job: "nobody"}, "a question": {Job: "bus-driver", Question: "nothing"},
	} {
		if err := r.Run(t.Context(), start); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s that there is not: %v", what, err)
		}
	}
	if err := r.Run(t.Context(), terminal.Start{Job: "bus-driver", Question: "define-failure", Mode: practice.Exam}); !fault.Is(
		err, fault.Invalid,
	) {
		t.Errorf("a line that is too long: %v", err)
	}
	changed := guide.Guide{ID: "x", Seal: &guide.Sealing{SHA256: "x"}}
	if err := r.Run(t.Context(), terminal.Start{Guide: &changed}); !fault.Is(err, fault.Conflict) {
		t.Errorf("a guide that was changed after it was sealed: %v", err)
	}
}

// TestColour only where the terminal has it.
func TestColour(t *testing.T) {
	t.Parallel()
	for _, colour := range []bool{false, true} {
		r := newRoom(t, ".", "q")
		r.Style.Color = colour
		out := r.run(t, terminal.Start{Job: "bus-driver", Question: "define-failure"})
		if strings.Contains(out, "\x1b[") != colour {
			t.Errorf("colour %v:\n%s", colour, out)
		}
	}
}
