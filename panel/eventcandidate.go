package panel

import "yardstick/record"

// The kinds of entry about one candidate.
const (
	candidateAdded  record.Kind = "candidate.added"
	candidateGone   record.Kind = "candidate.withdrew"
	noticeGiven     record.Kind = "notice.given"
	consentGiven    record.Kind = "consent.recorded"
	accommodated    record.Kind = "accommodation.recorded"
	scheduled       record.Kind = "interview.scheduled"
	questionAsked   record.Kind = "question.asked"
	answerRecorded  record.Kind = "answer.recorded"
	findingMade     record.Kind = "finding.made"
	findingOpened   record.Kind = "finding.opened"
	findingRevealed record.Kind = "finding.revealed"
	candidateTold   record.Kind = "candidate.told"
	reviewAsked     record.Kind = "review.requested"
	reviewSettled   record.Kind = "review.settled"
)

// AddedCandidate names a candidate by a code. Who it is stands in a part.
type AddedCandidate struct {
	Salted
	Candidate string `json:"candidate"`
	Part      string `json:"part"` // identity
}

// GoneCandidate withdrew.
type GoneCandidate struct {
	Salted
	Candidate string `json:"candidate"`
}

// GivenNotice says that a candidate was told something beforehand, such as that an
// assessor is used. SHA256 is that of the text as it was sent.
type GivenNotice struct {
	Salted
	Candidate string `json:"candidate"`
	Notice    string `json:"notice"` // id of the template
	SHA256    string `json:"sha256"`
	On        string `json:"on"`
}

// RecordedConsent is what a candidate consents to, or does not.
type RecordedConsent struct {
	Salted
	Candidate string `json:"candidate"`
	To        string `json:"to"` // id of what is asked: recording, assessor, …
	Given     bool   `json:"given"`
}

// Accommodated says that an accommodation was agreed. What it is stands in a part:
// it often tells something of health.
type Accommodated struct {
	Salted
	Candidate string `json:"candidate"`
	Part      string `json:"part"`
}

// Scheduled is when and where a candidate is interviewed. A later one takes its place.
type Scheduled struct {
	Salted
	Candidate string `json:"candidate"`
	Start     string `json:"start"` // in [record.TimeLayout]
	Minutes   int    `json:"minutes"`
	Where     string `json:"where"`
}

// Asked says whether a question was put to a candidate, and if not why.
type Asked struct {
	Salted
	Candidate string `json:"candidate"`
	Question  string `json:"question"`
	Asked     bool   `json:"asked"`
	Reason    string `json:"reason,omitempty"`
}

// RecordedAnswer says that an answer is there. It lies in a part.
type RecordedAnswer struct {
	Salted
	Candidate string `json:"candidate"`
	Question  string `json:"question"`
	Part      string `json:"part"`
	Source    string `json:"source"`           // typed, imported or transcript
	Import    string `json:"import,omitempty"` // names the file, by the beginning of its SHA-256
}

// MadeFinding says that the assessor has found something on an answer. The finding
// lies in a part, and so is fixed from here on; nobody has seen it yet.
type MadeFinding struct {
	Salted
	Candidate string `json:"candidate"`
	Question  string `json:"question"`
	Part      string `json:"part"`
	Answer    string `json:"answer"` // part of the answer that was read
	Assessor  string `json:"assessor"`
	Model     string `json:"model"` // with its hash
	Guide     string `json:"guide"` // SHA-256 of the guide
}

// OpenedFinding says that the actor, a rater who has handed in for the candidate,
// looks at the finding from here on.
type OpenedFinding struct {
	Salted
	Finding   int64  `json:"finding"` // sequence
	Candidate string `json:"candidate"`
}

// RevealedFinding are the levels of a finding, revealed with the ratings.
type RevealedFinding struct {
	Salted
	Finding int64          `json:"finding"`
	Levels  []record.Level `json:"levels"`
}

// ToldCandidate says that a candidate was told the outcome, or something about it.
type ToldCandidate struct {
	Salted
	Candidate string `json:"candidate"`
	Letter    string `json:"letter"` // id of the template
	SHA256    string `json:"sha256"`
	On        string `json:"on"`
}

// AskedReview is a candidate's request: to see or correct data, or that a person
// looks again. What it says stands in a part.
type AskedReview struct {
	Salted
	Candidate string `json:"candidate"`
	About     string `json:"about"` // access, correction, review or deletion
	Part      string `json:"part"`
}

// SettledReview is what became of a request.
type SettledReview struct {
	Salted
	Request int64  `json:"request"`
	Outcome string `json:"outcome"` // granted, granted in part or refused
	Part    string `json:"part"`    // the answer
}

// Kind is candidate.added.
func (AddedCandidate) Kind() record.Kind { return candidateAdded }

// Kind is candidate.withdrew.
func (GoneCandidate) Kind() record.Kind { return candidateGone }

// Kind is notice.given.
func (GivenNotice) Kind() record.Kind { return noticeGiven }

// Kind is consent.recorded.
func (RecordedConsent) Kind() record.Kind { return consentGiven }

// Kind is accommodation.recorded.
func (Accommodated) Kind() record.Kind { return accommodated }

// Kind is interview.scheduled.
func (Scheduled) Kind() record.Kind { return scheduled }

// Kind is question.asked.
func (Asked) Kind() record.Kind { return questionAsked }

// Kind is answer.recorded.
func (RecordedAnswer) Kind() record.Kind { return answerRecorded }

// Kind is finding.made.
func (MadeFinding) Kind() record.Kind { return findingMade }

// Kind is finding.opened.
func (OpenedFinding) Kind() record.Kind { return findingOpened }

// Kind is finding.revealed.
func (RevealedFinding) Kind() record.Kind { return findingRevealed }

// Kind is candidate.told.
func (ToldCandidate) Kind() record.Kind { return candidateTold }

// Kind is review.requested.
func (AskedReview) Kind() record.Kind { return reviewAsked }

// Kind is review.settled.
func (SettledReview) Kind() record.Kind { return reviewSettled }
