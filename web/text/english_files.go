package text

// ofFiles are the texts about what is made, or taken in, in the background.
var ofFiles = map[string]string{
	"files.title":  "Files in the background",
	"files.lead":   "What takes long is done while you do something else. It is kept for a day, and shown to nobody but you.",
	"files.none":   "There are none. Large exports, imports and packets that you ask for are listed here.",
	"files.asked":  "asked for on %s",
	"files.wait":   "You need not wait here: it goes on without you.",
	"files.take":   "Save %s",
	"files.until":  "It is kept until %s.",
	"files.remove": "Remove it",
	"files.cancel": "End it here",
	"files.back":   "The position",
	"files.make":   "It is large: it is made in the background, and you find it here a moment later.",

	"files.kind.packet":  "The record of a position",
	"files.kind.export":  "Everything of yours as a file",
	"files.kind.import":  "What you bring back",
	"files.kind.results": "Results of a batch",

	"files.state.waiting":   "Being done",
	"files.state.done":      "Done",
	"files.state.failed":    "It did not work",
	"files.state.cancelled": "Ended early",
}
