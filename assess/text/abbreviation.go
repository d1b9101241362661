package text

import "strings"

// Abbreviations, without their last full stop, by what may follow them.
var (
	// neverLast are never the last word of a sentence.
	neverLast = set("e.g eg i.e ie viz cf vs approx incl excl esp resp ca")
	// titles come before a name.
	titles = set("mr mrs ms mx dr prof st rev fr sr jr gen col capt lt sgt cpl hon pres gov sen rep mme mlle mt messrs insp supt")
	// numbered come before a figure.
	numbered = set("no nos p pp fig figs vol ch sec art para nr tel ext par ver approx est")
	// beforeName end a sentence only where the next word begins one.
	beforeName = set(`inc ltd co corp dept univ assn bros jan feb mar apr jun jul aug sep sept oct nov dec
		mon tue tues wed thu thur thurs fri ave blvd rd mgr mgmt govt intl temp asst admin
		a.m p.m ph.d m.d b.a m.a b.sc m.sc m.b.a u.s u.k u.s.a`)
	// mayEnd end a sentence where a capital follows.
	mayEnd = set("etc hr hrs min mins secs wk wks yr yrs mo mos lb lbs oz ft avg max misc")
	// sentenceStarters are words that, with a capital, begin a sentence rather than go on with a name.
	sentenceStarters = set(`the a an i i'm i've i'd i'll we we'd he she it it's they this that these those there then when
		if so and but or my our his her their its you your in on at after before because for as with what how why who
		where also however now no yes one to since once while although every each some most all another next first
		finally later instead from by not was is are were did do does can could would should mr mrs ms dr even only just`)
)

// dotted reports whether w is made of single letters and full stops: "u.s.a".
func dotted(w string) bool {
	for _, part := range strings.Split(w, ".") {
		if len(part) > 1 {
			return w == "ph.d" || w == "b.sc" || w == "m.sc"
		}
	}
	return true
}
