// Package hropen writes assessments in the style of HR Open's AssessmentReport, which
// systems for applicants know: a report an answer, its overall result, and a detailed
// result for each requirement.
//
// It has the nouns of the standard in the JSON form of its fourth version
// (assessmentReport, assessmentResult, assessmentOverallResult, passedIndicator,
// score, band, userArea) and claims no more: the schemas are licensed and are not
// checked against here. What was not assessed has no score and no indicator, which is
// not zero and not false. The subject is the id of the answer and never a name.
package hropen

import (
	"encoding/json"
	"strconv"

	"github.com/google/uuid"

	"yardstick/assess"
	"yardstick/guide"
)

// namespace makes the ids of reports differ from those of others.
var namespace = uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://yardstick.example/assessment"))

// ID is an identifier, and of what scheme.
type ID struct {
	Value  string `json:"value"`
	Scheme string `json:"schemeId,omitempty"`
}

// Report is an AssessmentReport: what was found in one answer.
type Report struct {
	DocumentID ID       `json:"documentId"`
	Language   string   `json:"languageCode"`
	Subject    Subject  `json:"assessmentSubject"`
	Results    []Result `json:"assessmentResult"`
	UserArea   UserArea `json:"userArea"`
}

// Subject is whose answer it was: its id.
type Subject struct {
	ID ID `json:"id"`
}

// Result is the result of one question.
type Result struct {
	ID        ID      `json:"id"`
	Name      string  `json:"name"`
	PackageID ID      `json:"packageId"`
	Status    Status  `json:"assessmentStatus"`
	Overall   Score   `json:"assessmentOverallResult"`
	Detailed  []Score `json:"assessmentDetailedResult"`
}

// Status says whether anything could be assessed.
type Status struct {
	Code string `json:"code"` // Completed or NotAssessed
}

// Score is a result: of the whole answer, or of a requirement.
type Score struct {
	ID          *ID       `json:"id,omitempty"`
	Description string    `json:"description"` // the requirement; of the whole, empty
	Passed      *bool     `json:"passedIndicator,omitempty"`
	Verdict     string    `json:"verdict"`
	Scores      []Number  `json:"score,omitempty"`
	Band        *Band     `json:"band,omitempty"`
	Comments    []Comment `json:"comment,omitempty"`
}

// Number is a figure with its range.
type Number struct {
	Value   float64 `json:"value"`
	Type    string  `json:"scoreTypeCode"`
	Minimum float64 `json:"minimumScoreNumeric"`
	Maximum float64 `json:"maximumScoreNumeric"`
}

// Band is a level of the guide's scale.
type Band struct {
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
}

// Comment is words of the answer.
type Comment struct {
	Value string `json:"value"`
}

// UserArea says how the result came about.
type UserArea struct {
	Guide    string          `json:"guideSha256"`
	Assessor assess.Assessor `json:"assessor"`
	Warnings []string        `json:"warnings"`
}

// Of makes the report of an assessment against a question of a guide. The same
// assessment gives the same report.
func Of(g *guide.Guide, q *guide.Question, a *assess.Assessment) Report {
	name, err := json.Marshal([]string{a.Answer, a.GuideSHA256, a.Question, a.Assessor.Version, a.Assessor.Model})
	if err != nil {
		name = []byte(a.Answer) // texts are always JSON
	}
	r := Result{
		ID: ID{q.ID, "question"}, Name: q.Text, PackageID: ID{a.Guide, "guide"}, Status: Status{"Completed"}, Overall: overall(g, a),
		Detailed: []Score{},
	}
	if a.Verdict == assess.OverallNotAssessed {
		r.Status.Code = "NotAssessed"
	}
	for i := range a.Requirements {
		r.Detailed = append(r.Detailed, detailed(q, &a.Requirements[i]))
	}
	out := Report{
		DocumentID: ID{uuid.NewSHA1(namespace, name).String(), "uuid"}, Language: "en", Subject: Subject{ID{a.Answer, "answer"}},
		Results: []Result{r}, UserArea: UserArea{a.GuideSHA256, a.Assessor, a.Warnings},
	}
	if out.UserArea.Warnings == nil {
		out.UserArea.Warnings = []string{}
	}
	return out
}

// overall is the result of the whole answer: passed where it meets the criteria.
func overall(g *guide.Guide, a *assess.Assessment) Score {
	s := Score{Verdict: string(a.Verdict)}
	if a.Verdict != assess.OverallNotAssessed {
		passed := a.Verdict == assess.Meets
		s.Passed = &passed
	}
	if a.Score != nil {
		s.Scores = []Number{{*a.Score, "WeightedShare", 0, 1}}
	}
	if a.Level != nil {
		s.Band = &Band{strconv.Itoa(*a.Level), g.Scale[*a.Level]}
	}
	return s
}

// credits are what verdicts count; one that is not there was not assessed.
var credits = map[assess.Verdict]float64{assess.Met: 1, assess.Partly: .5, assess.NotMet: 0, assess.Contradicted: 0}

// detailed is the result of one requirement, with the words that show it.
func detailed(q *guide.Question, r *assess.Requirement) Score {
	s := Score{ID: &ID{r.ID, "requirement"}, Verdict: string(r.Verdict)}
	for i := range q.Requirements {
		if q.Requirements[i].ID == r.ID {
			s.Description = q.Requirements[i].Text
		}
	}
	if credit, assessed := credits[r.Verdict]; assessed {
		passed := r.Verdict == assess.Met
		s.Passed, s.Scores = &passed, []Number{{credit, "Credit", 0, 1}}
	}
	for _, e := range r.Evidence {
		s.Comments = append(s.Comments, Comment{e.Quote})
	}
	return s
}
