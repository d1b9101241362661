package duties

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var (
	together = regexp.MustCompile(`(?i)\b(?:work(?:s|ing)?(?: closely| directly)?|coordinat\w+(?: \w+){0,3}?|co-ordinat\w+(?: \w+){0,3}?|collaborat\w+(?: closely)?|liais\w+(?: closely)?|partner\w*|confers?|conferring|consult\w*|meets?|meeting|communicat\w+(?: \w+)?|interact\w*|in (?:cooperation|partnership|consultation|conjunction)) (?:with|between) (.{3,160}?)(?: to | on | in order | regarding | about | for | when | who | that | which | concerning | during | as | by | in | at | so |[;.]|$)`)
	parties  = regexp.MustCompile(`(?i)\b(?:agency|agencies|departments?|team|teams|unions?|public|management|community|council|police|customers?|clients?|patients?|parents?|families|students?|vendors?|boards?|offices?|officials|organi[sz]ations?|associations?|groups?|staff|personnel|colleagues|partners|stakeholders|authorities|contractors?|suppliers?|tenants|residents|members|units|executives|governments?|attorneys?|companies|schools?|hospitals?|media|businesses|finance|sales|legal|marketing|purchasing|operations|[a-z]+(?:ers|ors|ists|ants|ians|men|ees|ents))\b`)
	things   = regexp.MustCompile(`(?i)\b(?:computers?|requirements|documents|agreements|events|statements|assessments|instruments|equipment|minimal|little|confidence|accuracy|care|attention|data|numbers|software|systems|tools|materials|issues|projects|activities|work|programs|services|production|design|development|plans|schedules|research|training|policies|procedures|products|others|them|speed|hands|pressure)$`)
	reports  = regexp.MustCompile(`(?i)\breport(?:s|ing)? (?:directly )?to (?:the |an? |our )?([\w&’' -]{3,60}?)(?:[,.;]|$| and | who | you )`)
	directed = regexp.MustCompile(`(?i)\bunder (?:the )?(?:general |direct |immediate )?(?:direction|supervision|guidance) of (?:the |an? )?([^,.;]{3,60}?)(?:[,.;]|$)`)
	teamSize = regexp.MustCompile(`(?i)\b(?:in|within|part of|join|leads?|manages?|supervises?) (?:an? |our )?(?:[\w-]+ ){0,2}(?:team|crew|group|staff) of ((?:about |around |up to )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\b(?: [\w-]+){0,2})`)
	ledPart  = regexp.MustCompile(`(?i)^(?:the (?:work|activities|performance) of )?(?:(?:an?|the|one or more|several|various|other|groups?|crews?|teams?|large|small|staff|direct supervision to|number) (?:of )?)*(.+?)(?: (?:engaged|who|doing|performing|assigned|within|in the|in an?)\b.*)?$`)
)

// setPeople fills in works_with, team and setting as far as the text gives them.
func (a *arrangement) setPeople(text string) {
	for k := range a.job.Functions {
		f := &a.job.Functions[k]
		if f.WorksWith = worksWith(f.Duties); len(f.WorksWith) > 0 {
			a.review(fmt.Sprintf("functions[%d].works_with", k), "read from the words of the duties; complete it")
		}
	}
	if named := partiesIn(a.labels.worksWith); len(named) > 0 {
		a.job.Functions[0].WorksWith = append(a.job.Functions[0].WorksWith, named...)
		a.review("functions[0].works_with", "the text does not say for which function; move it where it belongs")
	}
	if a.job.Team = a.team(text); a.job.Team != "" {
		a.review("team", "read from the words of the text")
	}
	if a.job.Setting = a.settings(text); len(a.job.Setting) > 0 {
		a.review("setting", "read from the words of the text")
	}
}

// worksWith gives those whom the duties name after "works with" and the like, at most six.
func worksWith(duties []string) []string {
	var out []string
	for _, d := range duties {
		for _, m := range together.FindAllStringSubmatch(d, -1) {
			for _, p := range partiesIn(m[1]) {
				if !slices.Contains(out, p) && len(out) < 6 {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// partiesIn splits a list of people and organisations.
func partiesIn(list string) []string {
	var out []string
	for _, item := range listed.Split(list, -1) {
		item = strings.Trim(squeeze(item), " .,;()")
		for _, lead := range [...]string{"the ", "other ", "various ", "all ", "a ", "an ", "both ", "our ", "their "} {
			item = strings.TrimPrefix(item, lead)
		}
		if n := len(strings.Fields(item)); n > 0 && n <= 6 && (n <= 3 || parties.MatchString(item)) && !strings.ContainsAny(item, "0123456789%") && !things.MatchString(item) {
			out = append(out, item)
		}
	}
	return out
}

// team says to whom the job reports, how large the team is and whom it leads.
func (a *arrangement) team(text string) string {
	var parts []string
	text = squeeze(text)
	switch {
	case a.labels.reportsTo != "":
		parts = append(parts, "Reports to "+a.labels.reportsTo)
	case reports.MatchString(text):
		parts = append(parts, "Reports to "+strings.TrimSpace(reports.FindStringSubmatch(text)[1]))
	case directed.MatchString(text):
		parts = append(parts, "Works under the direction of "+strings.TrimSpace(directed.FindStringSubmatch(text)[1]))
	}
	if a.labels.team != "" {
		parts = append(parts, a.labels.team)
	} else if m := teamSize.FindStringSubmatch(text); m != nil {
		parts = append(parts, "Team of "+m[1])
	}
	if led := a.led(); led != "" {
		parts = append(parts, "Leads "+led)
	}
	return clip(strings.Join(parts, "; "), 300)
}

// led says whom the job leads, from the first duty that names them.
func (a *arrangement) led() string {
	lead := a.reader.lead()
	for _, d := range a.duties {
		if d.area != lead || force.MatchString(d.source) {
			continue
		}
		chain, rest := a.reader.leadingVerbs(strings.TrimPrefix(d.text, "May "))
		if len(chain) == 0 || actsLead.MatchString(d.text) {
			continue
		}
		if m := ledPart.FindStringSubmatch(rest); m != nil && people.MatchString(m[1]) && strings.Contains(m[1], " ") {
			return clip(m[1], 160)
		}
	}
	return ""
}

// circumstances are the conditions of work that are looked for.
var circumstances = []struct {
	words *regexp.Regexp
	says  string
}{
	{regexp.MustCompile(`(?i)\b(?:weekends?|saturdays?|sundays?|holidays)\b.{0,60}\b(?:work|shift|basis|required)|\bwork\w*\b.{0,60}\b(?:weekends?|saturdays?|sundays?|holidays)\b`), "weekend or holiday work"},
	{regexp.MustCompile(`(?i)\b(?:night|evening|rotating|swing|graveyard|shift)s? (?:shifts?|work)\b|\bshift work\b|\bwork\w*\b.{0,40}\bnights\b`), "shift or night work"},
	{regexp.MustCompile(`(?i)\bon[- ]call\b`), "on-call duty"},
	{regexp.MustCompile(`(?i)\b(?:fast[- ]paced|high[- ]pressure|high[- ]volume|high stress|under pressure)\b`), "high pace or pressure"},
	{regexp.MustCompile(`(?i)\b(?:outdoors?|in all weathers?|inclement weather)\b`), "outdoor work"},
	{regexp.MustCompile(`(?i)\b(?:confined spaces?|at heights?|ladders|scaffold)\b`), "confined spaces or heights"},
	{regexp.MustCompile(`(?i)\b(?:remote work|work(?:ing)? from home|hybrid|fully remote)\b`), "remote or hybrid work"},
	{regexp.MustCompile(`(?i)\b(?:travel (?:is )?required|regular travel|frequent travel|travels? (?:up to|extensively))\b`), "travel"},
}

// settings lists the conditions of work that the text names.
func (a *arrangement) settings(text string) []string {
	var out []string
	if a.labels.setting != "" {
		out = append(out, a.labels.setting)
	}
	for _, l := range a.lines {
		if l.section == setting && len(out) < 4 {
			out = append(out, clip(l.text, 200))
		}
	}
	for _, c := range circumstances {
		if c.words.MatchString(text) && len(out) < 8 {
			out = append(out, c.says)
		}
	}
	return out
}
