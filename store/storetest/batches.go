package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/background"
	"yardstick/batch"
	"yardstick/internal/fault"
)

// OpenBatches gives an empty store of batches, open until the test ends, and what it
// was asked to do so far.
type OpenBatches func(t *testing.T) (s batch.Store, asked func() []background.Task)

// RunBatches runs the suite of stores of batches.
func RunBatches(t *testing.T, open OpenBatches) {
	t.Helper()
	for name, test := range map[string]func(t *testing.T, s batch.Store, asked func() []background.Task){
		"a batch from its file to its results": batchThroughout,
		"an answer seen twice":                 seenTwice,
		"an answer seen at two places at once": seenAtOnce,
		"claims of others":                     claimsApart,
		"a chunk or a finding twice":           batchTwice,
		"owners apart":                         batchOwners,
		"cancelled and removed":                batchEnded,
		"pairs":                                batchPairs,
		"drafts nobody starts":                 batchDrafts,
		"files that are too large":             batchRoom,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, asked := open(t)
			test(t, s, asked)
		})
	}
}

// words is the assessor of the suite.
const words = "words 1 "

// started keeps a batch that is being read.
func started(t *testing.T, s batch.Store, owner, id string) batch.Batch {
	t.Helper()
	b := batch.Batch{ID: id, Owner: owner, File: "answers.csv", State: batch.Draft, Made: batch.Moment{Time: at(0)}}
	must(t, s.Draft(t.Context(), b, []byte("id,answer\n1,one\n"), background.Room{}))
	b.Guide = batch.Sealed{ID: "g", Title: "A guide", SHA256: "ab12", Document: []byte(`{"id":"g"}`)}
	b.Columns = batch.Columns{Answer: "answer", Asked: "q"}
	must(t, s.Start(t.Context(), b, background.Task{Kind: batch.ReadKind, Unique: id}))
	return reread(t, s, b)
}

func reread(t *testing.T, s batch.Store, b batch.Batch) batch.Batch {
	t.Helper()
	again, err := s.Batch(t.Context(), b.Owner, b.ID)
	must(t, err)
	return again
}

// rows makes items with these texts; an empty one has a problem.
func rows(from int, texts ...string) []batch.Item {
	items := make([]batch.Item, len(texts))
	for i, text := range texts {
		item := batch.Item{
			Row: from + i, ID: fmt.Sprint("r", from+i), Candidate: fmt.Sprint("c", i),
			Question: "q", Place: fmt.Sprint("line ", from+i), Text: text,
		}
		if text == "" {
			item.Problem = "answer: is empty"
		} else {
			item.Content = batch.ContentOf("ab12", "q", text)
		}
		items[i] = item
	}
	return items
}

// finding is what the assessor of the suite finds.
func finding(item *batch.Item, minute int) batch.Finding {
	level, score := 3, 0.5
	return batch.Finding{Row: item.Row, Content: item.Content, Assessor: words, At: at(minute), Assessment: &assess.Assessment{
		Answer: item.ID, Guide: "g", GuideSHA256: "ab12", Question: "q", Verdict: assess.MeetsInPart, Score: &score, Level: &level,
		Requirements: []assess.Requirement{{ID: "a", Verdict: assess.Partly, Evidence: []assess.Evidence{{Start: 0, End: 3, Quote: "one"}}}},
		Warnings:     []string{},
	}}
}

func batchThroughout(t *testing.T, s batch.Store, asked func() []background.Task) {
	b := started(t, s, "person/ann", "b1")
	if b.State != batch.Reading || b.Guide.Title != "A guide" || string(b.Guide.Document) != `{"id":"g"}` || b.Columns.Asked != "q" {
		t.Errorf("started: %+v", b)
	}
	file, err := s.File(t.Context(), b.Owner, b.ID)
	if err != nil || len(file) == 0 {
		t.Errorf("the file: %q, %v", file, err)
	}
	items := rows(1, "one of them", "", "another one")
	must(t, s.Take(t.Context(), b, 1, items, words, background.Task{Kind: batch.AssessKind, Unique: "b1/1"}))
	if diff := cmp.Diff([]batch.Item{items[0], items[2]}, waiting(t, s, b)); diff != "" {
		t.Errorf("waiting: %s", diff)
	}
	must(t, s.Keep(t.Context(), b, 1, worker("w"), []batch.Finding{finding(&items[2], 1)}))
	must(t, s.Read(t.Context(), b, "", at(1), background.Task{Kind: batch.CompareKind, Unique: "b1"}))
	unfinished(t, s, 1, 1)
	if b = reread(t, s, b); b.State != batch.Assessing || b.Counts != (batch.Counts{Rows: 3, Wrong: 1, Assessed: 1}) {
		t.Errorf("while it goes on: %s %+v", b.State, b.Counts)
	}
	if _, err := s.File(t.Context(), b.Owner, b.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("the file is kept after it was read: %v", err)
	}
	tooLong := batch.Finding{Row: 1, Content: items[0].Content, Problem: "answer: is too long", At: at(2)}
	must(t, s.Keep(t.Context(), b, 1, worker("w"), []batch.Finding{tooLong}))
	if b = reread(t, s, b); b.State != batch.Finished || b.Counts != (batch.Counts{Rows: 3, Wrong: 2, Assessed: 1}) || !b.Ended.Equal(at(2)) {
		t.Errorf("at the end: %s %+v %v", b.State, b.Counts, b.Ended)
	}
	unfinished(t, s, 1, 0) // its answers are not compared
	must(t, s.Compared(t.Context(), b, nil, 0))
	unfinished(t, s, 0, 0)
	if b.Pace.Now.Done != 1 {
		t.Errorf("the pace has %d answers, want 1", b.Pace.Now.Done)
	}
	got, err := s.Results(t.Context(), b.Owner, b.ID, 0, 10)
	items[0].Problem = "answer: is too long"
	want := []batch.Result{{Item: items[0]}, {Item: items[1]}, {Item: items[2], Assessment: finding(&items[2], 1).Assessment}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("results: %v %s", err, diff)
	}
	if rest, err := s.Results(t.Context(), b.Owner, b.ID, 1, 1); err != nil || len(rest) != 1 || rest[0].Row != 2 {
		t.Errorf("one row after the first: %+v, %v", rest, err)
	}
	var kinds []string
	for _, task := range asked() {
		kinds = append(kinds, task.Kind)
	}
	if diff := cmp.Diff([]string{batch.ReadKind, batch.AssessKind, batch.CompareKind}, kinds); diff != "" {
		t.Error(diff)
	}
}

// unfinished wants so many batches of which something is to be done, with so many chunks.
func unfinished(t *testing.T, s batch.Store, batches, chunks int) {
	t.Helper()
	all, err := s.Unfinished(t.Context())
	must(t, err)
	n := 0
	for i := range all {
		some, err := s.Open(t.Context(), all[i])
		must(t, err)
		n += len(some)
	}
	if len(all) != batches || n != chunks {
		t.Errorf("%d batches with %d chunks are unfinished, want %d with %d", len(all), n, batches, chunks)
	}
}

// worker claims answers for the assessor of most tests, for two minutes.
func worker(name string) batch.Claim {
	return batch.Claim{Assessor: words, Worker: name, Now: at(0), Until: at(2)}
}

// waiting gives what is to be assessed still of the first chunk, to the one worker there is.
func waiting(t *testing.T, s batch.Store, b batch.Batch) []batch.Item {
	t.Helper()
	mine, others, err := s.Claim(t.Context(), b, 1, worker("w"))
	must(t, err)
	if others != 0 {
		t.Errorf("others assess %d of them", others)
	}
	return mine
}

func seenTwice(t *testing.T, s batch.Store, asked func() []background.Task) {
	b := started(t, s, "person/ann", "b1")
	items := rows(1, "the same words", "other words", "the same words")
	must(t, s.Take(t.Context(), b, 1, items, words, background.Task{Kind: batch.AssessKind}))
	if n := len(waiting(t, s, b)); n != 2 {
		t.Fatalf("%d wait; want two", n)
	}
	must(t, s.Keep(t.Context(), b, 1, worker("w"), []batch.Finding{finding(&items[0], 1), finding(&items[1], 1)}))
	must(t, s.Read(t.Context(), b, "", at(1)))
	results, err := s.Results(t.Context(), b.Owner, b.ID, 2, 10)
	if err != nil || len(results) != 1 || results[0].Same != 1 || results[0].Assessment == nil || results[0].Assessment.Answer != "r3" {
		t.Errorf("the second time: %+v, %v", results, err)
	}
	if b = reread(t, s, b); b.State != batch.Finished || b.Counts != (batch.Counts{Rows: 3, Again: 1, Assessed: 2}) {
		t.Errorf("%s %+v", b.State, b.Counts)
	}
	// Another batch of the same owner: nothing is to be done. Of another owner, or for
	// another assessor: everything.
	for _, c := range []struct {
		owner, id, assessor string
		tasks, again        int
	}{{"person/ann", "b2", words, 0, 2}, {"person/bob", "b3", words, 1, 0}, {"person/ann", "b4", "words 2 ", 1, 0}} {
		before := len(asked())
		next := started(t, s, c.owner, c.id)
		must(t, s.Take(t.Context(), next, 1, rows(1, "the same words", "other words"), c.assessor, background.Task{Kind: batch.AssessKind}))
		must(t, s.Read(t.Context(), next, "", at(1)))
		if next = reread(t, s, next); next.Counts.Again != c.again || len(asked())-before-1 != c.tasks {
			t.Errorf("%s of %s: %d again with %d tasks, want %d and %d", c.id, c.owner, next.Counts.Again, len(asked())-before-1, c.again, c.tasks)
		}
	}
}

func batchTwice(t *testing.T, s batch.Store, asked func() []background.Task) {
	b := started(t, s, "person/ann", "b1")
	items := rows(1, "one of them")
	for range 2 {
		must(t, s.Take(t.Context(), b, 1, items, words, background.Task{Kind: batch.AssessKind}))
		must(t, s.Keep(t.Context(), b, 1, worker("w"), []batch.Finding{finding(&items[0], 1)}))
		must(t, s.Read(t.Context(), b, "", at(1)))
	}
	if n, err := s.Chunks(t.Context(), b); err != nil || n != 1 || len(asked()) != 2 {
		t.Errorf("%d chunks, %v, %d tasks; want one, and two tasks", n, err, len(asked()))
	}
	if b = reread(t, s, b); b.Counts != (batch.Counts{Rows: 1, Assessed: 1}) {
		t.Errorf("counts %+v", b.Counts)
	}
	if err := s.Start(t.Context(), b, background.Task{}); !fault.Is(err, fault.Conflict) {
		t.Errorf("started twice: %v, want a Conflict", err)
	}
}

func batchOwners(t *testing.T, s batch.Store, _ func() []background.Task) {
	b := started(t, s, "person/ann", "b1")
	must(t, s.Take(t.Context(), b, 1, rows(1, "one of them"), words, background.Task{}))
	other := "coach/ann"
	_, batchErr := s.Batch(t.Context(), other, b.ID)
	_, fileErr := s.File(t.Context(), other, b.ID)
	_, resultsErr := s.Results(t.Context(), other, b.ID, 0, 10)
	for what, err := range map[string]error{
		"batch": batchErr, "file": fileErr, "results": resultsErr,
		"cancel": s.Cancel(t.Context(), other, b.ID, at(1)), "remove": s.Remove(t.Context(), other, b.ID),
	} {
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("%s of another owner: %v, want NotFound", what, err)
		}
	}
	if texts, err := s.Texts(t.Context(), other, b.ID, 0, 10); err != nil || len(texts) != 0 {
		t.Errorf("texts of another owner: %v, %v", texts, err)
	}
	if all, err := s.List(t.Context(), "person/ann"); err != nil || len(all) != 1 {
		t.Errorf("%d batches, %v; want one", len(all), err)
	}
	if all, err := s.List(t.Context(), other); err != nil || len(all) != 0 {
		t.Errorf("%d batches of another owner, %v", len(all), err)
	}
}

func batchEnded(t *testing.T, s batch.Store, asked func() []background.Task) {
	b := started(t, s, "person/ann", "b1")
	items := rows(1, "one of them", "another one")
	must(t, s.Take(t.Context(), b, 1, items, words, background.Task{}))
	must(t, s.Keep(t.Context(), b, 1, worker("w"), []batch.Finding{finding(&items[0], 1)}))
	for range 2 {
		must(t, s.Cancel(t.Context(), b.Owner, b.ID, at(2)))
	}
	before := len(asked())
	must(t, s.Take(t.Context(), b, 2, rows(3, "too late"), words, background.Task{}))
	must(t, s.Read(t.Context(), b, "", at(1)))
	if n := len(waiting(t, s, b)); n != 0 || len(asked()) != before {
		t.Errorf("%d wait after it was cancelled, %d tasks more", n, len(asked())-before)
	}
	if b = reread(t, s, b); b.State != batch.Cancelled || b.Counts.Rows != 2 || b.Counts.Assessed != 1 {
		t.Errorf("cancelled: %s %+v", b.State, b.Counts)
	}
	must(t, s.Remove(t.Context(), b.Owner, b.ID))
	must(t, s.Keep(t.Context(), b, 1, worker("w"), []batch.Finding{finding(&items[1], 3)})) // a worker that did not know
	if err := s.Remove(t.Context(), b.Owner, b.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("removed twice: %v, want NotFound", err)
	}
	again := started(t, s, "person/ann", "b2")
	must(t, s.Take(t.Context(), again, 1, items, words, background.Task{}))
	if again = reread(t, s, again); again.Counts.Again != 0 {
		t.Errorf("%d of a removed batch are known", again.Counts.Again)
	}
}

func batchPairs(t *testing.T, s batch.Store, _ func() []background.Task) {
	b := started(t, s, "person/ann", "b1")
	items := rows(1, "one of them", "another one")
	must(t, s.Take(t.Context(), b, 1, items, words, background.Task{}))
	texts, err := s.Texts(t.Context(), b.Owner, b.ID, 1, 5)
	if diff := cmp.Diff(items[1:], texts); err != nil || diff != "" {
		t.Errorf("texts: %v %s", err, diff)
	}
	want := []batch.Pair{{A: items[0], B: items[1], Shared: 3, All: 5}}
	for range 2 {
		must(t, s.Compared(t.Context(), b, want, 7))
	}
	got, err := s.Pairs(t.Context(), b.Owner, b.ID)
	for i := range got { // a hash is not part of what is shown
		got[i].A.Content, got[i].B.Content = items[0].Content, items[1].Content
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("pairs: %v %s", err, diff)
	}
	if b = reread(t, s, b); b.Alike != (batch.Likeness{Done: true, Pairs: 1, More: 7}) {
		t.Errorf("%+v", b.Alike)
	}
}

func batchDrafts(t *testing.T, s batch.Store, _ func() []background.Task) {
	for i := range 2 {
		b := batch.Batch{ID: fmt.Sprint("b", i), Owner: "person/ann", File: "a.csv", Made: batch.Moment{Time: at(i)}}
		must(t, s.Draft(t.Context(), b, []byte("x"), background.Room{}))
	}
	if n, err := s.Abandoned(t.Context(), at(0).Add(30*time.Second)); err != nil || n != 1 {
		t.Errorf("%d removed, %v; want one", n, err)
	}
	if all, err := s.List(t.Context(), "person/ann"); err != nil || len(all) != 1 || all[0].ID != "b1" {
		t.Errorf("left: %+v, %v", all, err)
	}
}

// seenAtOnce: of two workers that come to the same answers at once one assesses each, and
// what it finds holds for both batches; whoever is lost is not waited for for ever.
func seenAtOnce(t *testing.T, s batch.Store, _ func() []background.Task) {
	ctx := t.Context()
	ann, again, other := started(t, s, "person/ann", "b1"), started(t, s, "person/ann", "b2"), started(t, s, "person/ben", "b3")
	items := rows(1, "one of them", "two of them", "three of them")
	for _, b := range []batch.Batch{ann, again, other} {
		must(t, s.Take(ctx, b, 1, items, words, background.Task{}))
		must(t, s.Read(ctx, b, "", at(1)))
	}
	claim := func(b batch.Batch, worker string, minute int) (rows []int, others int) {
		t.Helper()
		mine, others, err := s.Claim(ctx, b, 1, batch.Claim{Assessor: words, Worker: worker, Now: at(minute), Until: at(minute + 2)})
		must(t, err)
		for i := range mine {
			rows = append(rows, mine[i].Row)
		}
		return rows, others
	}
	want := func(what string, b batch.Batch, worker string, minute, others int, rows ...int) {
		t.Helper()
		got, n := claim(b, worker, minute)
		if diff := cmp.Diff(rows, got); diff != "" || n != others {
			t.Errorf("%s: %v, and %d are others'; want %v and %d", what, got, n, rows, others)
		}
	}
	want("the first who comes", ann, "w1", 1, 0, 1, 2, 3)
	want("the same again", ann, "w1", 2, 0, 1, 2, 3)
	want("who comes next", again, "w2", 2, 3)
	want("an owner apart", other, "w3", 2, 0, 1, 2, 3)
	must(t, s.Keep(ctx, ann, 1, worker("w1"), []batch.Finding{
		finding(&items[0], 2), {Row: 2, Content: items[1].Content, Problem: "is no answer", At: at(2)},
	}))
	want("after two are through", again, "w2", 3, 1, 2)
	if got := reread(t, s, again).Counts; got != (batch.Counts{Rows: 3, Again: 1}) {
		t.Errorf("what was found elsewhere counts as %+v", got)
	}
	want("after the first was lost", again, "w2", 5, 0, 2, 3)
	must(t, s.Keep(ctx, again, 1, worker("w2"), []batch.Finding{finding(&items[1], 2), finding(&items[2], 2)}))
	want("the last of them, found elsewhere", ann, "w1", 6, 0)
	for _, b := range []batch.Batch{ann, again} {
		if got := reread(t, s, b); got.State != batch.Finished {
			t.Errorf("%s is %s: %+v", b.ID, got.State, got.Counts)
		}
	}
}

// claimsApart: what one assessor finds, or a worker that comes too late, ends no claim of
// another.
func claimsApart(t *testing.T, s batch.Store, _ func() []background.Task) {
	ctx := t.Context()
	now, next := started(t, s, "person/ann", "b1"), started(t, s, "person/ann", "b2")
	items := rows(1, "one of them", "two of them")
	for _, b := range []batch.Batch{now, next} {
		must(t, s.Take(ctx, b, 1, items, words, background.Task{}))
		must(t, s.Read(ctx, b, "", at(1)))
	}
	const newer = "words 2 "
	claim := func(b batch.Batch, assessor, worker string, minute, mine, others int) {
		t.Helper()
		got, n, err := s.Claim(ctx, b, 1, batch.Claim{Assessor: assessor, Worker: worker, Now: at(minute), Until: at(minute + 2)})
		must(t, err)
		if len(got) != mine || n != others {
			t.Errorf("%s of %s by %s: %d, and %d are others'; want %d and %d", b.ID, assessor, worker, len(got), n, mine, others)
		}
	}
	claim(now, words, "w1", 1, 2, 0)
	claim(next, newer, "w2", 1, 2, 0) // another assessor reads them for itself
	must(t, s.Keep(ctx, now, 1, batch.Claim{Assessor: words, Worker: "w1"}, []batch.Finding{
		finding(&items[0], 1), {Row: 2, Content: items[1].Content, Problem: "is no answer", At: at(1)},
	}))
	claim(next, newer, "w3", 2, 0, 2)
	claim(next, newer, "w3", 4, 2, 0) // w2 was lost
	late := []batch.Finding{{Row: 1, Content: items[0].Content, Problem: "is no answer", At: at(4)}}
	must(t, s.Keep(ctx, next, 1, batch.Claim{Assessor: newer, Worker: "w2"}, late)) // or not: it was slow
	claim(now, newer, "w4", 5, 0, 0)
	third := started(t, s, "person/ann", "b3")
	must(t, s.Take(ctx, third, 1, items, newer, background.Task{}))
	claim(third, newer, "w4", 5, 0, 2) // w3 reads both of them
}

// batchRoom: files that wait to be read have so many bytes, of an owner and in all.
func batchRoom(t *testing.T, s batch.Store, _ func() []background.Task) {
	room := background.Room{Owner: 10, All: 15}
	draft := func(owner, id string, size int) error {
		b := batch.Batch{ID: id, Owner: owner, File: "a.csv", State: batch.Draft, Made: batch.Moment{Time: at(0)}}
		return s.Draft(t.Context(), b, make([]byte, size), room)
	}
	must(t, draft("person/ann", "b1", 8))
	wantKind(t, draft("person/ann", "b2", 3), fault.Conflict)
	must(t, draft("person/ben", "b3", 7))
	wantKind(t, draft("person/cem", "b4", 1), fault.Unavailable)
	must(t, s.Remove(t.Context(), "person/ann", "b1"))
	must(t, draft("person/ann", "b5", 8))
}
