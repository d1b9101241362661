package draft

import (
	"regexp"
	"slices"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

var (
	reportsTo = regexp.MustCompile(`(?i)^(?:reports?|reporting|responsible|accountable|answers?)(?: directly)?(?: to)?$|line manag(?:er|` +
		`ement)|supervisor$|^(?:reporting|hierarchy|line of report)`)
	leadsWhom = regexp.MustCompile(`(?i)^(?:supervises?|manages|leads|responsible for|accountable for|direct reports|line manages|staff)\b`)
	nobody    = regexp.MustCompile(`(?i)^(?:no|none|nobody|not applicable|n/a|nil|0)\b`)
	saysTo    = regexp.MustCompile(`(?i)\b(?:report(?:s|ing)? (?:directly )?to|answers? to|responsible to|accountable to|` +
		`under (?:the )?(?:general )?(?:direction|supervision|guidance) of)\s+(?:the |an? |our )?([^,.;]{2,80}?)(?: and (?:works?|` +
		`cooperates?|coordinates?|leads?|speaks?|has|have)\b|[,.;]|$)`)
	saysWith = regexp.MustCompile(`(?i)\b(?:work(?:s|ing)?(?: closely| directly| together| hand in glove)?|coordinat\w+|co-ordinat\w+|` +
		`collaborat\w+|cooperat\w+|liais\w+|partner\w*|consult\w*|communicat\w+|interact\w*|negotiat\w+|speaks?(?: daily)?|talks?|` +
		`in (?:cooperation|partnership|consultation)) (?:alongside|with|beside|between)\s+([^.;:]{3,160})`)
	alongside = regexp.MustCompile(`(?i)\b(?:alongside|beside|with)\s+([^.;:]{3,160})`)
	endOfList = regexp.MustCompile(`(?i)\s(?:to|on|in order|regarding|about|for|when|who|that|which|concerning|during|as|by|in|at|so|` +
		`through|and (?:can|will|also|hand|keep|make|write|answer|report)\w*)\s.*$`)
	bracketed = regexp.MustCompile(`\s*\([^)]*\)?`)
	leadsText = regexp.MustCompile(`(?i)^(?:(?:you|the (?:post ?)?holder)\s+)?(?:will\s+)?(?:directly\s+)?(?:supervises?|manages?|leads?|` +
		`line-manages?)\s+(.+)$`)
	listed   = regexp.MustCompile(`(?i)\s*(?:,|;|\band\b|\bor\b|&|/| as well as )\s*(?:and |or )?`)
	articles = regexp.MustCompile(`(?i)^(?:the|other|various|all|an?|both|our|their|your|with|and|local|external|internal|\d+|two|three|` +
		`four|five|six|seven|eight|nine|ten|about)\s+`)
	aPerson = regexp.MustCompile(`(?i)(?:\b(?:agenc(?:y|ies)|departments?|teams?|unions?|public|management|community|council(?:lors?)?|` +
		`police|customers?|clients?|patients?|parents?|relatives|famil(?:y|ies)|students?|pupils|guests?|vendors?|boards?|offices?|` +
		`officials|organi[sz]ations?|associations?|groups?|staff|personnel|colleagues|partners|stakeholders|authorities|tenants|` +
		`residents|members|units|executives|governments?|compan(?:y|ies)|schools?|hospitals?|media|businesses|finance|sales|` +
		`legal|marketing|purchasing|procurement|operations|production|warehouse|engineering|wards?|surger(?:y|ies)|courts?|` +
		`clubs|municipalities|banks?|quality|compliance|custody|cast|class|interpreters?|doctors?|nurses?)|[a-z]+(?:ers?|` +
		`ors?|ists?|ants?|ians?|men|ees?|ents))$`)
)

// maxPeople is the most people of one function.
const maxPeople = 8

// setPeople reads whom the holder works with, reports to and leads, from the
// lines that are about people and from the duties.
func (d *draft) setPeople() {
	var team []string
	for i := range d.lines {
		l := &d.lines[i]
		switch l.mark {
		case job.IsPerson:
			team = append(team, d.relation(i)...)
		case job.IsDuty:
			if m := saysWith.FindStringSubmatch(l.Text); m != nil {
				d.meet(l.group, parties(m[1], true))
			}
		}
	}
	if d.job.Team = clip(strings.Join(team, "; "), maxTeam); d.job.Team != "" {
		d.review("team", "read from the words of the text")
	}
}

const maxTeam = 300

// relation reads one line about people: what it says of the team, and whom it
// adds to a function.
func (d *draft) relation(i int) []string {
	l := &d.lines[i]
	label, text := strings.TrimSpace(l.Label), strings.TrimSuffix(l.Text, ".")
	if m := afterColon.FindStringSubmatch(text); label == "" && m != nil {
		label, text = m[1], m[2]
	}
	switch {
	case leadsWhom.MatchString(label) && nobody.MatchString(text):
		return nil
	case reportsTo.MatchString(label):
		if m := saysTo.FindStringSubmatch(l.Text); m != nil {
			return []string{"Reports to " + m[1]}
		}
		return []string{"Reports to " + text}
	case leadsWhom.MatchString(label):
		return []string{"Leads " + text}
	}
	var team []string
	if m := saysTo.FindStringSubmatch(l.Text); m != nil {
		team = append(team, "Reports to "+m[1])
	}
	if m := leadsText.FindStringSubmatch(l.Text); m != nil {
		return append(team, "Leads "+strings.TrimSuffix(m[1], "."))
	}
	l.group = d.nearest(i)
	switch m, among := saysWith.FindStringSubmatch(l.Text), alongside.FindStringSubmatch(l.Text); {
	case m != nil:
		d.meet(l.group, parties(m[1], false))
	case among != nil:
		d.meet(l.group, parties(among[1], false))
	case len(team) == 0:
		d.meet(l.group, parties(text, true))
	}
	return team
}

// meet adds people to a function.
func (d *draft) meet(group int, who []string) {
	if group < 0 {
		return
	}
	f := &d.job.Functions[group]
	for _, p := range who {
		if len(f.WorksWith) < maxPeople && !slices.ContainsFunc(f.WorksWith, func(q string) bool { return strings.EqualFold(p, q) }) {
			f.WorksWith = append(f.WorksWith, p)
		}
	}
}

// parties splits a list of people and organisations; strict takes only what
// ends in a word for people.
func parties(list string, strict bool) []string {
	var out []string
	for _, item := range listed.Split(endOfList.ReplaceAllString(list+" ", ""), -1) {
		item = strings.Trim(bracketed.ReplaceAllString(item, ""), " .,;:()–-")
		for range 3 {
			item = articles.ReplaceAllString(item, "")
		}
		n := len(strings.Fields(item))
		if n == 0 || n > 5 || strings.ContainsAny(item, "0123456789%") || strict && !aPerson.MatchString(item) {
			continue
		}
		out = append(out, english.Name(item))
	}
	return out
}
