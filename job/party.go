package job

import (
	"slices"
	"strings"

	"yardstick/english"
	"yardstick/internal/wording"
)

// party is someone a function works with.
type party struct {
	name   string // with its article where it needs one
	plural bool
	served bool // outside the organisation: a customer, or somebody like one
}

func newParty(name string) party {
	n := english.ParseNoun(name)
	p := party{name: n.Whole(), plural: n.Plural || collective(n.Head), served: isServed(name)}
	if !n.Plural && takesThe(n) {
		p.name = "the " + p.name
	}
	return p
}

// takesThe reports whether somebody in the singular is named without the
// article that a sentence needs.
func takesThe(n english.Noun) bool {
	first, _, _ := strings.Cut(n.Whole(), " ")
	if slices.Contains(strings.Fields("the a an my our their its"), first) || english.Possessive(first) || collective(n.Head) {
		return false
	}
	for _, end := range []string{
		"er", "or", "ist", "ian", "ant", "ent", "desk", "office", "team", "board", "council", "nurse", "head",
		"bank", "chair", "colleague", "crew", "authority", "agency",
	} {
		if strings.HasSuffix(n.Head, end) {
			return !slices.Contains([]string{"management"}, n.Head)
		}
	}
	return english.The(n.Whole()) != n.Whole()
}

func collective(head string) bool { return head == "staff" || head == "police" }

// isServed reports whether a name is that of outside parties, those who can
// complain: customers in the widest sense, suppliers, authorities.
func isServed(name string) bool {
	said := english.Words(name)
	if slices.ContainsFunc(said, func(w string) bool {
		return slices.Contains(strings.Fields("service support department desk adviser care colleagues officer manager staff works"), w)
	}) {
		return false
	}
	return slices.ContainsFunc(said, func(w string) bool {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'"), "'s")
		return slices.Contains(strings.Fields(`applicants beneficiaries buyer buyers callers candidates
			citizens claimants client clients clinics council customer customers donors families foundations funders
			guests members neighbours owners parents partners passenger passengers patient patients
			policyholders public pupils relatives residents riders serve shoppers students subscribers suppliers
			tenants travellers users visitors`), w)
	})
}

// servedIn finds those whom a duty names that serves somebody: answers, helps,
// explains, settles.
func servedIn(duties []string) []party {
	for _, duty := range duties {
		if dutyScore(Complaints, duty) == 0 {
			continue
		}
		for _, w := range english.Words(duty) {
			w = strings.TrimRight(strings.TrimSuffix(strings.ReplaceAll(w, "’", "'"), "'s"), "'")
			if w == "public" {
				return []party{{name: "the public", served: true}}
			}
			if english.IsPlural(w) && isServed(w) && !slices.Contains([]string{"members", "partners", "suppliers", "parents"}, w) {
				return []party{{name: w, plural: true, served: true}}
			}
		}
	}
	return nil
}

// both names up to two parties: "accounts and the warehouse".
func both(list []party) party {
	switch len(list) {
	case 0:
		return party{}
	case 1:
		return list[0]
	}
	return party{name: list[0].name + " and " + list[1].name, plural: true}
}

func (p party) value() wording.Value { return wording.Value{Text: p.name, Plural: p.plural} }

// orOthers names up to two parties, or says others where there is none.
func orOthers(list []party) wording.Value {
	if len(list) == 0 {
		return wording.Value{Text: "others", Plural: true}
	}
	return both(list).value()
}
