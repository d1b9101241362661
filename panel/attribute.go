package panel

import "slices"

// Attribute is what a candidate may tell of themselves, with the groups to choose from.
// An impact report counts by it, and nobody who rates or decides sees it.
type Attribute struct {
	Name   string   `json:"name"` // in the store
	Groups []string `json:"groups"`
}

// Attributes are those that are asked for. A scripted position may have others.
var Attributes = []Attribute{
	{"sex", []string{"women", "men", "another"}},
	{"age", []string{"under 40", "40 or older"}},
	{"disability", []string{"with a disability", "without a disability"}},
	{"origin", []string{"of the majority here", "of a minority here"}},
}

// Choices are the groups of an attribute.
func (a Attribute) Choices() []string { return a.Groups }

// Has reports whether a group is one of the attribute's; none is one too.
func (a Attribute) Has(group string) bool { return group == "" || slices.Contains(a.Groups, group) }
