package text

// ofAnchors holds the texts of the page on which raters put anchors back to their levels.
var ofAnchors = map[string]string{
	"panel.anchors.back":         "Put the anchors back",
	"panel.anchors.lead":         "The examples of the guide’s levels, in an order that tells nothing. A good example is put back to its level by three raters of four or more; others are better written anew before the first interview.",
	"panel.anchors.open":         "Do the anchors say what they mean? Raters put them back to their levels, without seeing which they are.",
	"panel.anchors.none":         "The guide has no anchors yet, or is not sealed.",
	"panel.anchors.do":           "Put them back",
	"panel.anchors.do.text":      "Once for each guide, and without looking them up: where you put them stands in the record. Afterwards you see where the others did.",
	"panel.anchors.done":         "Put back, and written down.",
	"panel.anchors.kept":         "Which examples are good",
	"panel.anchors.raters.one":   "%d rater has put them back.",
	"panel.anchors.raters.many":  "%d raters have put them back.",
	"panel.anchors.dropped.one":  "%d example was put back by fewer than three in four.",
	"panel.anchors.dropped.many": "%d examples were put back by fewer than three in four.",
	"panel.anchors.good":         "All were put back by at least three in four.",
	"panel.anchors.keep":         "keep",
	"panel.anchors.drop":         "write anew",
	"panel.anchors.count":        "Level %d: put back by %d of %d.",
	"panel.anchors.at":           "At %d: %d.",
	"panel.anchors.nobody":       "No rater has put them back yet.",
}
