package panel

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"

	"yardstick/guide"
	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/panel/calibrate"
)

// maxTraining is how large a file of sample answers may be, bytes.
const maxTraining = 2 << 20

// trainingPage is where raters rate sample answers whose levels are known, and see where
// they differ, before the first interview.
type trainingPage struct {
	base
	V         domain.View
	Samples   []calibrate.Sample
	Questions []guide.Question
	Result    *calibrate.Result // of what was just given
	Rates     bool
	given     map[string]string
}

// Can reports whether the viewer may do something now.
func (p trainingPage) Can(action string) bool { return can(&p.V, action) }

// Question is the text of a question, or its id where the guide has none such.
func (p trainingPage) Question(id string) string { return requirementText(p.Questions, id, "") }

// Requirement is the text of a requirement of a question.
func (p trainingPage) Requirement(question, id string) string {
	return requirementText(p.Questions, question, id)
}

// Chosen reports whether a level was chosen.
func (p trainingPage) Chosen(sample, requirement string, level int) bool {
	return p.given[sample+" "+requirement] == strconv.Itoa(level)
}

// Top is the highest level.
func (p trainingPage) Top() int {
	if p.V.Guide != nil {
		return p.V.Guide.Top
	}
	return 5
}

// Lean is the mean difference from the known levels: above zero is lenient.
func (p trainingPage) Lean() float64 { return float64(p.Result.Sum) / float64(max(p.Result.Of, 1)) }

func (r *room) trainingPage(v *visit) error {
	return r.showTraining(v, http.StatusOK, "", nil, nil)
}

func (r *room) showTraining(v *visit, status int, problem string, given map[string]string, result *calibrate.Result) error {
	view, err := r.see(v, domain.Focus{Guide: true, Training: true})
	if err != nil {
		return err
	}
	p := trainingPage{base: v.base("panel.training", &view, "training"), V: view, Result: result, given: given}
	p.Problem = problem
	p.Rates = slices.ContainsFunc(view.Members, func(m domain.MemberView) bool { return m.Code == view.You && m.Rates() })
	if p.Samples, err = samplesOf(&view); err != nil {
		return err
	}
	if p.Questions, err = allQuestions(&view); err != nil {
		return err
	}
	return v.PageWith(status, "paneltraining", p)
}

// samplesOf reads the sample answers of a position; none where it has none, or the
// viewer is not trained by them.
func samplesOf(view *domain.View) ([]calibrate.Sample, error) {
	if len(view.Training) == 0 {
		return nil, nil
	}
	return calibrate.ReadSamples("training.json", view.Training)
}

// train gives the position its sample answers, or compares what a rater gives with what
// is known of them.
func (r *room) train(v *visit) error {
	if v.Given("do") == "give" {
		return r.giveTraining(v)
	}
	view, err := r.see(v, domain.Focus{Training: true})
	if err != nil {
		return err
	}
	samples, err := samplesOf(&view)
	if err != nil {
		return err
	}
	given, chosen, err := levelsOf(v, samples)
	var results []calibrate.Result
	if err == nil {
		results, err = calibrate.Train(samples, given)
	}
	if err == nil && (len(results) == 0 || results[0].Missing > 0) {
		err = fault.Invalidf("give each of them a level; then you see where you differ")
	}
	if err == nil {
		err = r.Desk.Do(v.R.Context(), v.who, view.Position, results[0].Command(r.Now().Format(time.DateOnly)))
	}
	if message, ok := mendable(err); ok {
		return r.showTraining(v, statusOf(err), message, chosen, nil)
	}
	if err != nil {
		return err
	}
	return r.showTraining(v, http.StatusOK, "", chosen, &results[0])
}

// levelsOf are the levels that a rater has chosen.
func levelsOf(v *visit, samples []calibrate.Sample) ([]calibrate.Given, map[string]string, error) {
	var out []calibrate.Given
	chosen := map[string]string{}
	for _, s := range samples {
		for _, k := range s.Known {
			at := s.ID + " " + k.Requirement
			text := v.Given("level." + at)
			if text == "" {
				continue
			}
			chosen[at] = text
			level, err := strconv.Atoi(text)
			if err != nil || level < 1 || level > 5 {
				return nil, chosen, fault.Invalidf("a level is 1 to 5")
			}
			out = append(out, calibrate.Given{Rater: v.who.Code, Sample: s.ID, Requirement: k.Requirement, Level: level})
		}
	}
	return out, chosen, nil
}

// giveTraining takes a file of sample answers.
func (r *room) giveTraining(v *visit) error {
	name, data, err := v.Upload(maxTraining)
	var samples []calibrate.Sample
	if err == nil {
		samples, err = calibrate.ReadSamples(name, data)
	}
	var document []byte
	if err == nil {
		document, err = json.Marshal(map[string]any{"yardstick": calibrate.Format, "samples": samples})
	}
	if err == nil {
		err = r.Desk.Do(v.R.Context(), v.who, v.R.PathValue("position"), domain.GiveTraining{Document: document})
	}
	if fault.Is(err, fault.Forbidden) {
		return err
	}
	if message, ok := mendable(err); ok {
		return r.showTraining(v, statusOf(err), message, nil, nil)
	}
	if err != nil {
		return err
	}
	return v.Redirect(v.R.URL.Path + "?done=given")
}
