package duties

import (
	"regexp"
	"strings"
)

// leadership is the name of the area that holds the leading of people.
const leadership = "Team supervision"

var (
	// workOf matches "… the work of a group of inspectors engaged in …".
	workOf  = regexp.MustCompile(`(?i)^((?:[\w-]+,? (?:and |or )?(?:and/or )?){0,9}?(?:(?:the )?(?:work|activities|performance) (?:and \w+ )?of|[\w-]*? ?(?:supervis|overse|train|lead|direct|manag|coordinat|assign|monitor|control|evaluat)\w*) .{3,160}?)[,;]? (?:(?:who (?:are )?)?(?:engaged|employed|involved|working|assigned) (?:primarily |directly )?(?:in|to|on)|responsible for|performing|providing|which includes|who (?:perform|provide)|conducting|assisting in) (.{8,})$`)
	people  = regexp.MustCompile(`(?i)\b(?:employees?|staff|personnel|workers?|crews?|team|subordinates?|technicians?|engineers?|inspectors?|supervisors?|operators?|officers?|clerks?|assistants?|investigators?|analysts?|auditors?|consultants?|helpers|mechanics|specialists?|professionals?|contractors?|volunteers?|aides?|[a-z]+(?:ers|ors|ists|ants|ians|men))\b`)
	people1 = regexp.MustCompile(`(?i)^(?:a |an |the |one or more |several |various |other )*(?:large |small |field |professional |technical |clerical |administrative )*(?:employees?|staff|personnel|workers?|crews?|team|subordinates?|group|groups|force|workforce)\b`)
	force   = regexp.MustCompile(`(?i)\b(?:effective work ?force|supervisory (?:and management |and managerial )?(?:principles|techniques|practices)|management and supervisory)\b`)
)

// splitSupervision cuts "assign and review the work of keepers engaged in the
// care of animals" into the leading of people and the work that they do.
func (r *reader) splitSupervision(d duty) []duty {
	lead := r.areaNamed(leadership)
	if force.MatchString(d.source) {
		d.area = lead
		return []duty{d}
	}
	m := workOf.FindStringSubmatch(d.text)
	if m == nil || d.activity != "lead" && d.activity != "plan" && !strings.Contains(m[1], "work of") {
		if d.activity == "lead" && people1.MatchString(d.rest) {
			d.area = lead
		}
		return []duty{d}
	}
	if !people.MatchString(m[1]) {
		return []duty{d}
	}
	first := duty{text: strings.TrimRight(m[1], " ,"), source: m[1], activity: "lead", chain: d.chain, area: lead}
	work := strings.TrimSpace(m[2])
	second := duty{source: work, area: -1, rest: work}
	chain, rest := r.leadingActions(strings.TrimPrefix(work, "the "))
	if len(chain) > 0 {
		second.chain, second.rest, second.activity = chain, rest, r.chainActivity(chain)
	}
	second.text = clip("Oversee "+decapitalise(work), maxDuty)
	return []duty{first, second}
}

// areaNamed gives the index of an area of the table.
func (r *reader) areaNamed(name string) int {
	for i, a := range r.lex.areas {
		if a.name == name {
			return i
		}
	}
	return -1
}
