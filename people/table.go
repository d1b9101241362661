package people

import "slices"

// none is the stage of what belongs to no position: accounts, and opening one.
const none Stage = ""

// permission is a row of the table: a role may do an action while a position is at
// one of the stages.
type permission struct {
	role   Role
	action Action
	stages []Stage
}

// The ranges of stages that the table names.
var (
	anywhere   = []Stage{none}
	always     = []Stage{Preparing, Rating, Discussing, Decided, Closed}
	untilEnd   = []Stage{Preparing, Rating, Discussing, Decided}
	before     = []Stage{Preparing, Rating}
	whileRated = []Stage{Rating}
	fromRating = []Stage{Rating, Discussing, Decided, Closed}
	discussion = []Stage{Discussing}
	afterwards = []Stage{Decided, Closed}
)

// table is every permission there is. What is not in it is not allowed.
var table = []permission{
	{Administrator, ManageAccounts, anywhere},
	{Administrator, OpenPosition, anywhere},
	{Administrator, Keep, always},
	{Administrator, SeeImpact, afterwards},

	{Coordinator, OpenPosition, anywhere},
	{Coordinator, SeePosition, always},
	{Coordinator, SeeNames, always},
	{Coordinator, Prepare, before},
	{Coordinator, Declare, before},
	{Coordinator, AgreeJob, before},
	{Coordinator, Interview, before},
	{Coordinator, RunRounds, before},
	{Coordinator, SeeRatings, fromRating},
	{Coordinator, Discuss, discussion},
	{Coordinator, Withdraw, []Stage{Rating, Discussing}},
	{Coordinator, Decide, discussion},
	{Coordinator, Amend, []Stage{Decided}},
	{Coordinator, SeeDecision, afterwards},
	{Coordinator, Inform, always},
	{Coordinator, ReadRecord, fromRating},
	{Coordinator, Keep, always},

	{Rater, SeePosition, untilEnd},
	{Rater, Declare, before},
	{Rater, AgreeJob, before},
	{Rater, Interview, before},
	{Rater, Rate, whileRated},
	{Rater, OpenFinding, []Stage{Rating, Discussing}},
	{Rater, SeeRatings, []Stage{Rating, Discussing, Decided}},
	{Rater, ChangeOwn, discussion},
	{Rater, SeeDecision, afterwards},

	{Observer, SeePosition, afterwards},
	{Observer, SeeRatings, afterwards},
	{Observer, SeeDecision, afterwards},

	{Auditor, SeePosition, always},
	{Auditor, SeeRatings, fromRating},
	{Auditor, SeeDecision, afterwards},
	{Auditor, ReadRecord, always},
	{Auditor, SeeImpact, afterwards},

	{Candidate, Answer, before},
	{Candidate, SeeOwn, always},
}

// May reports whether somebody with one of the roles may do the action while the
// position is at the stage; what belongs to no position has the stage "".
func May(roles []Role, a Action, s Stage) bool {
	for _, p := range table {
		if p.action == a && slices.Contains(roles, p.role) && slices.Contains(p.stages, s) {
			return true
		}
	}
	return false
}

// Need is nil where [May], else a Forbidden fault that says what is missing.
func Need(roles []Role, a Action, s Stage) error {
	if May(roles, a, s) {
		return nil
	}
	for _, p := range table {
		if p.action == a && slices.Contains(roles, p.role) {
			return forbidden("this cannot be done while the position is at the stage " + string(s) + ": " + string(a))
		}
	}
	return forbidden("this needs another role: " + string(a) + whoMay(a))
}

// whoMay names the roles that may do an action at some stage.
func whoMay(a Action) string {
	var names string
	for _, r := range Roles() {
		for _, p := range table {
			if p.action == a && p.role == r {
				names += ", " + string(r)
				break
			}
		}
	}
	if names == "" {
		return ""
	}
	return " is for " + names[2:]
}
