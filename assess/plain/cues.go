package plain

import (
	"strings"

	"yardstick/assess/text"
	"yardstick/guide"
)

// The kinds of cue, in the order of the features from fOwn on.
const (
	cueOwn = iota
	cuePast
	cueCase
	cueCause
	cueAction
	cueResult
	cueLesson
	cueSign
	cueContempt
	cueNegation
	cueHedge
	cueKinds
)

// kindCues is the cue that marks the sentences a kind of requirement looks for.
var kindCues = map[guide.Kind]int{
	guide.Personal: cueOwn, guide.Example: cueCase, guide.Cause: cueCause, guide.Action: cueAction,
	guide.Result: cueResult, guide.Lesson: cueLesson, guide.Sign: cueSign, guide.Balance: cueContempt,
}

// countCues counts the cue words of a sentence by their kind.
func countCues(words []text.Word) (n [cueKinds]int) {
	for i, w := range words {
		for k, set := range cueWords {
			if set[w.Norm] {
				n[k]++
			}
		}
		if isPast(w.Norm) {
			n[cuePast]++
			if i > 0 && (words[i-1].Norm == "i" || words[i-1].Norm == "we") {
				n[cueAction]++
			}
		}
	}
	return n
}

// isPast reports whether a word looks like a verb in the past.
func isPast(w string) bool {
	return pastVerbs[w] || len(w) > 4 && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed")
}

var cueWords = [cueKinds]map[string]bool{
	cueOwn: wordSet("i my me myself i'm i'd i've i'll im ive mine"),
	cueCase: wordSet(`once when last yesterday ago morning evening night monday tuesday wednesday thursday friday saturday sunday january february
		march april june july august september october november december during while named called mr mrs ms summer winter christmas`),
	cueCause:    wordSet("because since due why reason cause caused therefore so thanks owing came from that's"),
	cueAction:   wordSet("decided asked told called rang made took started gave set talked spoke wrote sent checked explained offered changed helped organised planned tried went put"),
	cueResult:   wordSet("finally end ended result outcome eventually since after afterwards worked success successful successfully now resolved solved improved finished turned grew dropped fell rose won lost happy later"),
	cueLesson:   wordSet("learned learnt lesson taught realised realise understand understood now next future experience knew always since then grow growth"),
	cueSign:     wordSet("first early before start starts begin begins notice see hear sign signs warning when creep slowly quiet already watch longer late stop stops"),
	cueContempt: wordSet("idiot idiots stupid lazy useless incompetent hate hated fault blame blamed liar crap moron dumb ridiculous pathetic rubbish jerk clueless morons annoying toxic fool fools them"),
	cueNegation: wordSet("not no never don't didn't won't can't isn't wasn't doesn't nobody nothing none without dont didnt couldn't wouldn't nor neither"),
	cueHedge:    wordSet("would could might maybe perhaps probably should if hope think guess"),
}

var pastVerbs = wordSet(`was were had did said told went got made took came saw knew gave found kept left felt thought brought began ran sat
	stood lost met paid spoke spent taught held led fell rose drove grew heard hid hurt read wrote sent put rang built bought caught
	chose ate fought forgot broke became understood threw won wore woke`)

// negations turn what they stand before into its opposite.
var negations = wordSet("not no never don't didn't won't can't isn't wasn't doesn't without couldn't wouldn't dont didnt cant wont nor cannot haven't hasn't refuse refused")

// stopWords carry no meaning of their own.
var stopWords = wordSet(`the a an and or but of to in on at is are was were be been being am i you he she it we they my your his her its our their me him us
	them this that these those with for from as if so not no do does did done have has had will would can could should may might must shall
	because when what who whom which how why where there here then than too very just also only even about into over under up out off down by
	i'm it's i've i'd i'll that's don't didn't won't can't all any some each every both few more most other such own same s t don now get got go
	going went really much many one ones thing things etc while until before after during between through again further once like able lot want make
	made said say says tell told know think well good way`)

// askingWords are the words in which requirements ask; answers need not hold them.
var askingWords = wordSet(`says names name describes describe states state gives give shows show tells tell explains explain mentions mention counts treats treat
	speaks speak draws draw brings bring takes take looks look puts sets admits recognises recognise admit candidate candidate's applicant speaker answer
	particular least specific concrete instance example clearly something somebody someone himself herself personally part makes sees talks points links uses
	failing failure success succeed fail counting job work own his her or with other than`)

// synonyms stand for each other, stem by stem.
var synonyms = func() map[string]string {
	m := map[string]string{}
	for _, line := range strings.Split(synonymLines, "\n") {
		words := strings.Fields(line)
		for _, w := range words {
			if stem := rawStem(w); len(words) > 0 {
				m[stem] = rawStem(words[0])
			}
		}
	}
	return m
}()

const synonymLines = `client customer caller guest buyer patient passenger
boss manager supervisor superior chief lead
colleague coworker teammate peer workmate
team crew staff group department
complaint complain grievance moan
late delay overdue behind tardy
error mistake wrong fault slip
money cash budget cost price
stress pressure overwhelm strain
quit leave resign
help support assist aid
talk speak discuss chat conversation
ask request inquire
check inspect verify review
fix solve resolve settle repair
plan schedule organize prepare prioritise priority
calm relax breathe rest sleep
argue disagree conflict dispute quarrel fight argument disagreement
listen hear heard
learn taught lesson realise
decide choose decision choice
risk danger hazard
worker employee
target goal aim objective
measure figure number count percentage
deadline due date
goal target
begin start
rule policy procedure
fair equal just
trust rely
sick ill absent absence
train teach coach training
result outcome consequence
improve better
grow rise increase
drop fall decrease decline`
