package api

import (
	"context"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/calibrate"
)

// Anchors are the examples of a guide's anchors, without their levels, and how they
// fared where the caller may see that.
type Anchors struct {
	Guide    string              `json:"guide" doc:"SHA-256 of the guide; say it when you put them back."`
	Examples []calibrate.Example `json:"examples" nullable:"false" doc:"In an order that says nothing of their levels."`
	Raters   []string            `json:"raters" nullable:"false" doc:"Who has put them back."`
	Kept     []AnchorKept        `json:"kept" nullable:"false" doc:"How each fared: keep the one that three in four put back to its level."`
}

// AnchorKept is how an example fared.
type AnchorKept struct {
	Example  string `json:"example"`
	Question string `json:"question"`
	Level    int    `json:"level" doc:"Which it is meant for."`
	Agreed   int    `json:"agreed" doc:"Raters who put it back to that."`
	Of       int    `json:"of"`
	Keep     bool   `json:"keep"`
}

// anchorOperations are about putting anchors back to their levels.
func (s *Service) anchorOperations() {
	handle(s, get("/positions/{position}/anchors", "get-anchors",
		"The examples of the guide's anchors, to be put back to their levels").positions().tell(
		"How they fared comes to a rater who has put them back, and to who runs the position."), s.anchors)
	handle(s, post("/positions/{position}/anchors", "sort-anchors", "Put the examples back to their levels, all of them, once").positions(),
		func(ctx context.Context, c *caller, in *struct {
			PositionID
			Based
			Body struct {
				Guide  string              `json:"guide" maxLength:"64" doc:"SHA-256 of the guide, as get-anchors gives it."`
				Levels []panel.SortedLevel `json:"levels" nullable:"false" maxItems:"1000"`
			}
		},
		) (*none, error) {
			_, examples, err := s.examples(ctx, c, in.Position)
			if err == nil && !allOf(examples, in.Body.Levels) {
				err = fault.Invalidf("give each of the examples a level, once, and nothing else")
			}
			if err != nil {
				return nil, err
			}
			return s.do(ctx, c, in.Position, in.Based, panel.SortAnchors{Of: in.Body.Guide, Levels: in.Body.Levels})
		})
}

// allOf reports whether levels are given to each of the examples, and to nothing else.
func allOf(examples []calibrate.Example, levels []panel.SortedLevel) bool {
	known := map[string]bool{}
	for _, e := range examples {
		known[e.ID] = true
	}
	for _, l := range levels {
		if !known[l.Example] {
			return false
		}
		delete(known, l.Example)
	}
	return len(known) == 0
}

// examples are the examples of a position's sealed guide; none before it is sealed.
func (s *Service) examples(ctx context.Context, c *caller, position string) (panel.View, []calibrate.Example, error) {
	v, err := s.see(ctx, c, position, panel.Focus{Guide: true, Training: true})
	if err != nil || v.Guide == nil || len(v.Guide.Document) == 0 {
		return v, nil, err
	}
	all, err := guide.Read("guide.json", v.Guide.Document)
	if err != nil {
		return v, nil, err
	}
	return v, calibrate.Examples(&all[0]), nil
}

func (s *Service) anchors(ctx context.Context, c *caller, in *struct{ PositionID }) (*struct{ Body Anchors }, error) {
	v, examples, err := s.examples(ctx, c, in.Position)
	if err != nil {
		return nil, err
	}
	out := Anchors{Examples: orNone(examples), Raters: []string{}, Kept: []AnchorKept{}}
	if v.Guide != nil {
		out.Guide = v.Guide.SHA256
	}
	var sorted []calibrate.Sorted
	for _, one := range v.Sorted {
		out.Raters = append(out.Raters, one.Member)
		for _, l := range one.Levels {
			sorted = append(sorted, calibrate.Sorted{Rater: one.Member, Example: l.Example, Level: l.Level})
		}
	}
	if len(sorted) == 0 {
		return &struct{ Body Anchors }{out}, nil
	}
	kept, err := calibrate.Retranslate(examples, sorted)
	for _, k := range kept {
		out.Kept = append(out.Kept, AnchorKept{k.ID, k.Question, k.Meant, k.Agreed, k.Of, k.Keep})
	}
	return &struct{ Body Anchors }{out}, err
}
