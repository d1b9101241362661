package judge

import (
	"slices"

	"yardstick/assess"
	"yardstick/guide"
)

// Judgement is an assessment with the opinion of a language model beside it. The
// assessment is the one of record: the embedded assessor's unless Rule says
// otherwise, and then Embedded is the assessor's own.
type Judgement struct {
	assess.Assessment
	Rule     guide.Rule         `json:"verdict_of_record"`
	Differ   []string           `json:"differ"` // ids of the requirements on which the two give another verdict
	Judge    Opinion            `json:"judge"`
	Embedded *assess.Assessment `json:"embedded,omitempty"`
}

// RuleOf is the rule that counts for a guide: the one that it named before it was
// sealed, otherwise that the embedded assessor's verdict stands.
func RuleOf(g *guide.Guide) guide.Rule {
	if g.Seal == nil || g.Record == "" {
		return guide.RuleEmbedded
	}
	return g.Record
}

// Stand puts two readings of one answer together by the rule of the guide. Where
// the model could not be asked the embedded assessor's verdict stands.
func Stand(g *guide.Guide, q *guide.Question, embedded assess.Assessment, o Opinion) Judgement {
	j := Judgement{Assessment: embedded, Rule: RuleOf(g), Differ: []string{}, Judge: o}
	if o.Failed() {
		return j
	}
	for i := range embedded.Requirements {
		if embedded.Requirements[i].Verdict != o.Requirements[i].Verdict {
			j.Differ = append(j.Differ, embedded.Requirements[i].ID)
		}
	}
	if j.Rule == guide.RuleEmbedded {
		return j
	}
	j.Embedded = &embedded
	j.Requirements = make([]assess.Requirement, len(embedded.Requirements))
	verdicts := make([]assess.Verdict, len(embedded.Requirements))
	for i := range j.Requirements {
		j.Requirements[i] = standing(j.Rule, &embedded.Requirements[i], &o.Requirements[i])
		verdicts[i] = j.Requirements[i].Verdict
	}
	outcome := assess.Conclude(g, q.Requirements, verdicts)
	j.Verdict, j.Score, j.Level = outcome.Verdict, outcome.Score, outcome.Level
	return j
}

// standing is the finding on one requirement that stands by a rule.
func standing(rule guide.Rule, embedded, judge *assess.Requirement) assess.Requirement {
	switch {
	case rule == guide.RuleJudge:
		return *judge
	case rule == guide.RuleStricter && judge.Verdict == assess.NotAssessed:
		return *embedded
	case rule == guide.RuleStricter && embedded.Verdict == assess.NotAssessed:
		return *judge
	case rule == guide.RuleStricter && credit(judge.Verdict) < credit(embedded.Verdict):
		return *judge
	case rule == guide.RuleBoth && credit(judge.Verdict) != credit(embedded.Verdict):
		return open(embedded, judge)
	}
	return *embedded
}

// open is a requirement on which the two readers do not agree: not assessed,
// which is no zero.
func open(embedded, judge *assess.Requirement) assess.Requirement {
	r := assess.Requirement{
		ID: embedded.ID, Kind: embedded.Kind, Verdict: assess.NotAssessed, Evidence: []assess.Evidence{},
		Advice: embedded.Advice, Reason: Differ,
	}
	if judge.Verdict == assess.NotAssessed && judge.Reason != "" {
		r.Reason = judge.Reason
	}
	for _, item := range embedded.Items {
		r.Items = append(r.Items, assess.Item{Name: item.Name, Verdict: assess.NotAssessed, Evidence: []assess.Evidence{}})
	}
	return r
}

// credit is how much a verdict earns, in halves; -1 where nothing was assessed.
func credit(v assess.Verdict) int {
	return slices.Index([]assess.Verdict{assess.NotMet, assess.Partly, assess.Met}, zeroed(v))
}

func zeroed(v assess.Verdict) assess.Verdict {
	if v == assess.Contradicted {
		return assess.NotMet
	}
	return v
}
