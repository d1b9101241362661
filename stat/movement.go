package stat

// Look is one rating beside the assessor's finding: the level given before it
// was opened, the assessor's, whether it was opened, and the level that stands.
// Levels are in units, or any other whole numbers.
type Look struct {
	Rater                   int
	Before, Assessor, After int64
	Opened                  bool
	Reasoned                bool // a reason stands beside the level
}

// Rate is a share of cases with its 95 % interval ([Wilson]).
type Rate struct {
	N     int   `json:"n"`
	Of    int   `json:"of"`
	Value Value `json:"value"`
	Low   Value `json:"low"`
	High  Value `json:"high"`
}

func rateOf(n, of int) Rate {
	i := Wilson(n, of, Z95)
	return Rate{N: n, Of: of, Value: Ratio(n, of), Low: i.Low, High: i.High}
}

// Movement says whether an assessor supports decisions or makes them. Raters who
// all end where it stands do not need to have been led there: Apart says how
// often they differed before they saw it, and Unopened how often levels move
// without it.
type Movement struct {
	Looks    int  `json:"looks"`
	Opened   Rate `json:"opened"`   // of all
	Before   Rate `json:"before"`   // own level differs from the assessor's, before it was opened
	Departs  Rate `json:"departs"`  // the level that stands differs from the assessor's
	Towards  Rate `json:"towards"`  // of levels that differed and whose rater opened it: moved nearer to it
	Adopted  Rate `json:"adopted"`  // of the same: became the assessor's level
	Away     Rate `json:"away"`     // of the same: moved further from it
	Unopened Rate `json:"unopened"` // of levels that differed and whose rater did not open it: moved nearer to it all the same
	Silent   Rate `json:"silent"`   // of levels that moved nearer after opening: without a reason
}

// Move counts what the looks show. Nearer and further compare whole distances;
// a move to the other side at the same distance is neither. Each interval takes
// the looks as independent, which those of one rater are not quite.
func Move(looks []Look) Movement {
	var opened, before, departs, apart, towards, adopted, away, closed, drifted, silent int
	for _, l := range looks {
		own, final := distance(l.Before, l.Assessor), distance(l.After, l.Assessor)
		opened += count(l.Opened)
		before += count(own > 0)
		departs += count(final > 0)
		if own == 0 {
			continue
		}
		if !l.Opened {
			closed++
			drifted += count(final < own)
			continue
		}
		apart++
		towards += count(final < own)
		adopted += count(final == 0)
		away += count(final > own)
		silent += count(final < own && !l.Reasoned)
	}
	n := len(looks)
	return Movement{
		Looks: n, Opened: rateOf(opened, n), Before: rateOf(before, n), Departs: rateOf(departs, n),
		Towards: rateOf(towards, apart), Adopted: rateOf(adopted, apart), Away: rateOf(away, apart),
		Unopened: rateOf(drifted, closed), Silent: rateOf(silent, towards),
	}
}

// distance is how far two levels lie apart; levels are far from the ends of 64 bits.
func distance(a, b int64) int64 { return max(a-b, b-a) }

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
