package repotest

import (
	"strings"
	"testing"
)

// TestPracticeAndPositionsApart: what somebody practises can never be attached to a
// position, nor the other way round. Neither side knows the other's packages, by any
// way, and the pages of each know only their own.
func TestPracticeAndPositionsApart(t *testing.T) {
	t.Parallel()
	packages, _ := sources(t)
	for from, to := range map[string]string{"panel": "practice", "practice": "panel", "web/panel": "practice", "web/practise": "panel", "hook": "practice"} {
		if way := wayTo(packages, from, to); way != nil {
			t.Errorf("%s knows %s: %s", from, to, strings.Join(way, " imports "))
		}
	}
	if wayTo(packages, "app", "panel") == nil || wayTo(packages, "app", "practice") == nil || wayTo(packages, "web/panel", "panel") == nil {
		t.Error("no way is found where there is one: the test looks at the wrong packages")
	}
}

// wayTo is a way of imports from a folder's packages to another's; nil where there is none.
func wayTo(packages map[string]*source, from, to string) []string {
	before := map[string]string{}
	var open []string
	for dir := range packages {
		if within(dir, from) {
			open, before[dir] = append(open, dir), ""
		}
	}
	for len(open) > 0 {
		dir := open[0]
		open = open[1:]
		if within(dir, to) {
			way := []string{dir}
			for b := before[dir]; b != ""; b = before[b] {
				way = append([]string{b}, way...)
			}
			return way
		}
		s, here := packages[dir]
		if !here {
			continue
		}
		for _, path := range s.imports() {
			target, ours := strings.CutPrefix(path, module+"/")
			if _, seen := before[target]; ours && !seen {
				open, before[target] = append(open, target), dir
			}
		}
	}
	return nil
}
