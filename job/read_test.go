package job_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/job"
)

const baker = `yardstick: job/v1
id: baker
title: Baker
purpose: Bread is on the shelf when the shop opens.
team: One of three.
functions:
  - id: baking
    name: Baking
    duties: [bake the day's bread by six o'clock]
    measures:
      - {id: waste, name: loaves thrown away, unit: loaves, better: lower, target: 5, fails_at: 20, per: day}
    danger_signs: [dough stands in the trough longer than the recipe says]
    works_with: [the shop]
  - id: orders
    name: Orders
    duties: [note   customers'
      orders]
    measures:
      - {id: wrong, name: orders packed wrong, unit: "%", better: lower, target: 1, fails_at: 4, per: week}
    danger_signs: [two notes for one order hang on the board]
    works_with: [customers]
criteria:
  - {function: orders, kind: goals, outcome: failure, statement: I have failed when I bake and the orders wait., measure: wrong}
`

func TestRead(t *testing.T) {
	t.Parallel()
	j, err := job.Read("baker.yaml", []byte(baker))
	if err != nil {
		t.Fatal(err)
	}
	target, fails := 5.0, 20.0
	want := job.Function{
		ID: "baking", Name: "Baking", Duties: []string{"bake the day's bread by six o'clock"},
		Measures:    []job.Measure{{ID: "waste", Name: "loaves thrown away", Unit: "loaves", Better: job.Lower, Target: &target, FailsAt: &fails, Per: "day"}},
		DangerSigns: []string{"dough stands in the trough longer than the recipe says"}, WorksWith: []string{"the shop"},
	}
	if diff := cmp.Diff(want, j.Functions[0]); diff != "" {
		t.Error(diff)
	}
	if got, want := j.Functions[1].Duties[0], "note customers' orders"; got != want {
		t.Errorf("white space is not folded: got %q, want %q", got, want)
	}
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ old, new, want string }{
		"not a job":          {"yardstick: job/v1", "yardstick: guide/v1", `f:1: yardstick: is "guide/v1"; a job file begins with yardstick: job/v1`},
		"no format":          {"yardstick: job/v1\n", "", `f:1: yardstick: is missing; a job file begins with yardstick: job/v1`},
		"unknown field":      {"title:", "titel:", `f:3: titel: there is no such field; did you mean title?`},
		"no id":              {"id: baker\n", "", `f:1: id: is missing; give a short name such as customer-service`},
		"bad id":             {"id: baker\n", "id: The Baker\n", `f:2: id: is "The Baker"; an id is lower-case letters, digits and single hyphens, such as customer-service, at most 80 characters`},
		"no title":           {"title: Baker\n", "", `f:1: title: is missing; give the job's title`},
		"duplicate function": {"id: orders", "id: baking", `f:14: functions[1].id: "baking" is the id of functions[0].id already; ids must differ`},
		"direction":          {"better: lower, target: 1", "better: down, target: 1", `f:19: functions[1].measures[0].better: is "down"; it must be higher or lower`},
		"figure with unit":   {"target: 5,", "target: 5 loaves,", `f:11: functions[0].measures[0].target: is text ("5 loaves"); it must be a number, without a unit or a percent sign`},
		"unknown function":   {"function: orders", "function: sales", `f:23: criteria[0].function: is "sales"; the functions of this job are baking, orders`},
		"unknown measure":    {"measure: wrong", "measure: waste", `f:23: criteria[0].measure: is "waste"; the measures of orders are wrong`},
		"unknown kind":       {"kind: goals", "kind: goal", `f:23: criteria[0].kind: is "goal"; it must be one of goals, deadlines, backlogs, complaints, processes, relationships, staffing`},
		"unknown outcome":    {"outcome: failure", "outcome: fail", `f:23: criteria[0].outcome: is "fail"; it must be failure or success`},
		"empty duty":         {"[note   customers'\n      orders]", `[""]`, `f:16: functions[1].duties[0]: is empty; write it or leave the entry out`},
		"escape":             {"title: Baker", `title: "\e[31mBaker"`, `f:3: title: holds the invisible control character U+001B; take it out`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(baker, tt.old) {
				t.Fatalf("the sample does not hold %q", tt.old)
			}
			_, err := job.Read("f", []byte(strings.Replace(baker, tt.old, tt.new, 1)))
			if !fault.Is(err, fault.Invalid) || err.Error() != tt.want {
				t.Errorf("\n got %v\nwant %s", err, tt.want)
			}
		})
	}
}

func TestReadLimits(t *testing.T) {
	t.Parallel()
	head, _, _ := strings.Cut(baker, "functions:")
	many := head + "functions:\n" + strings.Repeat("  - {id: a, name: b}\n", 21)
	long := strings.Replace(baker, "title: Baker", "title: "+strings.Repeat("x", 2001), 1)
	tests := map[string]struct{ data, want string }{
		"functions": {many, "f:6: functions: has 21 entries; at most 20 are read"},
		"text":      {long, "f:3: title: has 2001 characters; at most 2000 are read"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := job.Read("f", []byte(tt.data)); err == nil || err.Error() != tt.want {
				t.Errorf("\n got %v\nwant %s", err, tt.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(baker))
	f.Add([]byte(`{"yardstick": "job/v1", "id": "a", "title": "b", "functions": [{"id": "c", "name": "d's e", "measures": [{"id": "f", "name": " "}]}]}`))
	f.Add([]byte("yardstick: job/v1\nid: a\ntitle: b\nfunctions:\n  - {id: c, name: C, duties: [x], measures: [{id: m, name: s}], works_with: [ü]}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		j, err := job.Read("f", data)
		if err != nil {
			if !fault.Is(err, fault.Invalid) || strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("got %q, want an invalid fault of one line", err)
			}
			return
		}
		checkDerivation(t, j)
		job.Lint(j)
	})
}
