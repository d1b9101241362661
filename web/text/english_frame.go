package text

// ofFrame holds what every page has: its layout, the way in, and errors.
var ofFrame = map[string]string{
	// All pages.
	"site.name":           "Yardstick",
	"site.skip":           "Skip to the content",
	"site.nav":            "Main",
	"site.promise.second": "Your answers stay on the machine that runs Yardstick, but for those that you send to a language model yourself. It suggests; people decide.",
	"site.promise":        "Your answers stay on the machine that runs Yardstick. It suggests; people decide.",
	"site.version":        "Version %s",
	"site.leave":          "Leave",
	"nav.home":            "Practise",
	"nav.help":            "Help",
	"nav.yours":           "Your data",
	"nav.coach":           "People you coach",

	"words.one":     "%d word",
	"words.many":    "%d words",
	"questions.one": "%d question", "questions.many": "%d questions",
	"attempts.one": "%d attempt", "attempts.many": "%d attempts",

	// Coming in.
	"enter.title":    "Come in",
	"enter.lead":     "These pages are shared over a network, so that a password is needed.",
	"enter.only":     "These pages are shared over a network. Use the access link that you were given.",
	"enter.printed":  "Others may have an account on this machine, so that these pages open only for you: open the address that Yardstick printed when it was started. After that, this browser is known.",
	"enter.link":     "You have an access link.",
	"enter.password": "Password",
	"enter.do":       "Come in",

	// When something goes wrong.
	"fail.title":    "That did not work",
	"fail.404":      "There is nothing here",
	"fail.500":      "Something went wrong here",
	"fail.internal": "This is our mistake, not yours. What you wrote is safe. Try again in a moment.",
	"fail.home":     "To the first page",
	"fail.job":      "Back to the questions of this job",
	"fail.host":     "these pages are not served under that name",
	"fail.origin":   "that came from another site, so that nothing was done",
	"list.next":     "Show more",
	"fail.busy":     "it cannot be seen just now who you are; try again in a moment",
	"fail.rate":     "too many requests; wait a moment",
}
