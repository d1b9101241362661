package transcript

import "strings"

// role is what a name says of the part that somebody has in an interview.
type role int

const (
	nobody role = iota
	asks
	answers
)

// roles are the words that transcribers use instead of names.
var roles = map[string]role{
	"q": asks, "question": asks, "interviewer": asks, "panel": asks, "panelist": asks, "panellist": asks, "panel member": asks,
	"host": asks, "moderator": asks, "recruiter": asks, "hiring manager": asks, "examiner": asks, "chair": asks, "facilitator": asks,
	"coach": asks, "int": asks, "interv": asks, "hr": asks, "human resources": asks, "talent acquisition": asks, "employer": asks,
	"a": answers, "res": answers, "resp": answers, "answer": answers, "candidate": answers, "interviewee": answers, "applicant": answers,
	"respondent": answers, "participant": answers, "me": answers,
}

// roleOf takes a number at the end for one of several, as in Interviewer 2, and
// looks between brackets and around them, as in Ben Okoro (Candidate).
func roleOf(name string) role {
	name, inside, _ := strings.Cut(strings.ToLower(name), "(")
	for _, part := range []string{name, strings.TrimRight(inside, ") ")} {
		if r := roles[strings.TrimRight(strings.TrimSpace(part), " 0123456789#")]; r != nobody {
			return r
		}
	}
	return nobody
}

// sections are words before a colon that order prose rather than name a
// speaker, also where they come back.
var sections = strings.Fields(`
	situation task action actions result results example examples outcome lesson context challenge background approach
	first firstly second secondly third thirdly fourth fifth next then last lastly finally also step point reason part
	note notes ps summary conclusion introduction goal goals deadline deadlines backlog backlogs complaint complaints process
	processes relationship relationships staff staffing quality measure measures target targets sign signs success failure
	yes no well so ok okay date time subject agenda attendees speakers keywords title duration http https re`)

// sounds stand between brackets in captions; nobody is called that.
var sounds = strings.Fields(`laugh music applau inaudible unintelligible crosstalk pause silence silent cough sigh nois indistinct
	clear sniff chuckl phone background blank`)
