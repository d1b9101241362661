package api

import (
	"context"
	"encoding/json"
	"time"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/calibrate"
)

// maxTraining is how large a file of sample answers may be, bytes.
const maxTraining = 2 << 20

// Training are sample answers whose levels are known. The known levels come when the
// rater has given theirs.
type Training struct {
	Samples []TrainingSample `json:"samples" nullable:"false"`
}

// TrainingSample is a sample answer with the requirements that are rated on it.
type TrainingSample struct {
	ID           string   `json:"id"`
	Question     string   `json:"question"`
	Answer       string   `json:"answer"`
	Requirements []string `json:"requirements" nullable:"false" doc:"Empty: the question as a whole."`
}

// TrainingLevels are what a rater gives the sample answers.
type TrainingLevels struct {
	Levels []TrainingLevel `json:"levels" nullable:"false" maxItems:"2000" doc:"One for every requirement of every sample."`
}

// TrainingLevel is one level of one sample answer.
type TrainingLevel struct {
	Sample      string `json:"sample" maxLength:"200"`
	Requirement string `json:"requirement,omitempty" maxLength:"200"`
	Level       int    `json:"level" minimum:"1" maximum:"5"`
}

// trainingOperations are about training raters before the first interview.
func (s *Service) trainingOperations() {
	handle(s, get("/positions/{position}/training", "get-training",
		"The sample answers by which raters are trained").positions().tell("The known levels come with your own."),
		func(ctx context.Context, c *caller, in *struct{ PositionID }) (*struct{ Body Training }, error) {
			all, err := s.samples(ctx, c, in.Position)
			out := Training{[]TrainingSample{}}
			for _, one := range all {
				t := TrainingSample{one.ID, one.Question, one.Answer, []string{}}
				for _, k := range one.Known {
					t.Requirements = append(t.Requirements, k.Requirement)
				}
				out.Samples = append(out.Samples, t)
			}
			return &struct{ Body Training }{out}, err
		})
	handle(s, put("/positions/{position}/training", "give-training",
		"Give a position the sample answers by which its raters are trained").positions().upTo(maxTraining).tell(
		"A file of sample answers (docs/panel.md), YAML or JSON. Another one takes its place until the first rating is handed in."),
		func(ctx context.Context, c *caller, in *struct {
			PositionID
			Based
			Name    string `query:"name" maxLength:"200" default:"training.yaml" doc:"What the file is called in messages."`
			RawBody []byte
		},
		) (*none, error) {
			all, err := calibrate.ReadSamples(in.Name, in.RawBody)
			if err != nil {
				return nil, err
			}
			data, err := json.Marshal(map[string]any{"yardstick": calibrate.Format, "samples": all})
			if err != nil {
				return nil, err
			}
			return s.do(ctx, c, in.Position, in.Based, panel.GiveTraining{Document: data})
		})
	handle(s, post("/positions/{position}/training/levels", "train",
		"Rate the sample answers, and see where you differ from what is known").positions().tell(
		"It stands in the record that you did."), s.train)
}

// samples are the sample answers of a position, as far as the caller is trained by them.
func (s *Service) samples(ctx context.Context, c *caller, position string) ([]calibrate.Sample, error) {
	v, err := s.see(ctx, c, position, panel.Focus{Training: true})
	if err != nil || len(v.Training) == 0 {
		return nil, err
	}
	return calibrate.ReadSamples("training.json", v.Training)
}

func (s *Service) train(ctx context.Context, c *caller, in *struct {
	PositionID
	Body TrainingLevels
},
) (*struct{ Body calibrate.Result }, error) {
	all, err := s.samples(ctx, c, in.Position)
	if err != nil {
		return nil, err
	}
	var given []calibrate.Given
	for _, l := range in.Body.Levels {
		given = append(given, calibrate.Given{Rater: c.Person.Code, Sample: l.Sample, Requirement: l.Requirement, Level: l.Level})
	}
	results, err := calibrate.Train(all, given)
	if err == nil && (len(results) == 0 || results[0].Missing > 0) {
		err = fault.Invalidf("give each of them a level; then you see where you differ")
	}
	if err != nil {
		return nil, err
	}
	r := results[0]
	if _, err := s.do(ctx, c, in.Position, Based{}, r.Command(s.Now().Format(time.DateOnly))); err != nil {
		return nil, err
	}
	r.Apart = orNone(r.Apart)
	return &struct{ Body calibrate.Result }{r}, nil
}
