package plain

import "math"

// Features are what the reader measures of an answer for one claim.
type Features [featureCount]float64

// The features. Shares are of the claim's stems, 0..1.
const (
	fBias      = iota
	fShareBest // share in the best sentence
	fShareTwo  // share in the two best sentences together
	fShareAll  // share in the whole answer
	fLength    // logarithm of the answer's words
	fItems     // share of the items touched in some sentence
	fSample    // likeness to the samples that show it, less those that miss it
	fFigure    // figures in the best sentence, at most 2
	fFigureAll // figures in the answer, at most 4
	fOwn       // cues of the speaker's own part, and so on for every kind
	fPast      // verbs in the past
	fCase      // a concrete case
	fCause     //
	fAction    //
	fResult    //
	fLesson    //
	fSign      //
	fContempt  //
	fNegation  //
	fHedge     // would, could, maybe
	featureCount
)

func (a *passage) features(w *wanted, ranks []rank) Features {
	best := &a.sentences[ranks[0].sentence]
	f := Features{
		fBias:      1,
		fShareBest: share(w.stems, best.stems),
		fShareAll:  share(w.stems, a.stems),
		fLength:    rounded(math.Log(float64(a.words)+1) / 5),
		fFigure:    min(float64(best.figures), 2) / 2,
	}
	f[fShareTwo] = f[fShareBest]
	if len(ranks) > 1 {
		f[fShareTwo] = shareOfTwo(w.stems, best.stems, a.sentences[ranks[1].sentence].stems)
	}
	f[fItems] = a.itemShare(w)
	figures := 0
	for i := range a.sentences {
		s := &a.sentences[i]
		figures += s.figures
		f[fSample] = max(f[fSample], similar(w.shows, s.stems)-similar(w.misses, s.stems))
	}
	f[fFigureAll] = min(float64(figures), 4) / 4
	a.cueFeatures(&f)
	return f
}

// cueFeatures measures the cues of the whole answer, damped: the second cue
// says less than the first.
func (a *passage) cueFeatures(f *Features) {
	for k := range cueKinds {
		n := 0
		for i := range a.sentences {
			n += a.sentences[i].cues[k]
		}
		f[fOwn+k] = rounded(math.Log2(1+float64(n)) / 3)
	}
}

// rounded drops the last bits, in which the logarithms of two machines may differ.
func rounded(x float64) float64 { return math.Round(x*1e9) / 1e9 }

// itemShare is the share of the items of which some sentence holds enough.
func (a *passage) itemShare(w *wanted) float64 {
	if len(w.items) == 0 {
		return 0
	}
	n := 0
	for _, item := range w.items {
		for i := range a.sentences {
			if share(item, a.sentences[i].stems) >= itemPartly {
				n++
				break
			}
		}
	}
	return float64(n) / float64(len(w.items))
}

func shareOfTwo(wanted, a, b map[string]bool) float64 {
	if len(wanted) == 0 {
		return 0
	}
	n := 0
	for stem := range wanted {
		if a[stem] || b[stem] {
			n++
		}
	}
	return float64(n) / float64(len(wanted))
}
