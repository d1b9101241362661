package judge_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/judge"
)

// TestStand goes through the rules: what stands of two verdicts on a requirement.
func TestStand(t *testing.T) {
	t.Parallel()
	const (
		met, partly, not, contra, open = assess.Met, assess.Partly, assess.NotMet, assess.Contradicted, assess.NotAssessed
	)
	cases := []struct {
		embedded, judge assess.Verdict
		want            map[guide.Rule]assess.Verdict
		reason          string // of both
	}{
		{met, met, map[guide.Rule]assess.Verdict{"embedded": met, "judge": met, "both": met, "stricter": met}, ""},
		{met, partly, map[guide.Rule]assess.Verdict{"embedded": met, "judge": partly, "both": open, "stricter": partly}, judge.Differ},
		{not, met, map[guide.Rule]assess.Verdict{"embedded": not, "judge": met, "both": open, "stricter": not}, judge.Differ},
		{not, contra, map[guide.Rule]assess.Verdict{"embedded": not, "judge": contra, "both": not, "stricter": not}, ""},
		{met, open, map[guide.Rule]assess.Verdict{"embedded": met, "judge": open, "both": open, "stricter": met}, judge.Unstable},
		{open, met, map[guide.Rule]assess.Verdict{"embedded": open, "judge": met, "both": open, "stricter": met}, judge.Differ},
		{open, open, map[guide.Rule]assess.Verdict{"embedded": open, "judge": open, "both": open, "stricter": open}, ""},
	}
	for _, c := range cases {
		for rule, want := range c.want {
			one := []guide.Question{{Requirements: []guide.Requirement{{ID: "r", Weight: 1}}}}
			g := &guide.Guide{Record: rule, Seal: &guide.Sealing{}, Questions: one}
			o := judge.Opinion{Requirements: []assess.Requirement{{ID: "r", Verdict: c.judge}}}
			if c.judge == open {
				o.Requirements[0].Reason = judge.Unstable
			}
			j := judge.Stand(g, &g.Questions[0], assess.Assessment{Requirements: []assess.Requirement{{ID: "r", Verdict: c.embedded}}}, o)
			got := j.Requirements[0]
			if got.Verdict != want || j.Rule != rule {
				t.Errorf("%s of %s and %s: got %s, want %s", rule, c.embedded, c.judge, got.Verdict, want)
			}
			if rule == guide.RuleBoth && c.reason != "" && got.Reason != c.reason {
				t.Errorf("%s and %s: reason %q, want %q", c.embedded, c.judge, got.Reason, c.reason)
			}
			if (j.Embedded != nil) != (rule != guide.RuleEmbedded) || (len(j.Differ) > 0) != (c.embedded != c.judge) {
				t.Errorf("%s of %s and %s: embedded %v, differ %v", rule, c.embedded, c.judge, j.Embedded, j.Differ)
			}
		}
	}
}

// TestRuleCountsOnlySealed: predetermined means before.
func TestRuleCountsOnlySealed(t *testing.T) {
	t.Parallel()
	g := &guide.Guide{Record: guide.RuleJudge}
	if got := judge.RuleOf(g); got != guide.RuleEmbedded {
		t.Errorf("unsealed: %s", got)
	}
	g.Seal = &guide.Sealing{}
	if got := judge.RuleOf(g); got != guide.RuleJudge {
		t.Errorf("sealed: %s", got)
	}
	g.Record = ""
	if got := judge.RuleOf(g); got != guide.RuleEmbedded {
		t.Errorf("no rule: %s", got)
	}
}

func TestWeakest(t *testing.T) {
	t.Parallel()
	q := &guide.Question{Requirements: []guide.Requirement{
		{ID: "a", Weight: 1}, {ID: "b", Weight: 3}, {ID: "c", Weight: 1, Must: true}, {ID: "d", Weight: 9},
	}}
	for _, c := range []struct {
		verdicts []assess.Verdict
		want     string
	}{
		{[]assess.Verdict{"not_met", "not_met", "partly", "not_met"}, "c"},
		{[]assess.Verdict{"not_met", "not_met", "met", "partly"}, "b"},
		{[]assess.Verdict{"contradicted", "partly", "met", "not_assessed"}, "a"},
		{[]assess.Verdict{"met", "met", "met", "not_assessed"}, ""},
	} {
		var found []assess.Requirement
		for _, v := range c.verdicts {
			found = append(found, assess.Requirement{Verdict: v})
		}
		got := ""
		if r, ok := judge.Weakest(q, found); ok {
			got = r.ID
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%v: %s", c.verdicts, diff)
		}
	}
}
