package api

import (
	"context"

	"yardstick/panel"
	"yardstick/panel/calibrate"
)

// Anchors are the examples of a guide's anchors, without their levels, and how they
// fared where the caller may see that.
type Anchors struct {
	Guide    string          `json:"guide" doc:"SHA-256 of the guide; say it when you put them back."`
	Examples []panel.Example `json:"examples" nullable:"false" doc:"In an order that says nothing of their levels."`
	Raters   []string        `json:"raters" nullable:"false" doc:"Who has put them back."`
	Kept     []AnchorKept    `json:"kept" nullable:"false" doc:"How each fared: keep the one that three in four put back to its level."`
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
			return s.do(ctx, c, in.Position, in.Based, panel.SortAnchors{Of: in.Body.Guide, Levels: in.Body.Levels})
		})
}

func (s *Service) anchors(ctx context.Context, c *caller, in *struct{ PositionID }) (*struct{ Body Anchors }, error) {
	v, err := s.see(ctx, c, in.Position, panel.Focus{Guide: true, Training: true})
	if err != nil {
		return nil, err
	}
	examples, err := v.Examples()
	if err != nil {
		return nil, err
	}
	out := Anchors{Examples: orNone(examples), Raters: []string{}, Kept: []AnchorKept{}}
	if v.Guide != nil {
		out.Guide = v.Guide.SHA256
	}
	for _, one := range v.Sorted {
		out.Raters = append(out.Raters, one.Member)
	}
	kept, err := calibrate.Back(&v, examples)
	for _, k := range kept {
		out.Kept = append(out.Kept, AnchorKept{k.ID, k.Question, k.Meant, k.Agreed, k.Of, k.Keep})
	}
	return &struct{ Body Anchors }{out}, err
}
