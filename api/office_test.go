package api_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"yardstick/api"
	"yardstick/background"
	"yardstick/batch"
	"yardstick/internal/fault"
	"yardstick/panel/calibrate"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/practice"
	"yardstick/web/webtest"
)

// tasksOf is an office with a few tasks, which notes what is done to them.
type tasksOf struct {
	all  []background.Known
	done []string
}

func (o *tasksOf) Tasks(_ context.Context, f background.Filter) ([]background.Known, error) {
	var out []background.Known
	for _, k := range o.all {
		if (len(f.States) == 0 || slices.Contains(f.States, k.State)) && (f.Before == 0 || k.ID < f.Before) && len(out) < f.Most {
			out = append(out, k)
		}
	}
	return out, nil
}

func (o *tasksOf) Task(_ context.Context, id int64) (background.Known, error) {
	for _, k := range o.all {
		if k.ID == id {
			return k, nil
		}
	}
	return background.Known{}, fault.NotFoundf("there is no such task")
}

func (o *tasksOf) note(what string, id int64) error {
	o.done = append(o.done, fmt.Sprint(what, " ", id))
	return nil
}

func (o *tasksOf) Retry(_ context.Context, id int64) error  { return o.note("retry", id) }
func (o *tasksOf) Cancel(_ context.Context, id int64) error { return o.note("cancel", id) }
func (o *tasksOf) Remove(_ context.Context, id int64) error { return o.note("remove", id) }

// TestTasks: whose machine it is looks after the background, and nobody else.
func TestTasks(t *testing.T) {
	t.Parallel()
	office := &tasksOf{all: []background.Known{
		{ID: 3, Kind: "x", State: background.Dead, Errors: []background.Failure{{Error: "no"}}},
		{ID: 2, Kind: "x", State: background.Done},
		{ID: 1, Kind: "x", State: background.Dead},
	}}
	s := start(t, func(c *api.Config) { c.Tasks = office })
	token := s.token(people.Practising, webtest.Owner)
	var page api.List[background.Known]
	if s.ask(token, "GET", "/tasks?state=dead&limit=1", nil).want(200).into(&page); len(page.Items) != 1 || page.Items[0].ID != 3 {
		t.Fatalf("%+v", page)
	}
	var last api.List[background.Known]
	if s.ask(token, "GET", "/tasks?state=dead&limit=1&cursor="+page.Next, nil).want(200).into(&last); last.Items[0].ID != 1 || last.Next != "" {
		t.Errorf("%+v", last)
	}
	s.ask(token, "GET", "/tasks?state=none", nil).problem(422)
	s.ask(token, "GET", "/tasks/2", nil).want(200)
	s.ask(token, "GET", "/tasks/9", nil).problem(404)
	s.ask(token, "POST", "/tasks/3/retry", nil).want(204)
	s.ask(token, "POST", "/tasks/3/cancel", nil).want(204)
	s.ask(token, "DELETE", "/tasks/2", nil).want(204)
	if got, want := strings.Join(office.done, ","), "retry 3,cancel 3,remove 2"; got != want {
		t.Errorf("done %s, want %s", got, want)
	}
	if got := s.ask(token, "GET", "/tasks.csv", nil).want(200).Body.String(); strings.Count(got, "\n") != 4 {
		t.Errorf("%s", got)
	}
	for _, path := range []string{"/tasks", "/tasks/2", "/tasks.csv"} {
		s.ask(s.token(people.Practising, "eve"), "GET", path, nil).problem(404)
	}
}

// TestLetters: what is owed, a letter as far as it is known, and how long it is kept.
func TestLetters(t *testing.T) {
	t.Parallel()
	s := start(t, func(c *api.Config) { c.Places = []string{"germany"} })
	s.quick()
	if err := sample.Make(t.Context(), s.desk, sample.Decided); err != nil {
		t.Fatal(err)
	}
	ines, tom := s.account("ines"), s.account("tom")
	at := "/positions/" + sample.Code
	var l api.Letters
	s.ask(ines, "GET", at+"/letters", nil).want(200).into(&l)
	if len(l.Dues) == 0 || len(l.Letters) == 0 || len(l.Rules) == 0 || l.Places[0] != "germany" {
		t.Fatalf("%+v", l)
	}
	var ontario api.Letters
	s.ask(ines, "GET", at+"/letters?places=germany,%20ontario", nil).want(200).into(&ontario)
	if len(ontario.Places) != 2 || len(ontario.Dues) <= len(l.Dues) || !slices.Contains(l.Known, "ontario") {
		t.Errorf("of %v %d are due, of %v %d", ontario.Places, len(ontario.Dues), l.Places, len(l.Dues))
	}
	if p := s.ask(ines, "GET", at+"/letters?places=Germany", nil).problem(422); !strings.Contains(p.Detail, "germany") {
		t.Errorf("%+v", p)
	}
	s.ask(tom, "GET", at+"/letters", nil).problem(403)
	var text api.LetterText
	s.ask(ines, "GET", at+"/candidates/heron/letters/"+l.Letters[0].ID, nil).want(200).into(&text)
	if !strings.Contains(text.Text, "Paula Placeholder") {
		t.Errorf("%+v", text)
	}
	s.ask(ines, "GET", at+"/candidates/heron/letters/none", nil).problem(404)
	s.ask(tom, "GET", at+"/candidates/heron/letters/"+l.Letters[0].ID, nil).problem(403)
	s.ask(ines, "PUT", at+"/retention/places", map[string]any{"places": []string{"Nowhere"}}).problem(404)
	s.ask(ines, "PUT", at+"/retention/places", map[string]any{"places": []string{l.Rules[0].Place}}).want(204)
	rows, err := csv.NewReader(s.ask(ines, "GET", at+"/dues.csv", nil).want(200).Body).ReadAll()
	if err != nil || len(rows) != len(l.Dues)+1 {
		t.Errorf("%d rows (%v), want %d and a head", len(rows), err, len(l.Dues))
	}
}

// TestInvented is made, looked at, and removed with its people.
func TestInvented(t *testing.T) {
	t.Parallel()
	s := start(t)
	s.quick()
	lead, other := s.account("lead", people.Administrator, people.Coordinator), s.account("other")
	s.ask(other, "POST", "/positions/sample", nil).problem(403)
	var made api.Invented
	s.ask(lead, "POST", "/positions/sample", nil).want(201).into(&made)
	s.ask(lead, "POST", "/positions/sample", nil).problem(409)
	if err := s.door.Knows(t.Context(), made.People[0], made.Password); err != nil {
		t.Fatal(err)
	}
	ines := s.token(people.Positions, made.People[0])
	var alike api.AlikeAnswers
	s.ask(ines, "GET", "/positions/"+made.Position+"/alike", nil).want(200).into(&alike)
	s.ask(s.token(people.Positions, "tom"), "GET", "/positions/"+made.Position+"/alike", nil).problem(403)
	s.ask(ines, "DELETE", "/positions/"+made.Position, nil).want(204)
	if err := s.door.Knows(t.Context(), made.People[0], made.Password); !fault.Is(err, fault.Forbidden) {
		t.Errorf("an invented person still enters: %v", err)
	}
	s.ask(ines, "GET", "/self", nil).problem(401)
}

// TestAlikeAnswers are shown to who runs the position, as a question.
func TestAlikeAnswers(t *testing.T) {
	t.Parallel()
	s := start(t)
	s.quick()
	lead := s.account("lead", people.Coordinator)
	s.ask(lead, "POST", "/positions", map[string]string{"code": "porter", "title": "Porter"}).want(201)
	s.ask(lead, "PUT", "/positions/porter/guide", map[string]any{"sample": sampleJob, "reason": "as derived"}).want(204)
	said := "I fail in this job when callers wait for two days and nobody rings back, because then they come to the desk and shout at my colleagues."
	for _, code := range []string{"heron", "wren"} {
		s.ask(lead, "POST", "/positions/porter/candidates", map[string]string{"code": code, "name": code}).want(201)
		s.ask(lead, "PUT", "/positions/porter/candidates/"+code+"/answers/define-failure", map[string]string{"answer": said}).want(204)
	}
	var a api.AlikeAnswers
	s.ask(lead, "GET", "/positions/porter/alike", nil).want(200).into(&a)
	if len(a.Pairs) != 1 || a.Pairs[0].A.Candidate != "heron" || a.Pairs[0].Shared != a.Pairs[0].All || a.Pairs[0].B.Answer != said {
		t.Errorf("%+v", a)
	}
	s.ask(lead, "GET", "/positions/porter/impact", nil).problem(403) // before the decision nobody counts
	s.ask(lead, "GET", "/positions/porter/impact?of=Sex!", nil).problem(422)
}

// TestImpact counts groups after the decision, in groups that are large enough.
func TestImpact(t *testing.T) {
	t.Parallel()
	s := start(t)
	if err := sample.Make(t.Context(), s.desk, sample.Decided); err != nil {
		t.Fatal(err)
	}
	var i api.Impact
	s.ask(s.account("alba", people.Auditor), "GET", "/positions/"+sample.Code+"/impact?of=age", nil).want(200).into(&i)
	if i.Attribute != "age" || len(i.Attributes) != 4 || i.Untold != 4 {
		t.Errorf("%+v", i)
	}
}

// TestTraining gives levels to sample answers and learns where they differ.
func TestTraining(t *testing.T) {
	t.Parallel()
	s := start(t)
	s.quick()
	if err := sample.Make(t.Context(), s.desk, sample.Rating); err != nil {
		t.Fatal(err)
	}
	tom := s.account("tom")
	at := "/positions/" + sample.Code + "/training"
	var training api.Training
	body := s.ask(tom, "GET", at, nil).want(200).into(&training).Body.String()
	if len(training.Samples) == 0 || strings.Contains(body, "why") || strings.Contains(body, "level") {
		t.Fatalf("%s", body)
	}
	var given api.TrainingLevels
	s.ask(tom, "POST", at+"/levels", map[string]any{"levels": []int{}}).problem(422)
	for _, one := range training.Samples {
		for _, r := range one.Requirements {
			given.Levels = append(given.Levels, api.TrainingLevel{Sample: one.ID, Requirement: r, Level: 3})
		}
	}
	var r calibrate.Result
	s.ask(tom, "POST", at+"/levels", given).want(200).into(&r)
	if r.Rater != "tom" || r.Of != len(given.Levels) || r.Missing != 0 {
		t.Errorf("%+v", r)
	}
	lead := s.account("lead", people.Coordinator)
	s.ask(lead, "POST", "/positions", map[string]string{"code": "porter", "title": "Porter"}).want(201)
	file := "yardstick: training/v1\nsamples:\n  - {id: a, question: q, answer: I do., known: [{requirement: r, level: 2, why: It is thin.}]}\n"
	s.ask(lead, "PUT", "/positions/porter/training?name=t.yaml", file, "Content-Type", "application/yaml").want(204)
	if s.ask(lead, "GET", "/positions/porter/training", nil).want(200).into(&training); len(training.Samples) != 1 {
		t.Errorf("%+v", training)
	}
	s.ask(lead, "PUT", "/positions/porter/training", "samples: [", "Content-Type", "application/yaml").problem(422)
}

// TestTranscript puts what one of several said behind what was written.
func TestTranscript(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	a, tag := s.begin(token, "coach")
	at := "/attempts/" + a.ID + "/transcript?name=call.vtt"
	file := "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ann>What would failure be?\n\n00:02.000 --> 00:09.000\n<v Ben>Callers wait for two days.\n"
	var got api.Spoken
	s.ask(token, "POST", at, file, "Content-Type", "text/vtt").problem(428)
	s.ask(token, "POST", at, file, "Content-Type", "text/vtt", "If-Match", tag).want(200).into(&got)
	if got.Kept || len(got.Speakers) != 2 {
		t.Fatalf("%+v", got)
	}
	s.ask(token, "POST", at+"&speaker=Cyd", file, "Content-Type", "text/vtt", "If-Match", tag).problem(422)
	s.ask(token, "POST", at+"&speaker=Ben", file, "Content-Type", "text/vtt", "If-Match", tag).want(200).into(&got)
	if !got.Kept || got.Attempt.Text != "Callers wait for two days." || got.Attempt.Source != practice.Transcript || got.Attempt.Seconds != 7 {
		t.Errorf("%+v", got.Attempt)
	}
	s.ask(token, "POST", at+"&speaker=Ben", file, "Content-Type", "text/vtt", "If-Match", tag).problem(412)
}

// TestCorrections come as labelled pairs.
func TestCorrections(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	a, tag := s.begin(token, "coach")
	var done practice.Attempt
	s.ask(token, "POST", "/attempts/"+a.ID+"/finish", map[string]string{"text": "Callers wait."}, "If-Match", tag).want(200).into(&done)
	r := done.Assessment.Requirements[0]
	other := "met"
	if r.Verdict == "met" {
		other = "not_met"
	}
	s.ask(token, "PUT", "/attempts/"+a.ID+"/corrections/"+r.ID, map[string]string{"verdict": other}).want(204)
	body := s.ask(token, "GET", "/corrections", nil).want(200).Body.Bytes()
	var pair map[string]any
	if err := json.Unmarshal(body, &pair); err != nil || bytes.Count(body, []byte("\n")) != 1 {
		t.Errorf("%v: %s", err, body)
	}
}

// TestTables: what is listed comes as CSV and as a workbook too, and no cell is a formula.
func TestTables(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	s.quick()
	a, tag := s.begin(token, "coach")
	s.ask(token, "POST", "/attempts/"+a.ID+"/finish", map[string]string{"text": "=1+1"}, "If-Match", tag).want(200)
	if err := sample.Make(t.Context(), s.desk, sample.Decided); err != nil {
		t.Fatal(err)
	}
	boss := s.account("boss", people.Administrator, people.Coordinator, people.Auditor)
	ines := s.account("ines")
	var b batch.Batch
	s.ask(token, "POST", "/batches?name=%3D1.csv", "said\n=1+1\n").want(201).into(&b)
	for _, r := range s.service.Routes() {
		name, is := strings.CutSuffix(r.Path, ".csv")
		if !is || r.Realm == people.Coaches || strings.Contains(name, "/hooks") { // which has a test of its own
			continue
		}
		name = strings.NewReplacer("{position}", sample.Code, "{job}", sampleJob, "{batch}", b.ID).Replace(name)
		who := map[people.Realm]string{people.Practising: token, people.Positions: boss, "": token}[r.Realm]
		if strings.Contains(name, "dues") || strings.Contains(name, "alike") && r.Realm == people.Positions {
			who = ines
		}
		rows, err := csv.NewReader(s.ask(who, "GET", name+".csv", nil).want(200).Body).ReadAll()
		if err != nil || len(rows) == 0 {
			t.Errorf("%s: %d rows, %v", r.ID, len(rows), err)
		}
		for _, row := range rows {
			if i := slices.IndexFunc(row, func(cell string) bool { return strings.HasPrefix(cell, "=") }); i >= 0 {
				t.Errorf("%s: the cell %q is a formula", r.ID, row[i])
			}
		}
		book := s.ask(who, "GET", name+".xlsx", nil).want(200).Body.Bytes()
		if _, err := zip.NewReader(bytes.NewReader(book), int64(len(book))); err != nil {
			t.Errorf("%s: %v", r.ID, err)
		}
	}
}

// TestFiles gives jobs and guides in the formats of others.
func TestFiles(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	if err := sample.Make(t.Context(), s.desk, sample.Decided); err != nil {
		t.Fatal(err)
	}
	ines := s.account("ines")
	job, position := "/jobs/"+sampleJob, "/positions/"+sample.Code
	for _, tt := range []struct{ token, path, kind, holds string }{
		{token, job + "/job.posting.json", "application/ld+json", `"JobPosting"`},
		{token, job + "/job.occupation.json", "application/ld+json", `"Occupation"`},
		{token, job + "/guide.md", "text/markdown; charset=utf-8", "# "},
		{token, job + "/guide.case.json", "application/json", "CFRubrics"},
		{ines, position + "/guide.md", "text/markdown; charset=utf-8", "# "},
		{ines, position + "/guide.case.json", "application/json", "CFRubric"},
	} {
		w := s.ask(tt.token, "GET", tt.path, nil).want(200)
		if got := w.Header().Get("Content-Type"); got != tt.kind || !strings.Contains(w.Body.String(), tt.holds) {
			t.Errorf("%s: %s without %s: %.200s", tt.path, got, tt.holds, w.Body)
		}
	}
}

// oldStates are files with older states.
type oldStates struct{ removed []string }

func (o *oldStates) Copies() ([]string, error) { return []string{"old.db"}, nil }

func (o *oldStates) RemoveCopies(names []string) error {
	o.removed = append(o.removed, names...)
	return nil
}

// TestCopies are the owner's to see and to remove.
func TestCopies(t *testing.T) {
	t.Parallel()
	old := &oldStates{}
	s := start(t, func(c *api.Config) { c.Copies = old })
	token, eve := s.token(people.Practising, webtest.Owner), s.token(people.Practising, "eve")
	var c api.OlderStates
	if s.ask(eve, "GET", "/copies", nil).want(200).into(&c); len(c.Files) != 0 {
		t.Errorf("eve is shown %v", c.Files)
	}
	s.ask(eve, "POST", "/erase", map[string]any{"word": "delete", "copies": true}).want(204)
	if len(old.removed) != 0 {
		t.Fatal("eve removed copies of everybody's data")
	}
	if s.ask(token, "GET", "/copies", nil).want(200).into(&c); len(c.Files) != 1 {
		t.Errorf("the owner is shown %v", c.Files)
	}
	s.ask(token, "POST", "/erase", map[string]any{"word": "delete", "copies": true}).want(204)
	if len(old.removed) != 1 {
		t.Error("the copies are still there")
	}
}

// TestRecord reads the record of a position part by part, whole and by kind.
func TestRecord(t *testing.T) {
	t.Parallel()
	s := start(t)
	s.quick()
	if err := sample.Make(t.Context(), s.desk, sample.Decided); err != nil {
		t.Fatal(err)
	}
	ines := s.account("ines")
	at, cursor, seen := "/positions/"+sample.Code+"/record", "", 0
	for {
		var part api.Entries
		s.ask(ines, "GET", at+"?cursor="+cursor, nil).want(200).into(&part)
		for _, e := range part.Entries {
			if e.Number != int64(seen) && e.Number != int64(seen)+1 {
				t.Fatalf("entry %d after %d of them", e.Number, seen)
			}
			seen++
		}
		if part.Chain.Broken != "" {
			t.Errorf("broken: %s", part.Chain.Broken)
		}
		if cursor = part.Next; cursor == "" {
			if int64(seen) != part.Chain.Entries {
				t.Errorf("%d entries of %d", seen, part.Chain.Entries)
			}
			break
		}
	}
	s.ask(ines, "GET", at+"?kind=none", nil).problem(422)
	s.ask(s.account("tom"), "GET", at, nil).problem(403)
}

// TestAnchors are put back by a rater, once, and show how they fared.
func TestAnchors(t *testing.T) {
	t.Parallel()
	s := start(t)
	s.quick()
	if err := sample.Make(t.Context(), s.desk, sample.Rating); err != nil {
		t.Fatal(err)
	}
	tom, at := s.account("tom"), "/positions/"+sample.Code+"/anchors"
	var a api.Anchors
	s.ask(tom, "GET", at, nil).want(200).into(&a)
	if len(a.Examples) == 0 || len(a.Kept) != 0 || a.Guide == "" {
		t.Fatalf("%+v", a)
	}
	levels := []map[string]any{}
	for _, e := range a.Examples {
		levels = append(levels, map[string]any{"example": e.ID, "level": 3})
	}
	s.ask(tom, "POST", at, map[string]any{"guide": a.Guide, "levels": levels[1:]}).problem(422)
	other := append(slices.Clone(levels[1:]), map[string]any{"example": "e999", "level": 3})
	s.ask(tom, "POST", at, map[string]any{"guide": a.Guide, "levels": other}).problem(422)
	s.ask(tom, "POST", at, map[string]any{"guide": a.Guide, "levels": levels}).want(204)
	s.ask(tom, "POST", at, map[string]any{"guide": a.Guide, "levels": levels}).problem(409)
	if s.ask(tom, "GET", at, nil).want(200).into(&a); len(a.Kept) != len(a.Examples) || a.Raters[0] != "tom" || a.Kept[0].Of != 1 {
		t.Errorf("%+v", a.Kept)
	}
	var zoe api.Anchors
	if s.ask(s.account("zoe"), "GET", at, nil).want(200).into(&zoe); len(zoe.Kept) != 0 || len(zoe.Raters) != 0 {
		t.Errorf("who has not put them back sees where others did: %+v", zoe)
	}
}
