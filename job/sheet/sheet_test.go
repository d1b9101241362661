package sheet_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/job"
	"yardstick/job/sheet"
)

// clerk is a draft of a parking clerk's job.
func clerk() *job.Job {
	target := 2.0
	return &job.Job{
		Format: job.Format, ID: "parking-clerk", Title: "Parking clerk", Purpose: "Drivers find a place.",
		Functions: []job.Function{
			{
				ID: "car-park", Name: "Car park", Duties: []string{"show drivers to free places", "keep the car park in order"},
				Measures: []job.Measure{
					{ID: "wait", Name: "time to a place", Unit: "minutes", Better: job.Lower, Target: &target},
				}, WorksWith: []string{"the office"},
			},
			{ID: "money", Name: "Money", Duties: []string{"Take payments.", "count the till every evening"}},
		},
		Criteria: []job.Criterion{
			{Function: "car-park", Kind: job.Goals, Outcome: job.Failure, Statement: "I have failed when drivers circle.", Measure: "wait"},
		},
		Draft: &job.Draft{Source: "pasted text", Lines: []job.DraftLine{
			{Text: "Parking clerk", Is: job.IsHeading},
			{Text: "You show drivers to free places.", Is: job.IsDuty, Function: "car-park"},
			{Text: "You keep the car park in order.", Is: job.IsDuty, Function: "car-park"},
			{Text: "Take payments.", Is: job.IsDuty, Function: "money", Why: "a list"},
			{Text: "Receipts within two minutes.", Is: job.IsOther},
			{Text: "You work with the city police.", Is: job.IsOther},
			{Text: "Free parking.", Is: job.IsOffer},
		}},
	}
}

// cashier is the clerk with a line that says two duties, the second of which
// was moved to another function.
func cashier() *job.Job {
	j := clerk()
	money := j.Function("money")
	money.Duties = []string{"take cards", "balance the till", "Take payments.", "count the till every evening"}
	j.Functions[0].Duties = append(j.Functions[0].Duties, "mend the barrier")
	line := job.DraftLine{
		Text: "Take cards, balance the till and mend the barrier.", Is: job.IsDuty, Function: "money", Duty: "take cards",
		Also: []job.DraftDuty{{Duty: "balance the till", Function: "money"}, {Duty: "mend the barrier", Function: "car-park"}},
	}
	j.Draft.Lines = slices.Insert(j.Draft.Lines, 3, line)
	return j
}

// TestFurtherDuties: a line may say several duties; each is edited by itself,
// and the line stays whole.
func TestFurtherDuties(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		change         func(s *sheet.Sheet)
		money, carPark []string
		duty           string
		also           []job.DraftDuty
	}{
		"unchanged": {
			func(*sheet.Sheet) {},
			[]string{"take cards", "balance the till", "Take payments.", "count the till every evening"},
			[]string{"show drivers to free places", "keep the car park in order", "mend the barrier"},
			"take cards",
			[]job.DraftDuty{{Duty: "balance the till", Function: "money"}, {Duty: "mend the barrier", Function: "car-park"}},
		},
		"the line is no duty": {
			func(s *sheet.Sheet) { s.Lines[3].Is = job.IsOther },
			[]string{"balance the till", "Take payments.", "count the till every evening"},
			[]string{"show drivers to free places", "keep the car park in order", "mend the barrier"},
			"",
			[]job.DraftDuty{{Duty: "balance the till", Function: "money"}, {Duty: "mend the barrier", Function: "car-park"}},
		},
		"one taken out, one moved and reworded": {
			func(s *sheet.Sheet) {
				s.Lines[8].Duty, s.Lines[9].Function, s.Lines[9].Duty = "", "money", "oil the barrier"
			},
			[]string{"take cards", "oil the barrier", "Take payments.", "count the till every evening"},
			[]string{"show drivers to free places", "keep the car park in order"},
			"take cards",
			[]job.DraftDuty{{Duty: "oil the barrier", Function: "money"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			j := cashier()
			got := edited(t, j, tt.change)
			line := got.Draft.Lines[3]
			if d := cmp.Diff([][]string{tt.money, tt.carPark}, [][]string{got.Function("money").Duties, got.Function("car-park").Duties}); d != "" {
				t.Errorf("duties (-want +got):\n%s", d)
			}
			if d := cmp.Diff(job.DraftLine{Text: cashier().Draft.Lines[3].Text, Duty: tt.duty, Also: tt.also}, job.DraftLine{Text: line.Text, Duty: line.Duty, Also: line.Also}); d != "" {
				t.Errorf("the line (-want +got):\n%s", d)
			}
			if d := cmp.Diff(cashier(), j); d != "" {
				t.Errorf("the job that was edited has changed (-before +after):\n%s", d)
			}
		})
	}
}

// edited applies a change of the sheet and wants no findings.
func edited(t *testing.T, j *job.Job, change func(s *sheet.Sheet)) job.Job {
	t.Helper()
	s := sheet.Of(j)
	change(&s)
	got, findings := s.Apply(j)
	if len(findings) > 0 {
		t.Fatalf("findings: %+v", findings)
	}
	return got
}

// TestThereAndBack: a sheet that nobody has changed changes nothing, but for
// duties, which stand in the order of the text.
func TestThereAndBack(t *testing.T) {
	t.Parallel()
	j := clerk()
	s := sheet.Of(j)
	want := []sheet.Line{
		{Text: "Parking clerk", Is: job.IsHeading},
		{Text: "You show drivers to free places.", Is: job.IsDuty, Function: "car-park", Duty: "show drivers to free places"},
		{Text: "You keep the car park in order.", Is: job.IsDuty, Function: "car-park", Duty: "keep the car park in order"},
		{Text: "Take payments.", Is: job.IsDuty, Function: "money", Why: "a list"},
		{Text: "Receipts within two minutes.", Is: job.IsOther},
		{Text: "You work with the city police.", Is: job.IsOther},
		{Text: "Free parking.", Is: job.IsOffer},
		{Is: job.IsDuty, Function: "money", Duty: "count the till every evening"},
	}
	if d := cmp.Diff(want, s.Lines); d != "" {
		t.Errorf("lines (-want +got):\n%s", d)
	}
	got := edited(t, j, func(*sheet.Sheet) {})
	for _, l := range []int{1, 2} {
		j.Draft.Lines[l].Duty = s.Lines[l].Duty
	}
	if d := cmp.Diff(*j, got); d != "" {
		t.Errorf("(-before +after):\n%s", d)
	}
}

// TestEdits: what people change, one thing at a time.
func TestEdits(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		change func(s *sheet.Sheet)
		check  func(j *job.Job) any
		want   any
	}{
		"moved": {
			func(s *sheet.Sheet) { s.Lines[2].Function = "money" },
			func(j *job.Job) any { return j.Function("money").Duties },
			[]string{"keep the car park in order", "Take payments.", "count the till every evening"},
		},
		"no duty": {
			func(s *sheet.Sheet) { s.Lines[3].Is = job.IsOffer },
			func(j *job.Job) any { return []any{j.Function("money").Duties, j.Draft.Lines[3].Function} },
			[]any{[]string{"count the till every evening"}, ""},
		},
		"reworded": {
			func(s *sheet.Sheet) { s.Lines[3].Duty = " take  payments and give receipts " },
			func(j *job.Job) any { return []string{j.Function("money").Duties[0], j.Draft.Lines[3].Duty} },
			[]string{"take payments and give receipts", "take payments and give receipts"},
		},
		"a figure": {
			func(s *sheet.Sheet) { s.Lines[4].Is, s.Lines[4].Function = job.IsFigure, "money" },
			func(j *job.Job) any { return j.Function("money").Measures },
			[]job.Measure{{ID: "receipts-within-two-minutes", Name: "Receipts within two minutes."}},
		},
		"a person": {
			func(s *sheet.Sheet) { s.Lines[5].Is, s.Lines[5].Function = job.IsPerson, "car-park" },
			func(j *job.Job) any { return j.Function("car-park").WorksWith },
			[]string{"the office", "You work with the city police."},
		},
		"split": {
			func(s *sheet.Sheet) {
				s.Functions = append(s.Functions, sheet.Area{ID: "+1", Name: "Order & tidiness"})
				s.Lines[2].Function = "+1"
			},
			func(j *job.Job) any { return *j.Function("order-tidiness") },
			job.Function{ID: "order-tidiness", Name: "Order & tidiness", Duties: []string{"keep the car park in order"}},
		},
		"split without a name": {
			func(s *sheet.Sheet) {
				s.Functions = append(s.Functions, sheet.Area{ID: "+1"})
				s.Lines[2].Function = "+1"
			},
			func(j *job.Job) any { return j.Functions[2].Name },
			"keep the car park in",
		},
		"merged": {
			func(s *sheet.Sheet) { s.Functions[0].Into = "money" },
			func(j *job.Job) any {
				f := j.Functions[0]
				return []any{len(j.Functions), f.ID, len(f.Duties), f.Measures[0].ID, f.WorksWith, j.Criteria[0].Function, j.Criteria[0].Measure, j.Draft.Lines[1].Function}
			},
			[]any{1, "money", 4, "wait", []string{"the office"}, "money", "wait", "money"},
		},
		"emptied": {
			func(s *sheet.Sheet) { s.Lines[3].Function, s.Lines[7].Duty = "car-park", "" },
			func(j *job.Job) any { return []any{len(j.Functions), len(j.Functions[0].Duties)} },
			[]any{1, 3},
		},
		"figure taken out": {
			func(s *sheet.Sheet) { s.Functions[0].Measures[0].Name = " " },
			func(j *job.Job) any { return []any{len(j.Functions[0].Measures), j.Criteria[0].Measure} },
			[]any{0, ""},
		},
		"added by hand": {
			func(s *sheet.Sheet) {
				s.Lines = append(s.Lines, sheet.Line{Is: job.IsDuty, Function: "money", Duty: "lock the till"}, sheet.Line{Is: job.IsDuty, Function: "money"})
			},
			func(j *job.Job) any { return len(j.Function("money").Duties) },
			3,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := clerk()
			got := edited(t, before, tt.change)
			if d := cmp.Diff(tt.want, tt.check(&got)); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
			if d := cmp.Diff(clerk(), before); d != "" {
				t.Errorf("the job that was edited has changed (-before +after):\n%s", d)
			}
		})
	}
}

// TestFindings: everything that is wrong is said at once.
func TestFindings(t *testing.T) {
	t.Parallel()
	j := clerk()
	s := sheet.Of(j)
	s.Title = ""
	s.Functions[0].Into, s.Functions[1].Into = "money", "car-park"
	s.Lines[1].Function = "nothing"
	_, findings := s.Apply(j)
	var got []string
	for _, f := range findings {
		got = append(got, f.Field)
	}
	if d := cmp.Diff([]string{"functions[0].name", "functions[1].name", "draft.lines[1].function", "title"}, got); d != "" {
		t.Errorf("(-want +got):\n%s\n%+v", d, findings)
	}
}

// TestNothingLost: whatever people do, in however many steps, every line of the
// text is there as it was, and a job without findings can be read.
func TestNothingLost(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		start := rapid.SampledFrom([]func() *job.Job{clerk, cashier}).Draw(t, "job")
		j := start()
		for range rapid.IntRange(1, 5).Draw(t, "steps") {
			s := sheet.Of(j)
			scramble(t, &s)
			next, findings := s.Apply(j)
			if d := cmp.Diff(texts(start()), texts(&next)); d != "" {
				t.Fatalf("lines (-before +after):\n%s", d)
			}
			if len(findings) == 0 {
				checkSound(t, &next)
				j = &next
			}
		}
	})
}

// checkSound wants every duty of the text to be in its function, and a sheet that
// nobody has changed to change nothing.
func checkSound(t *rapid.T, j *job.Job) {
	if faults := job.Faults(j); len(faults) > 0 {
		t.Fatalf("not sound: %+v", faults)
	}
	for _, l := range j.Draft.Lines {
		if l.Is != job.IsDuty {
			continue
		}
		want := l.Text
		if l.Duty != "" {
			want = l.Duty
		}
		if f := j.Function(l.Function); f == nil || !slices.Contains(f.Duties, want) {
			t.Fatalf("the duty %q is in no function", want)
		}
	}
	s := sheet.Of(j)
	again, findings := s.Apply(j)
	if d := cmp.Diff(*j, again); d != "" || len(findings) > 0 {
		t.Fatalf("unchanged, it changes (-before +after):\n%s\n%v", d, findings)
	}
}

func texts(j *job.Job) (all []string) {
	for _, l := range j.Draft.Lines {
		all = append(all, l.Text)
	}
	return all
}

// scramble changes a sheet in any way that a form could.
func scramble(t *rapid.T, s *sheet.Sheet) {
	for range rapid.IntRange(0, 2).Draw(t, "new") {
		s.Functions = append(
			s.Functions,
			sheet.Area{ID: "+" + rapid.StringMatching(`[a-c]`).Draw(t, "key"), Name: rapid.StringMatching(`[A-Za-z é]{0,9}`).Draw(t, "name")},
		)
	}
	keys := []string{"", "nothing"}
	for _, f := range s.Functions {
		keys = append(keys, f.ID)
	}
	key := rapid.SampledFrom(keys)
	for i := range s.Functions {
		if rapid.IntRange(0, 3).Draw(t, "merge") == 0 {
			s.Functions[i].Into = key.Draw(t, "into")
		}
	}
	for i := range s.Lines {
		if rapid.Bool().Draw(t, "touch") {
			s.Lines[i].Is, s.Lines[i].Function = rapid.SampledFrom(job.Marks()).Draw(t, "is"), key.Draw(t, "function")
			s.Lines[i].Duty = rapid.StringMatching(`[a-z ]{0,6}`).Draw(t, "duty")
		}
	}
	if rapid.Bool().Draw(t, "cut") {
		s.Lines = s.Lines[:rapid.IntRange(0, len(s.Lines)).Draw(t, "left")]
	}
	if len(s.Functions) > 0 && rapid.Bool().Draw(t, "forget") {
		s.Functions = s.Functions[1:]
	}
	s.Title = strings.Repeat("T", rapid.IntRange(0, 2).Draw(t, "title"))
}
