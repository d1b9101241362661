package assess

import "yardstick/assess/text"

// What makes a list of keywords. Ordinary speech has two words of grammar in
// five; notes in telegram style still one in four. A list of nouns has hardly
// any, and no verb that does something.
const (
	listShare     = 0.12 // words of grammar and verbs, at most, in a list
	listLeast     = 5    // words of a list
	listStretch   = 16   // words of a list inside an answer that is not one
	stretchShare  = 0.06 // words of grammar and verbs in such a stretch
	listDominates = 0.7  // share of the answer from which all of it is a list
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
		if share > listShare || doc.HasFigure(s) { // a figure states something
			continue
		}
		listed += len(words)
		lists = append(lists, s)
		if len(words) >= listStretch && share <= stretchShare {
			long = append(long, s)
		}
	}
	if listed >= listLeast && float64(listed) >= listDominates*float64(len(doc.Words)) {
		return lists
	}
	return long
}

// grammarShare is the share of words that hold a sentence together.
func grammarShare(words []text.Word) float64 {
	grammar := 0
	for i, w := range words {
		if grammarWords[w.Norm] || verbs[w.Norm] && governs(words, i) {
			grammar++
		}
	}
	return float64(grammar) / float64(len(words))
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
