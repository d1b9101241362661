package people

import "slices"

// Role is what somebody is, in the organisation or in a position.
type Role string

// The roles.
const (
	Administrator Role = "administrator" // keeps accounts and data; rates nothing, sees no rating
	Coordinator   Role = "coordinator"   // runs a position
	Rater         Role = "rater"         // rates candidates, independently of the other raters
	Observer      Role = "observer"      // sees results after the decision, and nothing before
	Auditor       Role = "auditor"       // reads records, changes nothing
	Candidate     Role = "candidate"     // enters by an own link, sees what is about themselves
)

// Roles lists the roles in the order in which they are shown.
func Roles() []Role {
	return []Role{Administrator, Coordinator, Rater, Observer, Auditor, Candidate}
}

// Known reports whether r is one of the roles.
func (r Role) Known() bool { return slices.Contains(Roles(), r) }

// Organisational reports whether a person has r in the organisation.
func (r Role) Organisational() bool { return r == Administrator || r == Coordinator || r == Auditor }

// Positional reports whether a person may be invited to a position as r.
func (r Role) Positional() bool {
	return r == Coordinator || r == Rater || r == Observer || r == Auditor
}

// Stage is how far a position is.
type Stage string

// The stages, in their order. Rating begins with the first round; discussing with
// the mechanical totals, which are frozen when every candidate has been rated.
const (
	Preparing  Stage = "preparing"
	Rating     Stage = "rating"
	Discussing Stage = "discussing"
	Decided    Stage = "decided"
	Closed     Stage = "closed"
)

// Stages lists the stages in their order.
func Stages() []Stage { return []Stage{Preparing, Rating, Discussing, Decided, Closed} }

// Action is something that somebody may do or see.
type Action string

// The actions.
const (
	ManageAccounts Action = "manage accounts"    // of the organisation
	OpenPosition   Action = "open a position"    // a new one
	SeePosition    Action = "see the position"   // its guide, stage, panel, and candidates by their codes
	SeeNames       Action = "see names"          // of candidates, behind their codes
	Prepare        Action = "prepare"            // guide, panel, candidates, schedule, notices, accommodations
	Declare        Action = "declare"            // own conflict of interest
	AgreeJob       Action = "agree on the job"   // as it is described for the position
	Interview      Action = "hold the interview" // see answers; note what was asked
	Rate           Action = "rate"               // hand in an own rating
	OpenFinding    Action = "open the finding"   // of the assessor, after the own rating
	RunRounds      Action = "run rounds"         // open them, close them, freeze totals
	SeeRatings     Action = "see ratings"        // that are revealed, with totals and statistics
	Discuss        Action = "discuss"            // put up a requirement, or end its discussion
	ChangeOwn      Action = "change own rating"  // while its requirement is discussed
	Withdraw       Action = "withdraw question"  // for all candidates
	Decide         Action = "decide"             // against the requirements
	Amend          Action = "amend the decision" // correct a slip, or what has changed since
	SeeDecision    Action = "see the decision"   //
	Inform         Action = "inform"             // candidates: letters, feedback, requests for review
	ReadRecord     Action = "read the record"    // entries by codes, and the packet
	Keep           Action = "keep"               // retention, legal hold, erasure
	SeeImpact      Action = "see impact"         // how groups fared, in counts
	Answer         Action = "answer"             // in writing, at the own link
	SeeOwn         Action = "see own"            // the own letters and the own data
)

// Actions lists the actions in the order in which they are shown.
func Actions() []Action {
	return []Action{
		ManageAccounts, OpenPosition, SeePosition, SeeNames, Prepare, Declare, AgreeJob, Interview, Rate, OpenFinding, RunRounds, SeeRatings,
		Discuss, ChangeOwn, Withdraw, Decide, Amend, SeeDecision, Inform, ReadRecord, Keep, SeeImpact, Answer, SeeOwn,
	}
}
