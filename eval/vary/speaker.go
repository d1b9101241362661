package vary

import (
	"slices"
	"strings"
)

// first names of several origins, of women and men.
var firstNames = strings.Fields(
	`Emily Greg Lakisha Jamal Mei Wei Priya Arjun Fatima Ahmed Aaliyah Darnell Siobhan Pádraig Olga Dmitri Guadalupe
	José Ngozi Chidi Hannah Jakub Yuki Kenji Leila Omar Ingrid Lars Thandiwe Sipho`,
)

// common first names that answers hold.
var namesSeen = strings.Fields(
	`Sarah John Mary James Michael Linda Robert Susan David Karen Anna Peter Paul Mark Tom Maria Ali Lisa Emma Jack Kate Mike
	Dave Steve Chris Sam Alex Ben Joe Jane Laura Rachel Rebecca Daniel Kevin Brian Tim Nick Matt Helen Claire Priya Ahmed Fatima Carlos José`,
)

func names(a Answer, rng *Stream) (string, bool) {
	to := map[string]string{}
	changed, _ := rewrite(a.Text, func(_ int, w string) string {
		if !slices.Contains(namesSeen, w) {
			return w
		}
		if to[w] == "" {
			to[w] = firstNames[rng.IntN(len(firstNames))]
		}
		return to[w]
	})
	return "My name is " + firstNames[rng.IntN(len(firstNames))] + ". " + changed, true
}

// gender swaps pronouns and words for people; "her" is taken as "his" before a
// noun that follows directly, which most of its uses in stories of work are.
var gender = pairs(`he/she himself/herself man/woman men/women boy/girl brother/sister father/mother husband/wife son/daughter
	gentleman/lady guy/gal sir/madam mr/mrs dad/mom`)

func pronouns(a Answer, _ *Stream) (string, bool) {
	d := a.Text
	return rewrite(d, func(i int, w string) string {
		low := strings.ToLower(w)
		switch {
		case low == "his":
			return like("her", w)
		case low == "him":
			return like("her", w)
		case low == "her" && objects(d.Raw, w, i, a):
			return like("him", w)
		case low == "her":
			return like("his", w)
		}
		if to, ok := gender[low]; ok {
			return like(to, w)
		}
		return w
	})
}

// after are words that follow a pronoun in the objective case.
var after = strings.Fields(`and or but to that if what how why when where in on at for with about from so because as again before after
	the a an i we he she they it not out up back down off know feel go come do see understand directly personally`)

// objects reports whether word i, "her", is an object: a stop, the end or a word of grammar follows.
func objects(raw, _ string, i int, a Answer) bool {
	words := a.Text.Words
	if i+1 >= len(words) || strings.ContainsAny(raw[words[i].End:words[i+1].Start], ".,;:!?") {
		return true
	}
	return slices.Contains(after, words[i+1].Norm)
}

var regional = pairs(`organise/organize organised/organized organising/organizing realise/realize realised/realized prioritise/prioritize
	prioritised/prioritized prioritising/prioritizing apologise/apologize apologised/apologized recognise/recognize recognised/recognized
	colour/color behaviour/behavior labour/labor favour/favor favourite/favorite honour/honor neighbour/neighbor centre/center theatre/theater
	litre/liter metre/meter travelled/traveled travelling/traveling cancelled/canceled labelled/labeled modelling/modeling learnt/learned
	defence/defense programme/program cheque/check grey/gray practise/practice judgement/judgment fulfil/fulfill analyse/analyze
	analysed/analyzed summarise/summarize emphasise/emphasize minimise/minimize maximise/maximize utilise/utilize specialise/specialize
	criticise/criticize criticised/criticized customise/customize finalise/finalize finalised/finalized familiarise/familiarize`)

func region(a Answer, _ *Stream) (string, bool) { return replaced(a, regional) }

var spoken = forward(`because/cause isn't/ain't aren't/ain't them/'em about/'bout until/'til`)

func dialect(a Answer, rng *Stream) (string, bool) {
	d := a.Text
	out, changed := rewrite(d, func(i int, w string) string {
		low := strings.ToLower(w)
		next := ""
		if i+1 < len(d.Words) {
			next = d.Words[i+1].Norm
		}
		switch {
		case strings.HasSuffix(low, "ing") && len(low) > 5 && rng.IntN(2) == 0:
			return w[:len(w)-1] + "'"
		case low == "going" && next == "to":
			return like("gonna", w)
		}
		if to, ok := spoken[low]; ok {
			return like(to, w)
		}
		return w
	})
	return strings.ReplaceAll(out, "gonna to", "gonna"), changed
}
