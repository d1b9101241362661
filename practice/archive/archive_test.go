package archive_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/practice"
	"yardstick/practice/archive"
	"yardstick/practice/firstrun"
)

// full is an archive with one of each thing.
func full(t *testing.T) practice.Everything {
	t.Helper()
	all, err := firstrun.Sample(time.Date(2026, 11, 25, 18, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	all.Attempts[0].Aside = []practice.Version{{Base: 1, Text: "another version", Source: practice.Pasted, At: all.Attempts[0].Saved}}
	a, when := &all.Attempts[0], all.Attempts[0].Saved
	point := a.Assessment.Requirements[0].ID
	a.Corrections = []practice.Correction{{Requirement: point, Verdict: assess.Met, Note: "I said so.", At: when}}
	a.Comments = []practice.Comment{{ID: "m1", Coach: "Cleo", Requirement: point, Text: "Say what you did.", At: when}, {
		ID:    "m2",
		Coach: "Cleo", Text: "Good.", At: when,
	}}
	return all
}

func written(t *testing.T, all practice.Everything) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := archive.Write(&b, all, time.Date(2026, 11, 25, 18, 30, 0, 999, time.UTC)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestThereAndBack(t *testing.T) {
	t.Parallel()
	want := full(t)
	data := written(t, want)
	got, err := archive.Read("mine.json", bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("there and back (-want +got):\n%s", d)
	}
	if again := written(t, got); !bytes.Equal(data, again) {
		t.Error("written again, the file is another one")
	}
	nothing := string(written(t, practice.Everything{}))
	if !strings.Contains(nothing, `"attempts": []`) || strings.Contains(nothing, "null") {
		t.Errorf("nothing is written as %s", nothing)
	}
}

// TestRefuses changes one field at a time.
func TestRefuses(t *testing.T) {
	t.Parallel()
	tests := map[string]func(f map[string]any){
		`yardstick: is "job/v1"`:                      func(f map[string]any) { f["yardstick"] = "job/v1" },
		"unknown field":                               func(f map[string]any) { f["extra"] = 1 },
		`jobs[0].id: is "";`:                          func(f map[string]any) { at(f, "jobs")["id"] = "" },
		"jobs[0].origin: is":                          func(f map[string]any) { at(f, "jobs")["origin"] = "air" },
		"jobs[0].guide.seal: seal.sha256":             func(f map[string]any) { at(f, "jobs")["guide"].(map[string]any)["title"] = "Changed" },
		"jobs[0].guide:1: questions":                  func(f map[string]any) { at(f, "jobs")["guide"].(map[string]any)["questions"] = []any{} },
		"jobs[0].job:1: functions":                    func(f map[string]any) { at(f, "jobs")["job"].(map[string]any)["functions"] = []any{} },
		"jobs[1].id: \"customer-service-administrato": func(f map[string]any) { f["jobs"] = append(f["jobs"].([]any), at(f, "jobs")) },
		"interviews[0].job: there is no job":          func(f map[string]any) { at(f, "interviews")["job"] = "x" },
		"interviews[0].questions[0]: the guide":       func(f map[string]any) { at(f, "interviews")["questions"] = []any{"x"} },
		"interviews[0].mode: is":                      func(f map[string]any) { at(f, "interviews")["mode"] = "loud" },
		"attempts[0].guide_sha256: is another":        func(f map[string]any) { at(f, "attempts")["guide_sha256"] = "x" },
		"attempts[0].question: the guide":             func(f map[string]any) { at(f, "attempts")["question"] = "x" },
		"attempts[0].interview: there is no":          func(f map[string]any) { at(f, "attempts")["interview"] = "x" },
		"attempts[0]: source: is":                     func(f map[string]any) { at(f, "attempts")["source"] = "air" },
		"attempts[0].aside[0]: base: is -1": func(f map[string]any) {
			at(f,
				"attempts")["aside"].([]any)[0].(map[string]any)["base"] = -1
		},
		"attempts[0]: finished and assessment":     func(f map[string]any) { delete(at(f, "attempts"), "finished") },
		"evidence[0]: is not what the answer says": func(f map[string]any) { at(f, "attempts")["text"] = "Something else." },
		"drills[0].job: there is no job":           func(f map[string]any) { at(f, "drills")["job"] = "x" },
		"drills[0]: answer, result":                func(f map[string]any) { delete(at(f, "drills"), "answer") },
		"drills[1].id: \"":                         func(f map[string]any) { f["drills"] = append(f["drills"].([]any), at(f, "drills")) },
		"mine.json:":                               func(f map[string]any) { at(f, "attempts")["seconds"] = "many" },
	}
	data := written(t, full(t))
	for want, change := range tests {
		err := readChanged(t, data, change)
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "mine.json") {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// readChanged reads an archive after a change.
func readChanged(t *testing.T, data []byte, change func(f map[string]any)) error {
	t.Helper()
	var f map[string]any
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	change(f)
	changed, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	_, err = archive.Read("mine.json", bytes.NewReader(changed))
	return err
}

// at is the first thing of a list.
func at(f map[string]any, list string) map[string]any {
	return f[list].([]any)[0].(map[string]any)
}

func TestBroken(t *testing.T) {
	t.Parallel()
	data := written(t, practice.Everything{})
	for in, want := range map[string]string{
		"":                           "mine.json: is empty",
		"{\n\n\"yardstick\": oh":     "mine.json:3: is not a valid export",
		"[]":                         "is no export; give the .json file that “Save everything to a file”",
		"Cook, 30 hours":             "mine.json: is no export; give the .json file",
		`{"yardstick": "job/v1"}`:    `is "job/v1"; an export begins with yardstick: "practice/v1"; give the .json file`,
		string(data) + "\n{}":        "mine.json:10: is not a valid export: invalid character '{' after",
		string(data[:len(data)-4]):   "is not a valid export",
		`{"yardstick": 7}`:           `is ""`,
		"\x00":                       "is not a text file",
		"yardstick: practice/v1\n\n": "is no export",
	} {
		_, err := archive.Read("mine.json", strings.NewReader(in))
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30q: got %v, want %s", in, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"yardstick": "practice/v1", "exported": "2026-11-25T18:00:00Z", "jobs": [], "interviews": [], "attempts": [], "drills": []}`))
	f.Add([]byte(`{"yardstick": "practice/v1", "attempts": [{"id": "a", "assessment": {"requirements": [{"evidence": [{"start": -1, "end": 9}]}]}}]}`))
	f.Add([]byte(`{"yardstick": "practice/v1", "jobs": [{"id": "a", "origin": "guide", "guide": {"seal": null}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := archive.Read("fuzz", bytes.NewReader(data))
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Errorf("not a fault of the input: %v", err)
			}
			return
		}
		var b bytes.Buffer
		if err := archive.Write(&b, all, time.Unix(0, 0)); err != nil {
			t.Fatal(err)
		}
		if _, err := archive.Read("again", &b); err != nil {
			t.Errorf("what was read cannot be read again: %v", err)
		}
	})
}

// TestEarlierGuides: what was answered under a guide that a job had before comes
// back with it; a guide of no job, or one that was changed, is refused.
func TestEarlierGuides(t *testing.T) {
	t.Parallel()
	all := full(t)
	j := &all.Jobs[0]
	all.Guides = []practice.EarlierGuide{{Job: j.ID, Guide: j.Guide}}
	next := j.Guide
	next.Seal, next.Version = nil, 2
	revised, err := practice.NewGuideJob(next, j.Added)
	if err != nil {
		t.Fatal(err)
	}
	j.Guide, j.Revision = revised.Guide, 1
	j.Original = &job.Draft{Lines: []job.DraftLine{{Text: "Answer calls", Is: job.IsDuty, Function: j.Description.Functions[0].ID}}}
	data := written(t, all)
	got, err := archive.Read("mine.json", bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(all, got); d != "" {
		t.Errorf("there and back (-want +got):\n%s", d)
	}
	for want, change := range map[string]func(f map[string]any){
		"guides[0].job: there is no job":       func(f map[string]any) { at(f, "guides")["job"] = "x" },
		"guides[0].guide.seal":                 func(f map[string]any) { at(f, "guides")["guide"].(map[string]any)["title"] = "Changed" },
		"guides[1]: stands there twice":        func(f map[string]any) { f["guides"] = append(f["guides"].([]any), at(f, "guides")) },
		"is another guide than that of job":    func(f map[string]any) { delete(f, "guides") },
		"jobs[0].revision: is -1":              func(f map[string]any) { at(f, "jobs")["revision"] = -1 },
		"draft.lines[0].is: is \"king\"":       func(f map[string]any) { line(f)["is"] = "king" },
		"draft.lines[0].function: is \"king\"": func(f map[string]any) { line(f)["function"] = "king" },
		"draft.lines[0].text: is missing":      func(f map[string]any) { line(f)["text"] = "" },
		"stands there beside a draft":          func(f map[string]any) { at(f, "jobs")["job"].(map[string]any)["draft"] = map[string]any{} },
		"original: stands there without a job": func(f map[string]any) { delete(at(f, "jobs"), "job") },
	} {
		if err := readChanged(t, data, change); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// line is the first line of the text of the first job.
func line(f map[string]any) map[string]any {
	return at(f, "jobs")["original"].(map[string]any)["lines"].([]any)[0].(map[string]any)
}
