package text

// ofTaking holds the texts about files that people take along.
var ofTaking = map[string]string{
	"take.attempts":      "As a table",
	"take.attempts.text": "The finished answers with what was found, for a spreadsheet. It cannot be brought back here.",
	"take.interviews":    "Mock interviews as a table",
	"take.drills":        "Bad weeks as a table",
	"take.list":          "This list as a table",
	"take.figures":       "The figures as a table",
	"take.candidates":    "Candidates",
	"take.csv":           "CSV",
	"take.xlsx":          "Excel",
	"take.guide":         "Take the questions along",
	"take.guide.text":    "With what an answer must contain: to read, or for another program.",
	"take.md":            "Markdown",
	"take.sealed":        "as it was sealed, for another position",
	"take.case":          "CASE 1.1",
	"take.job":           "Take the job along",
	"take.job.text":      "For another program, without its measures and danger signs; or the criteria as a table.",
	"take.posting":       "JobPosting",
	"take.occupation":    "Occupation",
	"take.resume":        "Or a JSON Résumé",
	"take.resume.text":   "Name, address and number are taken from it, and nothing else is read.",
	"mine.when":          "Your interview: %s, %d minutes.",
	"take.results":       "Results",
	"take.ratings":       "Ratings",
	"take.the.guide":     "Guide",
}
