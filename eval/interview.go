package eval

import (
	"yardstick/assess"
	"yardstick/guide"
	"yardstick/stat"
)

// Interview is the report on interview answers. Its figures are over pairs of
// answer and requirement; clusters are answers.
type Interview struct {
	Figures
	Within      Kappa            `json:"within"` // kappa within answers: stat.KappaWithin
	Assessor    assess.Assessor  `json:"assessor"`
	Answers     int              `json:"answers"` // with at least one label
	Unlabelled  int              `json:"unlabelled_answers"`
	Confusion   Confusion        `json:"confusion"`
	Classes     []Class          `json:"classes"`
	Calibration stat.Calibration `json:"calibration"`
	Abstaining  []Abstaining     `json:"abstaining"`
	Overall     Overall          `json:"overall"`
	Quotes      *Quotes          `json:"quotes,omitempty"` // of the ratings, where given
	Raters      *Figures         `json:"raters,omitempty"` // agreement of two raters, where given
	By          By               `json:"by"`

	predictions []Prediction
}

// By holds the figures of every part: of each requirement, under
// guide/requirement or, in a guide of several questions,
// guide/question/requirement; of each kind of requirement; of each guide; of
// answers by how much people found in them, and by their length.
type By struct {
	Requirement map[string]Figures `json:"requirement"`
	Kind        map[string]Figures `json:"kind"`
	Guide       map[string]Figures `json:"guide"`
	Band        map[string]Part    `json:"band"`
	Length      map[string]Part    `json:"length"`
}

// Prediction is one pair of answer and requirement: what people said and what
// the assessor said. Predicted is met, partly, not_met or not_assessed.
type Prediction struct {
	Answer      string
	Requirement string
	Label       assess.Verdict
	Predicted   assess.Verdict
}

// verdictScale is the scale of a verdict on a requirement: 0, 1, 2.
func verdictScale() scale {
	return scale{
		labels:  []string{string(assess.NotMet), string(assess.Partly), string(assess.Met)},
		credit:  []int{0, 1, 2},
		weights: stat.Quadratic,
	}
}

// place gives the place of a verdict on its scale, or -1 for not assessed. A
// contradicted requirement is one that is not met.
func place(v assess.Verdict) int {
	switch v {
	case assess.Met:
		return 2
	case assess.Partly:
		return 1
	case assess.NotMet, assess.Contradicted:
		return 0
	default:
		return -1
	}
}

// assessedCase is a labelled answer with its assessment.
type assessedCase struct {
	*labelled
	assessment assess.Assessment
	findings   map[string]assess.Requirement // the assessor's, by requirement
}

// RunInterview lets the assessor judge every labelled answer and reports how
// well its verdicts agree with the labels. It fails where the files do not
// fit each other or an answer cannot be assessed.
func RunInterview(m Material, a Assessor) (*Interview, error) {
	cases, err := join(m)
	if err != nil {
		return nil, err
	}
	assessed := make([]assessedCase, len(cases))
	judge := func(i int) (err error) {
		assessed[i], err = assessCase(cases[i], a)
		return err
	}
	if err := each(len(cases), judge); err != nil {
		return nil, err
	}
	return report(assessed, len(m.Answers)-len(cases)), nil
}

// assessCase judges one answer. No report shows the guide's hash, so none is given.
func assessCase(c *labelled, a Assessor) (assessedCase, error) {
	found, err := a.Assess(c.guide, "", c.question, c.answer.ID, c.answer.Text)
	if err != nil {
		return assessedCase{}, at(c.answer.File, c.answer.Line, "answer", "answer %q cannot be assessed: %v", c.answer.ID, err)
	}
	findings := make(map[string]assess.Requirement, len(found.Requirements))
	for _, r := range found.Requirements {
		findings[r.ID] = r
	}
	return assessedCase{labelled: c, assessment: found, findings: findings}, nil
}

// report counts.
func report(cases []assessedCase, unlabelled int) *Interview {
	s := verdictScale()
	var all []outcome
	requirements, kinds, guides, bands, lengths := groups{}, groups{}, groups{}, groups{}, groups{}
	r := &Interview{Answers: len(cases), Unlabelled: unlabelled}
	for i, c := range cases {
		r.Assessor = c.assessment.Assessor
		band, length := bandOf(&c), lengthOf(&c)
		for j := range c.question.Requirements {
			q := &c.question.Requirements[j]
			label, ok := c.labels[q.ID]
			if !ok {
				continue
			}
			o, p := c.outcome(i, q.ID, label)
			all = append(all, o)
			r.predictions = append(r.predictions, p)
			requirements.add(keyOf(c.guide, c.question, q), o)
			kinds.add(string(q.Kind), o)
			guides.add(c.guide.ID, o)
			bands.add(band, o)
			lengths.add(length, o)
		}
	}
	r.Figures, r.Classes, r.Confusion = s.figures(all), s.classes(all), s.confusion(all)
	r.Within, r.Calibration, r.Abstaining = s.within(all), calibration(all), s.abstaining(all)
	r.Overall = overall(cases)
	r.Quotes, r.Raters = quotes(cases), raters(cases)
	r.By = By{
		Requirement: requirements.figures(s), Kind: kinds.figures(s), Guide: guides.figures(s), Band: bands.parts(s), Length: lengths.parts(s),
	}
	return r
}

// outcome holds the finding on one requirement against its label.
func (c *assessedCase) outcome(cluster int, requirement string, label assess.Verdict) (outcome, Prediction) {
	predicted := c.verdict(requirement)
	o := outcome{cluster: cluster, gold: place(label), predicted: place(predicted), confidence: c.findings[requirement].Confidence}
	if predicted == assess.Contradicted {
		predicted = assess.NotMet
	}
	return o, Prediction{Answer: c.answer.ID, Requirement: requirement, Label: label, Predicted: predicted}
}

// keyOf names a requirement among all guides.
func keyOf(g *guide.Guide, q *guide.Question, r *guide.Requirement) string {
	if len(g.Questions) == 1 {
		return g.ID + "/" + r.ID
	}
	return g.ID + "/" + q.ID + "/" + r.ID
}
