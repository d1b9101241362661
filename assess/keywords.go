package assess

import (
	"strings"

	"yardstick/assess/text"
)

// What makes a list of keywords. Ordinary speech has two words of grammar in
// five; notes in telegram style still one in four. A list of nouns has hardly
// any, and no verb that does something.
const (
	listShare     = 0.12 // words of grammar and verbs, at most, in a list
	listLeast     = 5    // words of a list
	listStretch   = 16   // words of a list inside an answer that is not one
	stretchShare  = 0.06 // words of grammar and verbs in such a stretch
	listDominates = 0.7  // share of the answer from which all of it is a list
	looseMost     = 0.2  // loose words of grammar in such a stretch
	proseLeast    = 12   // words from which loose words of grammar no longer make a sentence
	itemsLeast    = 8    // items between commas of a list that is one by its form
	itemWords     = 1.6  // words of such an item, at most, on average
)

// keywordLists finds sentences, or runs of them, that only string words
// together. A short list inside an answer is left alone: "late rooms, dirty
// baths, dead keys" may be just what was asked for.
func keywordLists(doc *text.Document) []text.Span {
	var lists, long []text.Span
	listed := 0
	for _, s := range doc.Sentences {
		words := doc.WordsIn(s)
		share := grammarShare(words)
		if !itemised(doc, words) && (share > listShare || doc.HasFigure(s)) { // a figure states something
			continue
		}
		listed += len(words)
		lists = append(lists, s)
		if len(words) >= listStretch && (itemised(doc, words) || share <= stretchShare && looseShare(words) <= looseMost) {
			long = append(long, s)
		}
	}
	if listed >= listLeast && float64(listed) >= listDominates*float64(len(doc.Words)) {
		return lists
	}
	return long
}

// grammarShare is the share of words that hold a sentence together. In many
// words, those that also stand in lists of requirements ("before", "never",
// "without") do not count: prose has others beside them.
func grammarShare(words []text.Word) float64 {
	grammar := 0
	for i, w := range words {
		loose := len(words) >= proseLeast && looseWords[w.Norm]
		if grammarWords[w.Norm] && !loose || verbs[w.Norm] && governs(words, i) {
			grammar++
		}
	}
	return float64(grammar) / float64(len(words))
}

func looseShare(words []text.Word) float64 {
	loose := 0
	for _, w := range words {
		if looseWords[w.Norm] {
			loose++
		}
	}
	return float64(loose) / float64(len(words))
}

// itemised reports whether a sentence is one word or two between commas, over
// and over: a list by its form, whatever words it holds.
func itemised(doc *text.Document, words []text.Word) bool {
	items := 1
	for i := 1; i < len(words); i++ {
		if strings.ContainsAny(doc.Raw[words[i-1].End:words[i].Start], ",;|/•") {
			items++
		}
	}
	return items >= itemsLeast && float64(len(words)) <= itemWords*float64(items)
}

// governs reports whether the verb at word i has something after it in the
// same stretch: "missed the deadline" and "missed calls", not "deadlines missed,".
func governs(words []text.Word, i int) bool {
	return i+1 < len(words) && words[i+1].Start-words[i].End == 1
}

var (
	// grammarWords hold sentences together. "And", "or", "of" and "not" are left
	// out: lists have them too.
	grammarWords = wordSet(`the a an this that these those my your his her its our their i you he she it we they me him us them
		who which what when where why how there here is are was were be been being am has have had do does did will would can could
		should may might must shall i'm i've i'd i'll it's that's don't didn't won't can't wasn't isn't doesn't couldn't wouldn't
		to in on at by for from with without as if because but so than then while until before after about into over up out down
		off no never always too very just only also even still already again nobody nothing somebody someone everyone everybody
		anyone something anything everything every each any some all im ive id dont didnt cant u ur`)
	// looseWords are those of grammarWords that lists of requirements have as well.
	looseWords = wordSet(`before after about over up out down off until while without never always too very just only also even still
		already again nobody nothing somebody someone everyone everybody anyone something anything everything every each any some all
		than then so but if because what who which how when where why for from with into by on at`)
	// verbs are everyday ones in the forms that notes use.
	verbs = wordSet(`rang told asked said wrote sent made went got took gave put came saw knew found kept left felt thought brought
		began ran sat stood lost met paid spoke spent taught held led fell rose drove grew heard hid hurt learned let meant read
		set shut slept stole swam threw won call called check checked fix fixed help helped talk talked try tried use used want
		wanted need needed start started stop stopped work worked listen listened explain explained apologised offered decided
		agreed missed sorted moved changed cleaned counted ordered booked cancelled promised waited showed trained tested
		ask tell say write send make go get take give put come see know find keep leave feel think bring run lose pay speak
		hold lead fall rise hear learn let mean read set show wait listen explain offer decide agree miss means goes gets comes
		takes makes says asks knows wants needs keeps leaves falls calls stops starts happens calling telling asking making going
		getting taking doing saying coming waiting working losing keeping having being missing`)
)
