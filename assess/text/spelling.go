package text

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Normalize folds what does not change the meaning of a word: capitals,
// compatibility forms (NFKC), curly apostrophes, hidden characters, and
// British against American spelling. Its values are made to be compared with
// each other, not to be shown.
func Normalize(w string) string {
	if !plainLower(w) {
		if len(Hidden(w)) > 0 {
			w = clean(w).text
		}
		w = norm.NFKC.String(strings.ToLower(norm.NFKC.String(w)))
		w = strings.ReplaceAll(w, "’", "'")
	}
	return foldSpelling(w)
}

func plainLower(w string) bool {
	for i := range len(w) {
		if c := w[i]; c < 0x20 || c >= 0x7F || c >= 'A' && c <= 'Z' {
			return false
		}
	}
	return true
}

// foldSpelling brings British and American spellings to one form: -ize to
// -ise, which needs no list of exceptions because nothing is compared with the
// unfolded word, and listed stems to their American form.
func foldSpelling(w string) string {
	if len(w) < 4 {
		return w
	}
	if k := strings.LastIndexByte(w, 'z'); k > 1 && (w[k-1] == 'i' || w[k-1] == 'y') {
		w = w[:k] + "s" + w[k+1:]
	}
	if american, ok := wholeWords[w]; ok {
		return american
	}
	for _, p := range pairsFor(w[0]) {
		if strings.HasPrefix(w, p.british) {
			return p.american + w[len(p.british):]
		}
	}
	return w
}

type spelling struct{ british, american string }

func pairsFor(c byte) []spelling {
	if c < 'a' || c > 'z' {
		return nil
	}
	return spellings[c-'a']
}

// spellings holds pairs of stems by their first letter.
var spellings = func() (t [26][]spelling) {
	for _, line := range strings.Fields(stemPairs) {
		british, american, _ := strings.Cut(line, "/")
		t[british[0]-'a'] = append(t[british[0]-'a'], spelling{british, american})
	}
	return t
}()

const stemPairs = `
behaviour/behavior colour/color favour/favor flavour/flavor honour/honor humour/humor labour/labor
neighbour/neighbor rumour/rumor harbour/harbor endeavour/endeavor rigour/rigor vigour/vigor vapour/vapor
odour/odor saviour/savior splendour/splendor candour/candor tumour/tumor armour/armor demeanour/demeanor
misbehaviour/misbehavior discolour/discolor dishonour/dishonor
centre/center metre/meter litre/liter theatre/theater fibre/fiber kilometre/kilometer centimetre/centimeter
millimetre/millimeter calibre/caliber centring/centering
defence/defense offence/offense licence/license pretence/pretense practise/practice practising/practicing
catalogue/catalog dialogue/dialog analogue/analog
travell/travel cancell/cancel labell/label modell/model levell/level signall/signal counsell/counsel
channell/channel fuell/fuel totall/total marvell/marvel quarrell/quarrel tunnell/tunnel panell/panel
parcell/parcel initiall/initial
programme/program judgement/judgment acknowledgement/acknowledgment ageing/aging grey/gray cheque/check
fulfilment/fulfillment enrolment/enrollment instalment/installment skilful/skillful wilful/willful
manoeuvre/maneuver paediatric/pediatric anaesthe/anesthe haemo/hemo orthopaedic/orthopedic
encyclopaedia/encyclopedia oestrogen/estrogen diarrhoea/diarrhea aluminium/aluminum
sceptic/skeptic plough/plow pyjama/pajama tyre/tire kerb/curb cosy/cozy storey/story`

// wholeWords are folded only where they stand as they are.
var wholeWords = map[string]string{
	"whilst": "while", "amongst": "among", "towards": "toward", "fulfil": "fulfill", "enrol": "enroll",
	"fulfils": "fulfills", "enrols": "enrolls",
	"learnt": "learned", "burnt": "burned", "dreamt": "dreamed", "spelt": "spelled", "mum": "mom",
	"totally": "totally", "initially": "initially",
}
