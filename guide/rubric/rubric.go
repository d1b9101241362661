// Package rubric writes a guide as a CFPackage of 1EdTech CASE 1.1 (Competencies
// and Academic Standards Exchange, JSON binding), and makes a guide of the rubrics
// in one.
//
// A question is a CFItem and a CFRubric. A requirement is a CFItem, a child of its
// question, and a criterion of the rubric, with the levels met, partly and not met
// and what they count. The anchors are the levels of one more criterion, the answer
// as a whole. What CASE has no field for stands in extensions under the name
// yardstick, so that [Read] gives back exactly the guide that [Write] was given,
// with its seal. Rubrics of others become questions: a criterion is a requirement,
// and the levels of all criteria are the anchors.
//
// Identifiers are UUIDs of version 5 over the hash of the guide: the same guide
// gives the same package, byte for byte, and a changed guide other identifiers.
package rubric

import "time"

// Package is a CFPackage.
type Package struct {
	Document     Document      `json:"CFDocument"`
	Items        []Item        `json:"CFItems"`
	Associations []Association `json:"CFAssociations"`
	Definitions  Definitions   `json:"CFDefinitions"`
	Rubrics      []Rubric      `json:"CFRubrics"`
}

// Named is what everything in a package has.
type Named struct {
	Identifier string `json:"identifier"`
	URI        string `json:"uri"`
	Changed    string `json:"lastChangeDateTime"`
}

// Document is the CFDocument: the guide.
type Document struct {
	Named
	CaseVersion    string               `json:"caseVersion"`
	FrameworkType  string               `json:"frameworkType"`
	Creator        string               `json:"creator"`
	Title          string               `json:"title"`
	Description    string               `json:"description,omitempty"`
	Language       string               `json:"language"`
	Version        string               `json:"version"`
	AdoptionStatus string               `json:"adoptionStatus"`
	Extensions     *extension[ownGuide] `json:"extensions,omitempty"`
}

// Item is a CFItem: a question or a requirement.
type Item struct {
	Named
	FullStatement string `json:"fullStatement"`
	CodingScheme  string `json:"humanCodingScheme"`
	Type          string `json:"CFItemType"`
	TypeURI       Link   `json:"CFItemTypeURI"`
	Language      string `json:"language"`
}

// Link is a reference to something in a package.
type Link struct {
	Title      string `json:"title"`
	Identifier string `json:"identifier"`
	URI        string `json:"uri"`
}

// Association says that a requirement belongs to a question, and that to the guide.
type Association struct {
	Named
	Type        string `json:"associationType"`
	Sequence    int    `json:"sequenceNumber"`
	Origin      Link   `json:"originNodeURI"`
	Destination Link   `json:"destinationNodeURI"`
}

// Definitions hold the types of items.
type Definitions struct {
	ItemTypes []ItemType `json:"CFItemTypes"`
}

// ItemType is a CFItemType.
type ItemType struct {
	Named
	Title       string `json:"title"`
	Description string `json:"description"`
	Hierarchy   string `json:"hierarchyCode"`
}

// Rubric is a CFRubric: a question.
type Rubric struct {
	Named
	Title       string                  `json:"title"`
	Description string                  `json:"description,omitempty"`
	Criteria    []Criterion             `json:"CFRubricCriteria"`
	Extensions  *extension[ownQuestion] `json:"extensions,omitempty"`
}

// Criterion is a CFRubricCriterion: a requirement, or the answer as a whole.
type Criterion struct {
	Named
	Category    string                     `json:"category"`
	Description string                     `json:"description"`
	ItemURI     *Link                      `json:"CFItemURI,omitempty"`
	Weight      *float64                   `json:"weight,omitempty"`
	Position    int                        `json:"position"`
	RubricID    string                     `json:"rubricId"`
	Levels      []Level                    `json:"CFRubricCriterionLevels"`
	Extensions  *extension[ownRequirement] `json:"extensions,omitempty"`
}

// Level is a CFRubricCriterionLevel.
type Level struct {
	Named
	Description string  `json:"description,omitempty"`
	Quality     string  `json:"quality"`
	Score       float64 `json:"score"`
	Position    int     `json:"position"`
	CriterionID string  `json:"rubricCriterionId"`
}

// extension is an object with what CASE has no field for.
type extension[T any] struct {
	Yardstick T `json:"yardstick" yaml:"yardstick"`
}

// ownGuide is of the guide.
type ownGuide struct {
	ID     string         `json:"id" yaml:"id"`
	Title  string         `json:"title,omitempty" yaml:"title"`
	Job    string         `json:"job,omitempty" yaml:"job"`
	Scale  map[int]string `json:"scale" yaml:"scale"`
	Pass   float64        `json:"pass" yaml:"pass"`
	Record string         `json:"verdict_of_record,omitempty" yaml:"verdict_of_record"`
	Seal   *ownSeal       `json:"seal,omitempty" yaml:"seal"`
}

type ownSeal struct {
	SHA256 string    `json:"sha256" yaml:"sha256"`
	At     time.Time `json:"at" yaml:"at"`
	By     string    `json:"by" yaml:"by"`
}

// ownQuestion is of a question.
type ownQuestion struct {
	ID      string   `json:"id" yaml:"id"`
	Type    string   `json:"type,omitempty" yaml:"type"`
	Seconds int      `json:"seconds,omitempty" yaml:"seconds"`
	Probes  []string `json:"probes,omitempty" yaml:"probes"`
}

// ownRequirement is of a requirement; Whole marks the criterion with the anchors.
type ownRequirement struct {
	Whole   bool     `json:"whole,omitempty" yaml:"whole"`
	ID      string   `json:"id,omitempty" yaml:"id"`
	Kind    string   `json:"kind,omitempty" yaml:"kind"`
	Must    bool     `json:"must,omitempty" yaml:"must"`
	Items   []string `json:"items,omitempty" yaml:"items"`
	AtLeast int      `json:"at_least,omitempty" yaml:"at_least"`
	Shows   []string `json:"shows,omitempty" yaml:"shows"`
	Misses  []string `json:"misses,omitempty" yaml:"misses"`
}
