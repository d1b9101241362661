package eval

import (
	"context"
	"slices"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/stat"
)

// SemEval is the report on SemEval-2013 task 7. Its labels have no order, so
// kappa is unweighted; clusters are questions, whose answers are alike.
type SemEval struct {
	Figures
	Assessor    assess.Assessor  `json:"assessor"`
	Questions   int              `json:"questions"`
	Confusion   Confusion        `json:"confusion"`
	Classes     []Class          `json:"classes"`
	Calibration stat.Calibration `json:"calibration"`
	By          SemEvalBy        `json:"by"`

	predictions []shortPrediction
}

// SemEvalBy holds the figures of every folder and of every module of questions.
type SemEvalBy struct {
	Dir    map[string]Figures `json:"dir"`
	Module map[string]Figures `json:"module"`
}

// shortPrediction is one student's answer with its label and prediction.
type shortPrediction struct {
	id, gold, predicted string
}

// shortCase is one student's answer on its way through.
type shortCase struct {
	dir      string
	question *ShortQuestion
	number   int // of the question: the cluster
	answer   ShortAnswer
	finding  assess.Reading
}

// RunSemEval reads every student's answer against the reference answers of its
// question, each taken as a claim of kind reference, and reports how well
// the best finding agrees with the gold label.
func RunSemEval(splits []Split, r assess.Reader) (*SemEval, error) {
	s, err := scaleOf(splits)
	if err != nil {
		return nil, err
	}
	cases := shortCases(splits)
	read := func(i int) (err error) {
		cases[i].finding, err = readShort(r, &cases[i])
		return err
	}
	if err := each(len(cases), read); err != nil {
		return nil, err
	}
	report := reportShort(cases, s)
	report.Assessor = r.Assessor()
	return report, nil
}

// shortCases lists the answers in the order of the folders and files.
func shortCases(splits []Split) []shortCase {
	var cases []shortCase
	number := 0
	for _, s := range splits {
		for _, q := range s.Questions {
			for _, a := range q.Answers {
				cases = append(cases, shortCase{dir: s.Name, question: q, number: number, answer: a})
			}
			number++
		}
	}
	return cases
}

// readShort gives the best finding over the reference answers.
func readShort(r assess.Reader, c *shortCase) (assess.Reading, error) {
	doc, err := text.Parse(c.answer.Text)
	if err != nil {
		return assess.Reading{}, at(c.answer.File, c.answer.Line, "studentAnswer", "cannot be read: %v", err)
	}
	claims := make([]assess.Claim, len(c.question.References))
	for i, ref := range c.question.References {
		claims[i] = assess.Claim{Question: c.question.Text, Kind: assess.Reference, Text: ref.Text}
	}
	readings, err := r.Read(context.Background(), doc, claims)
	if err != nil {
		return assess.Reading{}, at(c.answer.File, c.answer.Line, "studentAnswer", "cannot be assessed: %v", err)
	}
	return best(readings), nil
}

// best gives the finding that does the answer most credit; of equal verdicts
// the surest. An answer that contradicts one reference and says nothing of
// another contradicts.
func best(readings []assess.Reading) assess.Reading {
	rank := []assess.Verdict{assess.NotAssessed, assess.NotMet, assess.Contradicted, assess.Partly, assess.Met}
	found := assess.Reading{Verdict: assess.NotAssessed}
	for _, r := range readings {
		a, b := slices.Index(rank, r.Verdict), slices.Index(rank, found.Verdict)
		if a > b || a == b && r.Confidence > found.Confidence {
			found = r
		}
	}
	return found
}

// labelFor turns a verdict into a label of the task, where half an answer is
// an incorrect one; labels are those of the task.
func labelFor(v assess.Verdict, labels []string) string {
	switch {
	case v == assess.NotAssessed:
		return string(v)
	case v == assess.Met:
		return correct
	case v == assess.Contradicted && slices.Contains(labels, contradictory):
		return contradictory
	default:
		return incorrect
	}
}

// reportShort counts.
func reportShort(cases []shortCase, s scale) *SemEval {
	r := &SemEval{}
	var all []outcome
	dirs, modules := groups{}, groups{}
	questions := make(map[int]bool)
	for _, c := range cases {
		label := labelFor(c.finding.Verdict, s.labels)
		o := outcome{
			cluster: c.number, gold: slices.Index(s.labels, c.answer.Gold),
			predicted: slices.Index(s.labels, label), confidence: c.finding.Confidence,
		}
		all = append(all, o)
		dirs.add(c.dir, o)
		modules.add(c.question.Module, o)
		questions[c.number] = true
		r.predictions = append(r.predictions, shortPrediction{c.answer.ID, c.answer.Gold, label})
	}
	r.Questions = len(questions)
	r.Figures, r.Classes, r.Confusion = s.figures(all), s.classes(all), s.confusion(all)
	r.Calibration = calibration(all)
	r.By = SemEvalBy{Dir: dirs.figures(s), Module: modules.figures(s)}
	return r
}
