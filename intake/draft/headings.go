package draft

import (
	"regexp"
	"slices"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// general are words of headings that say where duties stand and not what they
// are about, in the singular.
var general = spaced(`
	duty responsibility responsible task role job work position post purpose summary description overview main key core principal
	general specific essential typical major accountability accountable function area field activity objective output result you
	your will we our us the a an of and or in to for what how who is are as this that be do doing day daily week detailed detail
	about example include including included not limited but opportunity mission scope scene offer need look looking expect expected
	here way life nutshell candidate holder corporate other additional further nature with at it its all have ll re d s who why
	where when i my can new month first year time on success performance person job-holder postholder statement profile employer
	company team member world little bit more would love join deal play part make made mean involve involved involves there also
	under heading awaits await content programme perks perk success background`)

var purposeful = regexp.MustCompile(`(?i)\b(?:purpose|summary|mission|in a nutshell|why this job|overview)\b`)

// names reports whether a heading names an area of work.
func names(heading string) bool {
	words := english.Words(heading)
	if len(words) == 0 || len(words) > 7 || strings.ContainsAny(heading, "?!") || purposeful.MatchString(heading) || grade(heading) ||
		strings.Contains(" by after in why when before within until during ", " "+words[0]+" ") {
		return false
	}
	return slices.ContainsFunc(words, func(w string) bool {
		return len(w) > 1 && !strings.Contains(general, " "+english.Singular(w)+" ") && english.Base(w) != w || len(w) > 1 &&
			english.NounToo(w) && !strings.Contains(general, " "+w+" ")
	})
}

// underHeadings groups duties under the headings that name areas of work. It
// gives nothing where fewer than two do, or where they hold less than two
// thirds of the duties.
func (d *draft) underHeadings(duties []int) []group {
	var out []group
	place := map[int]int{}
	loose, held := []int{}, 0
	for _, i := range duties {
		if name := d.lines[i].area(); name != "" {
			out, held = append(out, group{name: name, why: "what stands before its duty", members: []int{i}}), held+1
			continue
		}
		at := d.lines[i].above
		if at < 0 || d.lines[at].mark != job.IsHeading || !names(d.lines[at].Text) || strings.EqualFold(d.lines[at].Text, d.job.Title) {
			loose = append(loose, i)
			continue
		}
		k, ok := place[at]
		if !ok {
			k = len(out)
			place[at] = k
			name := strings.Trim(share.ReplaceAllString(d.lines[at].Text, ""), " :–-.")
			out = append(out, group{name: heading(name), why: "the heading over its duties"})
		}
		out[k].members = append(out[k].members, i)
		held++
	}
	if len(out) < 2 || len(out) > mostHeadings || held*3 < len(duties)*2 {
		return nil
	}
	d.place(out, loose)
	return sameName(out)
}

// mostHeadings is how many functions the headings of a text may give; more are
// grouped by what they are about.
const mostHeadings = 8

var share = regexp.MustCompile(`^\s*(?:\d+[.)]|[a-zA-Z][.)])\s+|\s*\(?(?:approx\.? |about |c\. ?)?\d+\s?%\)?(?: of (?:the )?time)?\s*`)

// heading is a heading as the name of a function: no shouting.
func heading(s string) string {
	if strings.ToUpper(s) == s && len(s) > 5 {
		s = strings.ToLower(s)
	}
	if adjective.MatchString(s) {
		s += " work"
	}
	return english.Upper(s)
}

// adjective matches headings that are no noun: "Clinical".
var adjective = regexp.MustCompile(`(?i)^(?:clinical|managerial|administrative|technical|operational|financial|educational|commercial|` +
	`professional|clerical|strategic|legal|medical|physical|practical|supervisory|secretarial|organi[sz]ational|operative)$`)

// place puts duties that stand under no name where they are most alike.
func (d *draft) place(groups []group, loose []int) {
	alike := d.likeness()
	for _, i := range loose {
		best, most := 0, -1.0
		for k := range groups {
			var sum float64
			for _, j := range groups[k].members {
				sum += alike(i, j)
			}
			if mean := sum / float64(len(groups[k].members)); mean > most {
				best, most = k, mean
			}
		}
		groups[best].members = append(groups[best].members, i)
		slices.Sort(groups[best].members)
	}
}

// sameName joins groups of one name.
func sameName(groups []group) []group {
	var out []group
	for _, g := range groups {
		if k := slices.IndexFunc(out, func(o group) bool { return strings.EqualFold(o.name, g.name) }); k >= 0 {
			out[k].members = append(out[k].members, g.members...)
			slices.Sort(out[k].members)
			continue
		}
		out = append(out, g)
	}
	return out
}
