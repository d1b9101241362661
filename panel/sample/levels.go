package sample

// questions are the questions of the guide.
var questions = []string{"define-failure", "danger-signs"}

// cells are what is rated, in the order of the guide.
var cells = [][2]string{
	{"define-failure", "functions"},
	{"define-failure", "measure"},
	{"define-failure", "personal"},
	{"define-failure", "served"},
	{"define-failure", "team"},
	{"danger-signs", "sign"},
}

// levels by candidate and rater, in the order of cells; 0 is not assessed.
var levels = map[string][3][6]int{
	"heron":   {{4, 4, 3, 4, 3, 4}, {4, 3, 4, 4, 4, 4}, {5, 4, 4, 4, 0, 3}},
	"kestrel": {{2, 3, 3, 2, 3, 2}, {4, 3, 3, 2, 2, 3}, {2, 2, 3, 3, 3, 3}},
	"plover":  {{3, 1, 4, 3, 4, 3}, {3, 3, 3, 3, 4, 4}, {3, 1, 3, 4, 4, 3}},
	"wren":    {{3, 3, 2, 3, 0, 0}, {4, 3, 3, 3, 3, 0}, {3, 4, 3, 3, 3, 0}},
}

// answers by candidate and question.
var answers = map[string]map[string]string{
	"heron": {
		"define-failure": "I fail when enquiries lie for more than two days, or when the books of the day are not closed and nobody knows " +
			"what is owed. Then customers ring a third time, and accounts stop telling me things.",
		"danger-signs": "The pile of unanswered enquiries is higher on Tuesday than on Monday, and I put off the books because of it.",
	},
	"kestrel": {
		"define-failure": "Failing would be angry callers, and filing that piles up until somebody else has to do it.",
		"danger-signs":   "People would begin to complain to my manager.",
	},
	"plover": {
		"define-failure": "To me it is failure if I keep the customer waiting and do not tell my colleagues in accounts what I promised.",
		"danger-signs":   "When I no longer write down what I have promised somebody, because there is no time.",
	},
	"wren": {
		"define-failure": "If one enquiry in ten has to be asked twice, or the day's books are still open at six, I have failed, and the " +
			"warehouse packs by yesterday's list.",
	},
}

// remarks are what each rater adds to what was heard.
var remarks = []string{"Asked the first probe.", "No probe was needed.", "Came back to it at the end."}
