package text

// ofTraining holds the texts of the page on which raters are trained.
var ofTraining = map[string]string{
	"panel.training":            "Training",
	"panel.training.lead":       "Raters rate sample answers whose levels are known, and see where they differ: one frame of reference for all, before the first interview.",
	"panel.training.given":      "The sample answers are there. Raters can be trained.",
	"panel.training.result":     "%d of %d within one level",
	"panel.training.exact":      "%d of %d exactly as known.",
	"panel.training.lenient":    "You are lenient: %s levels above on average.",
	"panel.training.severe":     "You are severe: %s levels on average.",
	"panel.training.even":       "Neither lenient nor severe on average.",
	"panel.training.sample":     "Sample answer",
	"panel.training.yours":      "You",
	"panel.training.known":      "Known",
	"panel.training.why":        "Why",
	"panel.training.whole":      "The answer as a whole",
	"panel.training.do":         "Show me where I differ",
	"panel.training.do.text":    "That you were trained, on which day and how far you agreed, stands in the record. You may do it again; the last time counts.",
	"panel.training.count.one":  "%d sample answer for raters.",
	"panel.training.count.many": "%d sample answers for raters.",
	"panel.training.none":       "There are no sample answers yet. The coordinator gives them.",
	"panel.training.who":        "Who was trained",
	"panel.training.not":        "not yet",
	"panel.training.give":       "Give sample answers",
	"panel.training.give.text":  "A file of sample answers to the questions of the guide, with the levels that people who know the job have agreed on and why. It is fixed in the record, so that everybody can see by what the raters were trained.",
	"panel.training.file":       "Sample answers, YAML or JSON",
}
