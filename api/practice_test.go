package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/api"
	"yardstick/assess"
	"yardstick/people"
	"yardstick/practice"
	"yardstick/web/webtest"
)

const sampleJob = "customer-service-administrator"

// practising starts a service with a token of the owner, who has chosen the sample job.
func practising(t *testing.T, options ...func(*api.Config)) (*site, string) {
	t.Helper()
	s := start(t, options...)
	token := s.token(people.Practising, webtest.Owner)
	s.ask(token, "POST", "/jobs", map[string]string{"sample": sampleJob}).want(http.StatusCreated)
	return s, token
}

// begin begins an attempt and gives its ETag.
func (s *site) begin(token, mode string) (practice.Attempt, string) {
	s.t.Helper()
	var a practice.Attempt
	got := s.ask(token, "POST", "/jobs/"+sampleJob+"/attempts", map[string]string{"question": "define-failure", "mode": mode})
	got.want(http.StatusCreated).into(&a)
	return a, s.ask(token, "GET", "/attempts/"+a.ID, nil).want(200).Header().Get("ETag")
}

// TestPractise goes the way of somebody who practises.
func TestPractise(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	var jobs api.List[api.JobLine]
	s.ask(token, "GET", "/jobs", nil).want(200).into(&jobs)
	if len(jobs.Items) != 1 || jobs.Items[0].ID != sampleJob || !jobs.Items[0].Agreed || jobs.Next != "" {
		t.Fatalf("jobs: %+v", jobs)
	}
	a, tag := s.begin(token, "coach")
	draft := map[string]any{"text": "Callers wait for more than two days.", "seconds": 30}
	saved := s.ask(token, "PUT", "/attempts/"+a.ID+"/draft", draft, "If-Match", tag).want(200).into(&a)
	if a.Revision != 1 || a.Text != draft["text"] || a.Source != practice.Typed {
		t.Errorf("saved: %+v", a)
	}
	saved.Header().Get("ETag")
	var live assess.Assessment
	s.ask(token, "POST", "/attempts/"+a.ID+"/live", map[string]any{"text": "Nobody rings back.", "pause": true}).want(200).into(&live)
	if len(live.Requirements) == 0 {
		t.Error("nothing is said of a draft")
	}
	tag = s.ask(token, "GET", "/attempts/"+a.ID, nil).Header().Get("ETag")
	s.ask(token, "POST", "/attempts/"+a.ID+"/finish", draft, "If-Match", tag).want(200).into(&a)
	if a.Assessment == nil || a.Finished == nil {
		t.Fatalf("finished: %+v", a)
	}
	s.ask(token, "PUT", "/attempts/"+a.ID+"/corrections/"+a.Assessment.Requirements[0].ID, map[string]string{"verdict": "met", "note": "It does say so."}).want(204)
	var p api.Progress
	s.ask(token, "GET", "/jobs/"+sampleJob+"/progress", nil).want(200).into(&p)
	if p.Answered != 1 || len(p.Plan) != p.Questions || len(p.Courses) != 1 || p.Courses[0].Points[0].Attempt != a.ID {
		t.Errorf("progress: %+v", p)
	}
	s.ask(token, "GET", "/jobs/"+sampleJob+"/comparison?question=define-failure", nil).want(200)
	s.ask(token, "GET", "/jobs/"+sampleJob+"/criteria", nil).want(200)
	s.ask(token, "PUT", "/jobs/"+sampleJob+"/date", map[string]string{"date": "yesterday"}).problem(422)
	s.ask(token, "POST", "/questions", map[string]any{"text": "Why here?", "points": []string{"Names the town."}}).want(201)
	s.ask(token, "POST", "/openers", map[string]any{}).want(201)
	s.ask(token, "PUT", "/access/Karla", map[string]any{}).want(204)
	s.ask(token, "DELETE", "/access/Karla", nil).want(204)

	whole := s.ask(token, "GET", "/export", nil).want(200).Body.Bytes()
	other := s.token(people.Practising, "eve")
	var m api.Merged
	s.ask(other, "POST", "/import", whole, "Content-Type", "application/json").want(200).into(&m)
	if m.Added == 0 {
		t.Error("nothing was imported")
	}
	s.ask(token, "DELETE", "/attempts/"+a.ID, nil).want(204)
	s.ask(token, "GET", "/attempts/"+a.ID, nil).problem(404)
	s.ask(other, "GET", "/attempts/"+a.ID, nil).want(200) // theirs
}

// TestExamShowsNothing: in exam mode nothing of an interview is shown before its end.
func TestExamShowsNothing(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	var i practice.Interview
	s.ask(token, "POST", "/jobs/"+sampleJob+"/interviews", map[string]any{"mode": "exam", "questions": []string{"define-failure", "define-success"}}).want(201).into(&i)
	var next api.Next
	s.ask(token, "POST", "/interviews/"+i.ID+"/next", nil).want(200).into(&next)
	at := "/attempts/" + next.Attempt.ID
	s.ask(token, "POST", at+"/live", map[string]any{"text": "x"}).problem(403)
	tag := s.ask(token, "GET", at, nil).Header().Get("ETag")
	var a practice.Attempt
	s.ask(token, "POST", at+"/finish", map[string]any{"text": "Callers wait."}, "If-Match", tag).want(200).into(&a)
	if a.Assessment != nil {
		t.Error("finishing shows what was found")
	}
	if s.ask(token, "GET", at, nil).into(&a); a.Assessment != nil {
		t.Error("the attempt shows what was found")
	}
	var all api.List[practice.Attempt]
	if s.ask(token, "GET", "/attempts?state=finished", nil).want(200).into(&all); len(all.Items) != 0 {
		t.Error("the list shows what was found")
	}
	s.ask(token, "GET", "/interviews/"+i.ID+"/report.pdf", nil).problem(409)
	s.ask(token, "POST", "/interviews/"+i.ID+"/finish", nil).want(200)
	if s.ask(token, "GET", at, nil).into(&a); a.Assessment == nil {
		t.Error("after the end nothing is shown")
	}
	if pdf := s.ask(token, "GET", "/interviews/"+i.ID+"/report.pdf", nil).want(200); !strings.HasPrefix(pdf.Body.String(), "%PDF-") {
		t.Error("the report is no PDF")
	}
}

// TestDrillKeepsItsTruth until it is answered.
func TestDrillKeepsItsTruth(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	var w api.Week
	made := s.ask(token, "POST", "/jobs/"+sampleJob+"/drills", nil).want(201).into(&w)
	d, err := s.DB.Practice(webtest.Owner).Drill(t.Context(), w.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, body := range []string{made.Body.String(), s.ask(token, "GET", "/drills", nil).Body.String(), s.ask(token, "GET", "/drills/"+w.ID, nil).Body.String()} {
		for _, why := range d.Mess.Truth.Why {
			if strings.Contains(body, why) || strings.Contains(body, `"seed"`) {
				t.Fatalf("an open drill tells its truth: %s", why)
			}
		}
	}
	right := map[string]string{"function": d.Mess.Truth.Function, "sign": d.Mess.Truth.Sign, "step": d.Mess.Truth.Step}
	s.ask(token, "PUT", "/drills/"+w.ID+"/answer", right).want(200).into(&w)
	if w.Truth == nil || w.Result == nil || !w.Result.Function.Right || !w.Result.Sign.Right || !w.Result.Step.Right {
		t.Errorf("the right answer: %+v", w.Result)
	}
	s.ask(token, "PUT", "/drills/"+w.ID+"/answer", right).problem(409)
}

// TestSheet edits a draft and agrees to it, based on what was seen.
func TestSheet(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	text := "Porter\n\nDuties\n- Open the gate in the morning.\n- Keep the book of visitors.\n- Answer questions of visitors within ten minutes.\n"
	var j api.JobWhole
	s.ask(token, "POST", "/jobs", map[string]string{"text": text, "title": "Porter"}).want(201).into(&j)
	if j.Agreed {
		t.Fatal("a text is agreed to at once")
	}
	at := "/jobs/" + j.ID + "/sheet"
	var sheet api.Sheet
	tag := s.ask(token, "GET", at, nil).want(200).into(&sheet).Header().Get("ETag")
	sheet.Title = "Porter at the gate"
	s.ask(token, "PUT", at, sheet).problem(428)
	s.ask(token, "PUT", at, sheet, "If-Match", `"no"`).problem(412)
	s.ask(token, "PUT", at+"?agree=true", sheet, "If-Match", tag).want(200).into(&j)
	if !j.Agreed || j.Title != "Porter at the gate" || j.Revision != 1 {
		t.Errorf("agreed: %+v", j.JobLine)
	}
	if p := s.ask(token, "PUT", at, sheet, "If-Match", tag).problem(412); p.Type != "urn:yardstick:problem:changed" {
		t.Errorf("an older state: %+v", p)
	}
}

// TestPages reads a list in pages while something comes and goes.
func TestPages(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	want := map[string]bool{}
	for range 7 {
		a, _ := s.begin(token, "coach")
		want[a.ID] = true
	}
	got, cursor := map[string]bool{}, ""
	for n := 0; ; n++ {
		var page api.List[practice.Attempt]
		s.ask(token, "GET", "/attempts?limit=3&cursor="+cursor, nil).want(200).into(&page)
		for _, a := range page.Items {
			if got[a.ID] {
				t.Errorf("%s comes twice", a.ID)
			}
			got[a.ID] = true
		}
		if n == 0 { // what was shown last goes
			gone := page.Items[len(page.Items)-1].ID
			s.ask(token, "DELETE", "/attempts/"+gone, nil).want(204)
		}
		if cursor = page.Next; cursor == "" {
			break
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	s.ask(token, "GET", "/attempts?cursor=bm9uZQ", nil).problem(422)
	s.ask(token, "GET", "/attempts?limit=1000", nil).problem(422)
	s.ask(token, "GET", "/attempts?Limit=1", nil).problem(422)
}

// TestAssessSent: what is sent along is assessed and not kept, in any realm.
func TestAssessSent(t *testing.T) {
	t.Parallel()
	s := start(t)
	token := s.token(people.Practising, webtest.Owner, people.AssessOnly)
	var sample, guide json.RawMessage
	s.ask(token, "GET", "/samples/"+sampleJob, nil).want(200).into(&sample)
	var derived api.CheckedGuide
	s.ask(token, "POST", "/guides/derive", map[string]any{"job": sample}).want(200).into(&derived)
	var sealed api.CheckedGuide
	s.ask(token, "POST", "/guides/seal", map[string]any{"guide": json.RawMessage(derived.Guide), "by": "Ann Example"}).want(200).into(&sealed)
	if !sealed.Sealed || derived.Sealed {
		t.Error("a sealed guide says that it is not, or the other way round")
	}
	guide = json.RawMessage(sealed.Guide)
	s.ask(token, "POST", "/guides/check", map[string]any{"guide": guide, "job": sample}).want(200)
	var all api.Assessments
	body := map[string]any{"guide": guide, "question": "define-failure", "answers": []map[string]string{{"answer": "Callers wait."}, {"id": "b", "answer": "No."}}}
	s.ask(token, "POST", "/assessments", body).want(200).into(&all)
	if len(all.Assessments) != 2 || all.Assessments[0].Answer != "1" || all.Assessments[1].Answer != "b" || all.Assessments[0].GuideSHA256 != sealed.SHA256 {
		t.Errorf("%+v", all)
	}
	body["question"] = "none"
	if p := s.ask(token, "POST", "/assessments", body).problem(422); p.Field != "question" {
		t.Errorf("%+v", p)
	}
	p := s.ask(token, "POST", "/jobs/check", map[string]any{"job": json.RawMessage(`{"yardstick":"job/v1","id":"x","title":"X","functions":[]}`)}).problem(422)
	if !strings.Contains(p.Detail, "functions") {
		t.Errorf("the problem does not say where: %+v", p)
	}
	s.ask(token, "GET", "/jobs", nil).problem(403)
}

// TestDescribedAnswers holds answers against their description, besides huma.
func TestDescribedAnswers(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	_, _ = s.begin(token, "coach")
	for _, path := range []string{"/self", "/jobs", "/jobs/" + sampleJob, "/jobs/" + sampleJob + "/sheet", "/attempts", "/jobs/" + sampleJob + "/progress", "/samples"} {
		var v any
		s.ask(token, "GET", path, nil).want(200).into(&v)
		s.described(path, v)
	}
}

func Example() {
	fmt.Println(api.Root)
	// Output: /api/v1
}
