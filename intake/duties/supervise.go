package duties

import (
	"regexp"
	"slices"
	"strings"
)

// leadership is the name of the area that holds the leading of people.
const leadership = "Team supervision"

var (
	// workOf matches "… the work of a group of inspectors engaged in …".
	workOf  = regexp.MustCompile(`(?i)^((?:[\w-]+,? (?:and |or )?(?:and/or )?){0,9}?(?:(?:the )?(?:work|activities|performance) (?:and \w+ )?of|(?:acts?|works?|serves?) (?:as (?:a |an |the )?(?:lead|supervisor)|with and supervise)\w*|[\w-]*? ?(?:supervis|overse|train|lead|direct|manag|coordinat|assign|monitor|control|evaluat)\w*) .{3,160}?)[,;]? (?:(?:who (?:are )?)?(?:engaged|employed|involved|working|assigned) (?:primarily |directly )?(?:in|to|on)|responsible for|in performing|in providing|performing|providing|which includes|who (?:perform|provide)|conducting|assisting in) (.{8,})$`)
	people  = regexp.MustCompile(`(?i)\b(?:employees?|staff|personnel|workers?|crews?|team|subordinates?|technicians?|engineers?|inspectors?|supervisors?|operators?|officers?|clerks?|assistants?|investigators?|analysts?|auditors?|consultants?|representatives?|helpers|mechanics|specialists?|professionals?|contractors?|volunteers?|aides?|groups?|units?|sections?|divisions?|[a-z]+(?:ers|ors|ists|ants|ians|men))\b`)
	people1 = regexp.MustCompile(`(?i)^(?:(?:[\w'’/-]+|and|or),? ){0,9}?(?:employees?|staff|personnel|workers?|crews?|team|subordinates?|groups?|force|workforce|attendants|supervisors|officers)\b`)
	// groupIn matches "direct a group of helpers in the fabrication of …".
	groupIn  = regexp.MustCompile(`(?i)^(.{3,140}?\b(?:groups?|crews?|employees|staff|personnel|workers|helpers)\b[^,;]{0,40}?) in ((?:the )?\w+(?:ion|ance|ing|ment|out)\b.*)$`)
	actsLead = regexp.MustCompile(`(?i)^(?:may )?(?:acts?|works?|serves?) (?:as (?:a |an |the )?(?:lead\b|leader|lead worker|supervisor)|with and supervis)`)
	hanging  = regexp.MustCompile(`(?i)\b(?:by|to|of|for|with|in addition to|and|or)$`)
	vague    = regexp.MustCompile(`(?i)^(?:the |such |this |that |performing )*(?:above|such|this|similar|related|same)?\s*(?:work|duties|activities|above work)$`)
	force    = regexp.MustCompile(`(?i)\b(?:effective work ?force|supervisory (?:and management |and managerial )?(?:principles|techniques|practices)|management and supervisory)\b`)
)

// splitSupervision cuts "assign and review the work of keepers engaged in the
// care of animals" into the leading of people and the work that they do.
func (r *reader) splitSupervision(d duty) []duty {
	lead := r.lead()
	if force.MatchString(d.source) {
		d.area = lead
		return []duty{d}
	}
	m := workOf.FindStringSubmatch(d.text)
	leads := slices.ContainsFunc(d.chain, func(v verb) bool { return v.activity == "lead" }) || actsLead.MatchString(d.text)
	if m == nil && leads {
		m = groupIn.FindStringSubmatch(d.text)
	}
	if m != nil && (vague.MatchString(m[2]) || hanging.MatchString(m[1])) {
		m = nil
	}
	if m == nil || !leads && d.activity != "plan" && !strings.Contains(m[1], "work of") {
		if actsLead.MatchString(d.text) || leads && people1.MatchString(d.rest) || strings.HasPrefix(d.rest, "the work of ") {
			d.area = lead
		}
		return []duty{d}
	}
	if !people.MatchString(m[1]) {
		return []duty{d}
	}
	first := duty{text: strings.TrimRight(m[1], " ,"), source: m[1], activity: "lead", chain: d.chain, area: lead}
	work := strings.TrimPrefix(strings.TrimSpace(m[2]), "either ")
	second := duty{source: work, area: -1, rest: work}
	chain, rest := r.leadingActions(strings.TrimPrefix(work, "the "))
	if len(chain) > 0 {
		second.chain, second.rest, second.activity = chain, rest, r.chainActivity(chain)
	}
	if all := words(clip(work, 40)); len(all) > 1 && strings.Contains(d.text, " to "+all[0].text+" ") && r.lex.base[all[0].low].base != "" && r.lex.nominal[all[0].low].base == "" && r.lex.gerund[all[0].low].base == "" {
		work = r.ing(r.lex.base[all[0].low]) + work[all[0].end:]
	}
	second.text = clip("Oversee "+decapitalise(work), maxDuty)
	return []duty{first, second}
}

// lead gives the index of the area that holds the leading of people.
func (r *reader) lead() int {
	for i, a := range r.lex.areas {
		if a.name == leadership {
			return i
		}
	}
	return -1
}
