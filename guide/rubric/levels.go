package rubric

import (
	"strings"
	"unicode/utf8"

	"yardstick/guide"
)

// maxAnchor is the most that an anchor holds, code points.
const maxAnchor = 1000

// anchorsOf makes anchors of the levels of other people's criteria: at each level,
// what the criteria say of it, each under its name. A level at which nothing fits
// any more, or nothing is said, has none.
func anchorsOf(criteria []criterionIn) map[int]string {
	out := map[int]string{}
	for _, c := range criteria {
		for i, l := range inOrder(c.Levels) {
			said := strings.TrimSpace(l.Description)
			if said == "" {
				continue
			}
			if len(criteria) > 1 && c.Category != "" {
				said = c.Category + ": " + said
			}
			if before := out[i+1]; before != "" {
				said = before + " " + said
			}
			if utf8.RuneCountInString(said) <= maxAnchor {
				out[i+1] = said
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// scaleOf is the scale of other people's rubrics: the names of the levels where all
// criteria with levels agree on them; otherwise nil, the default.
func scaleOf(rubrics []rubricIn) guide.Scale {
	var scale guide.Scale
	for _, r := range rubrics {
		for _, c := range r.Criteria {
			names := namesOf(c.Levels)
			switch {
			case len(names) < 2:
			case scale == nil:
				scale = names
			case !same(scale, names):
				return nil
			}
		}
	}
	return scale
}

// namesOf are the names of levels, from the lowest on; nil where one has none.
func namesOf(levels []levelIn) guide.Scale {
	out := guide.Scale{}
	for i, l := range inOrder(levels) {
		if l.Quality == "" {
			return nil
		}
		out[i+1] = l.Quality
	}
	return out
}

func same(a, b guide.Scale) bool {
	if len(a) != len(b) {
		return false
	}
	for level, name := range a {
		if b[level] != name {
			return false
		}
	}
	return true
}
