package webtest

import _ "embed" // the test script

// axe is axe-core 4.14.1 by Deque Systems (MPL-2.0), as npm has it. It is for
// tests alone and is in no program.
//
//go:embed testdata/axe.min.js
var axe string

// accessible wants axe-core to find nothing on the page that is more than minor.
func (tab *Tab) accessible(name string) {
	tab.t.Helper()
	if !Eval[bool](tab, "typeof axe !== 'undefined'") {
		Eval[bool](tab, axe+";true")
	}
	found := Eval[[]string](
		tab,
		`axe.run(document, {runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}).then(r =>
		r.violations.filter(v => v.impact === "serious" || v.impact === "critical" || v.impact === "moderate")
			.map(v => v.impact + " " + v.id + ": " +
				v.nodes.slice(0, 3).map(n => n.target.join(" ") + " " + (n.any[0]?.message ?? "")).join("; ")))`,
	)
	for _, f := range found {
		tab.t.Errorf("%s: %s: axe: %s", tab.look.Name, name, f)
	}
}
