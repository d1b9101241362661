package api

import (
	"bytes"
	"context"

	"yardstick/internal/fault"
	"yardstick/panel"
)

// ResultsAnswer is what follows from the revealed ratings.
type ResultsAnswer struct {
	ETag string `header:"ETag"`
	Body Results
}

// Results are what follows from the revealed ratings.
type Results struct {
	Frozen     []panel.Total           `json:"frozen" nullable:"false" doc:"As they were before the discussion; none before they are frozen."`
	Standing   []panel.Total           `json:"standing" nullable:"false" doc:"From the levels that stand."`
	Agenda     []panel.Apart           `json:"agenda" nullable:"false" doc:"What is to be discussed."`
	Discussion *panel.OpenedDiscussion `json:"discussion,omitempty" doc:"The one that is open."`
	Variants   []panel.Variant         `json:"variants,omitempty" nullable:"false"`
	DependsOn  []string                `json:"depends_on" nullable:"false" doc:"Raters without whom the order would be another."`
	Decision   Document                `json:"decision,omitempty" doc:"A decision/v1 document."`
}

// VerdictGiven is what is decided about a candidate and why.
type VerdictGiven struct {
	Candidate string        `json:"candidate" maxLength:"60"`
	Outcome   panel.Outcome `json:"outcome" maxLength:"60"`
	Reason    string        `json:"reason"`
	Against   []Against     `json:"against" nullable:"false" maxItems:"2000" doc:"The requirements on which the reason rests."`
}

func (v *VerdictGiven) verdict() panel.Verdict {
	out := panel.Verdict{Candidate: v.Candidate, Outcome: v.Outcome, Reason: v.Reason}
	for _, a := range v.Against {
		out.Against = append(out.Against, panel.Place{Question: a.Question, Requirement: a.Requirement})
	}
	return out
}

// AmendmentGiven is another verdict on a candidate, after the decision.
type AmendmentGiven struct {
	Outcome panel.Outcome `json:"outcome" maxLength:"60"`
	Reason  string        `json:"reason"`
	Against []Against     `json:"against" nullable:"false" maxItems:"2000" doc:"The requirements on which the reason rests."`
	Why     string        `json:"why" doc:"Why it is changed."`
}

// Against names a requirement.
type Against struct {
	Question    string `json:"question" maxLength:"200"`
	Requirement string `json:"requirement,omitempty" maxLength:"200"`
}

// decisionOperations are about what follows from ratings.
func (s *Service) decisionOperations() {
	handle(s, get("/positions/{position}/results", "get-results",
		"Totals, order, what is to be discussed, and the decision").positions().tell(
		"As far as you may see them: to a rater not while an own rating is awaited."),
		func(ctx context.Context, c *caller, in *struct {
			PositionID
			Variants bool `query:"variants" doc:"What if: without each rater, with equal weights, without each requirement."`
		},
		) (*ResultsAnswer, error) {
			v, err := s.see(ctx, c, in.Position, panel.Focus{Variants: in.Variants})
			if err == nil && v.Results == nil {
				err = &fault.Error{Kind: fault.Forbidden, Message: "there are no results that you may see now"}
			}
			if err != nil {
				return nil, err
			}
			r := v.Results
			return &ResultsAnswer{versioned(v.Entries), Results{
				orNone(r.Frozen), orNone(r.Standing), orNone(r.Agenda), r.Discussion, r.Variants, orNone(r.DependsOn), Document(r.Decision),
			}}, nil
		})
	handle(s, get("/positions/{position}/agreement", "get-agreement",
		"How far the raters agree").positions().tell("A figure that cannot be estimated says why."),
		func(ctx context.Context, c *caller, in *struct{ PositionID }) (*struct{ Body Document }, error) {
			a, err := s.agreement(ctx, c, in.Position)
			if err != nil {
				return nil, err
			}
			d, err := documentOf(a)
			return &struct{ Body Document }{d}, err
		})
	command(s, put("/positions/{position}/decision", "decide",
		"Write the decision").tell("Every candidate has a verdict, with the requirements that it rests on."),
		func(in *struct {
			PositionID
			Based
			Body struct {
				Verdicts []VerdictGiven `json:"verdicts" nullable:"false" maxItems:"10000"`
			}
		},
		) (string, Based, panel.Command) {
			var d panel.Decide
			for i := range in.Body.Verdicts {
				d.Verdicts = append(d.Verdicts, in.Body.Verdicts[i].verdict())
			}
			return in.Position, in.Based, d
		})
	s.amendment()
	handle(s, get("/positions/{position}/packet.zip", "get-packet",
		"The record of a position as one file that proves itself").positions().gives("application/zip"),
		func(ctx context.Context, c *caller, in *struct{ PositionID }) (*File, error) {
			var b bytes.Buffer
			err := s.Positions.Packet(ctx, c.viewer(), in.Position, &b)
			return &File{"application/zip", b.Bytes()}, err
		})
}

// amendment is the operation that changes an outcome after the decision.
func (s *Service) amendment() {
	command(s, put("/positions/{position}/decision/{candidate}", "amend-decision",
		"Amend the decision on a candidate").tell("After the decision: a slip, an offer declined. What stood before stays in the record."),
		func(in *struct {
			CandidateID
			Based
			Body AmendmentGiven
		},
		) (string, Based, panel.Command) {
			b := &in.Body
			v := VerdictGiven{Candidate: in.Candidate, Outcome: b.Outcome, Reason: b.Reason, Against: b.Against}
			return in.Position, in.Based, panel.Amend{Verdict: v.verdict(), Why: b.Why}
		})
}

// agreement is how far the raters of a position agree.
func (s *Service) agreement(ctx context.Context, c *caller, position string) (*panel.RaterAgreement, error) {
	a, err := s.Positions.Agreement(ctx, c.viewer(), position)
	if err == nil && a == nil {
		err = fault.NotFoundf("there is nothing to compare yet")
	}
	return a, err
}
