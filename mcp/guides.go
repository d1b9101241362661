package mcp

import (
	"context"
	"encoding/json"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/practice"
)

// toAssess is an answer to be assessed.
type toAssess struct {
	aGuide
	Question string `json:"question,omitempty" jsonschema:"the id of the question; may be left out where the guide has one"`
	Answer   string `json:"answer" jsonschema:"the answer, word for word"`
}

// guideTools are about guides and answers.
func (s *Server) guideTools() {
	tool(s, "derive_guide",
		"Derive an interview guide from a job. It is not sealed: that is a person's to do, before the first answer.", false,
		func(_ context.Context, in aJob) (any, error) {
			j, err := in.read()
			if err != nil {
				return nil, err
			}
			g, err := guide.Derive(j)
			if err != nil {
				return nil, err
			}
			data, err := guide.MarshalIndentJSON(&g)
			return map[string]any{"guide": json.RawMessage(data), "findings": guide.Lint(&g, j)}, err
		})
	tool(s, "check_guide", "What is wrong or weak in a guide, and whether it is sealed.", false,
		func(ctx context.Context, in aGuide) (any, error) {
			g, err := s.guide(ctx, in)
			if err != nil {
				return nil, err
			}
			sha, err := guide.Hash(&g)
			return map[string]any{"findings": guide.Lint(&g, nil), "sha256": sha, "sealed": g.Seal != nil && guide.Verify(&g) == nil}, err
		})
	tool(s, "assess_answer",
		"Measure an answer against a question's predetermined requirements: a verdict each, with the words of the answer that show it. "+
			"Nothing is kept. Start and end count Unicode code points.", false, s.assess)
}

func (s *Server) assess(ctx context.Context, in toAssess) (any, error) {
	g, err := s.guide(ctx, in.aGuide)
	if err != nil {
		return nil, err
	}
	q, err := g.Asked(in.Question)
	if err != nil {
		return nil, err
	}
	sha, err := guide.Hash(&g)
	if err != nil {
		return nil, err
	}
	found, err := s.Assessor.Assess(ctx, practice.Request{Guide: &g, SHA256: sha, Question: q, ID: "1", Answer: in.Answer})
	if err != nil {
		return nil, err
	}
	notes := []string{}
	for _, code := range found.Warnings {
		notes = append(notes, assess.Explain(code))
	}
	return map[string]any{"question": q, "assessment": found, "notes": notes}, nil
}
