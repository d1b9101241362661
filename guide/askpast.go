package guide

import "yardstick/english"

// behavioural are two or three questions about what the candidate really did:
// something that went wrong in one function, two functions at the same time,
// and a disagreement with somebody the job works with.
func (f *facts) behavioural() []Question {
	questions := []Question{f.wentWrong()}
	if len(f.areas) > 1 {
		questions = append(questions, f.atOnce())
	}
	return append(questions, f.disagreement())
}

// wentWrong asks about the function with the most to lose: the first that has both a sign and a figure.
func (f *facts) wentWrong() Question {
	a := f.areas[0]
	for _, b := range f.areas {
		if b.brief != "" && b.sign().plain != "" && b.worst().name != "" {
			a = b
			break
		}
	}
	return Question{
		ID: "went-wrong", Type: Behavioral, Seconds: 180,
		Text:    "Tell us about a time when something in " + a.name + " went wrong, or nearly did, and it was yours to put right. What happened?",
		Purpose: "What somebody did says more than what somebody would do. Shows how the candidate notices, repairs and learns in " + a.name + ".",
		Probes: []string{
			"What exactly did you do, and what did others do?",
			"How did you find out that it was going wrong?",
			"What came of it, and how do you know?",
		},
		Requirements: []Requirement{
			must(need("case", Example, 2, "Relates one real event from "+a.name+" or similar work, with a time or a place.", a.happened(), a.happenedMissed())),
			need("cause", Cause, 1, "Explains how it came to go wrong.", a.because(), a.becauseMissed()),
			need("sign", Sign, 1, "Says by what the trouble was first noticed.", a.first(), a.firstMissed()),
			f.ownSteps(&a),
			f.outcome(),
			f.checkable(&a),
			f.lesson(),
			f.openly(),
		},
		Anchors: map[int]string{
			1: "Stays with things in general, says that nothing ever went wrong, or tells what others did; no event from " + a.name + ".",
			3: "Tells one event from " + a.name + " with the steps taken; how it began, or what came of it, stays open.",
			5: "Tells one event from " + a.name + " from first sign to result, with own steps, a figure or date to check it by, and what has been done differently ever since.",
		},
	}
}

func (a *area) happened() []string {
	var s sayings
	s.add("in March two years ago, at my last place, nobody had managed to %s for a whole week, and I was in charge.", a.brief)
	s.add("it was the Friday before Easter, just after two; I was alone, and something in %s had gone badly wrong.", a.name)
	s.add("on my third day at the old place, in the autumn, I found that half of it had been done twice.")
	return s.first(2)
}

func (a *area) happenedMissed() []string {
	return []string{
		"In " + a.name + " things go wrong all the time, and then I put them right.",
		"If something like that happened, I would look into it at once.",
	}
}

func (a *area) because() []string {
	var s sayings
	s.add("it came about because two of us each thought that the other would %s.", a.brief)
	s.add("the list had been changed the evening before, and the change had not been passed on.")
	s.add("the reason was simple: nobody had been told who does it on Fridays.")
	return s.first(2)
}

func (a *area) becauseMissed() []string {
	return []string{"It just went wrong that day.", "Such things happen, there is not always a reason."}
}

func (a *area) first() []string {
	var s sayings
	for _, sign := range a.signs {
		s.add("what made me look twice was this: %s.", sign.plain)
	}
	s.add("I noticed it because two people asked me the same thing within an hour.")
	s.add("the list was longer on Tuesday than on Monday, and that is never so.")
	return s.first(2)
}

func (a *area) firstMissed() []string {
	return []string{"Then my boss called me in and told me.", "I am somebody who notices things."}
}

func (f *facts) ownSteps(a *area) Requirement {
	s := sayings{}
	s.add("I put everything else aside to %s myself, and then rang everybody it concerned.", a.brief)
	s.add("I stopped what I was doing, took the whole list and went through it line by line.")
	s.add("I told my manager before she could hear it from others, and asked for one day.")
	return need("own-steps", Personal, 1.5, "Makes clear what the candidate did, as distinct from what others did.", s.first(2),
		[]string{"We sat down together and solved it.", "The matter was taken care of."})
}

func (f *facts) outcome() Requirement {
	s := sayings{}
	s.add("by the Thursday it was in order again, and %s had noticed nothing.", f.served)
	s.add("in the end it cost us one day and a letter of apology.")
	return need("result", Result, 1, "States what came of it in the end.", s,
		[]string{"And that is how I dealt with it.", "I think it would have turned out well."})
}

func (f *facts) checkable(a *area) Requirement {
	s := sayings{}
	if w := a.worst(); w.beyond != "" && w.target != "" {
		s.add("%s was "+w.worse+" to %s that week; by the end of the quarter it was at %s.", "the figure for "+w.name, w.beyond, w.target)
	}
	s.add("eleven cases were affected, and it took us four days.")
	s.add("that was on 14 March, and by the 20th the list was empty.")
	return need("measure", MeasureK, 1, "Backs the story with a fact that can be verified, such as a number or date.", s.first(2),
		[]string{"It got a lot better after that.", "Quite a few were affected, and it took a while."})
}

func (f *facts) lesson() Requirement {
	return need("lesson", Lesson, 1, "Names something that he or she has done differently since then.",
		[]string{
			"Since then I read the list aloud to a second person before I let it go.",
			"I have written the names beside the tasks every Friday from that day on.",
		},
		[]string{"You never stop learning.", "The others should be more careful from now on."})
}

func (f *facts) openly() Requirement {
	s := sayings{}
	s.add("I told %s the same day that the mistake was ours.", f.served)
	s.add("I told my manager before anybody asked.")
	return need("openness", Content, 1, "Was open about it towards those concerned.", s,
		[]string{"Luckily nobody found out.", "Being open is important to me."})
}

// atOnce asks how two functions were kept going on the same day.
func (f *facts) atOnce() Question {
	a, b := f.areas[0], f.areas[1]
	return Question{
		ID: "at-once", Type: Behavioral, Seconds: 180,
		Text:    "Tell us about a day when " + f.competing(a, b) + ", and there was no time for both. How did you decide?",
		Purpose: "The job integrates several functions. Shows how the candidate really decides between " + a.name + " and " + b.name + " when both are urgent.",
		Probes: []string{
			"What did you leave undone, and what did that cost?",
			"Whom did you tell, and when?",
			"Would you decide the same way again?",
		},
		Requirements: []Requirement{
			must(need("case", Example, 2, "Describes one real day on which two tasks competed for the same time.", f.oneDay(a, b), f.oneDayMissed())),
			covering(need("both", Coverage, 1.5, "Says what became of each of the two tasks.", f.bothDone(a, b), f.bothMissed(a)), []string{a.item, b.item}, 2),
			need("decision", Action, 1.5, "States which task was done first.", f.decided(a, b), f.decidedMissed()),
			need("reason", Cause, 1.5, "Explains by what the choice was made, such as harm, a deadline or a promise.", f.chosen(), f.whyMissed()),
			f.warned(),
			f.outcome(),
			f.checkable(&b),
			f.lesson(),
		},
		Anchors: map[int]string{
			1: "Says that he or she copes well with pressure or can do many things at once; no particular day is told.",
			3: "Tells one day on which " + a.name + " and another task competed, with what came first; the reason, or what became of the rest, is missing.",
			5: "Tells one day with both tasks, what went first and by which reason, who was warned of the delay, and a result for " + a.name +
				" as for " + b.name + " that could be checked.",
		},
	}
}

func (f *facts) competing(a, b area) string {
	if a.brief != "" && b.brief != "" {
		return "you had to " + english.You(a.brief) + ", and at the same time to " + english.You(b.brief)
	}
	return a.name + " and " + b.name + " needed you at the same time"
}

func (f *facts) oneDay(a, b area) []string {
	return []string{
		"On the last day of November I had to " + a.task() + ", and at the same moment I was asked to " + b.task() + ".",
		"One Saturday last summer there were two of us instead of five, and both things came in at nine.",
	}
}

func (f *facts) oneDayMissed() []string {
	return []string{"I often have several things to do at once and I like it.", "On such a day I would make a list first."}
}

func (f *facts) bothDone(a, b area) []string {
	return []string{
		"I managed to " + a.task() + " by noon; " + b.name + " had to wait until four, but it was done that day.",
		"The first was finished in time, and the other I handed to a colleague, who did half of it.",
	}
}

func (f *facts) bothMissed(a area) []string {
	return []string{"I had to " + a.task() + ", and that went well.", "In the end everything worked out somehow."}
}

func (f *facts) decided(a, b area) []string {
	return []string{
		"I saw to " + a.name + " first and left the other thing lying.",
		"I decided to " + b.task() + " before anything else.",
	}
}

func (f *facts) decidedMissed() []string {
	return []string{"You have to set priorities in this work.", "It was a difficult decision for me."}
}

func (f *facts) chosen() []string {
	var s sayings
	s.add("I asked myself which of the two %s would still feel a week later, and took that one.", f.served)
	s.add("the one had a legal deadline that day, the other was only somebody's wish.")
	return s
}

func (f *facts) warned() Requirement {
	s := sayings{}
	s.add("at half past nine I rang %s and said that it would be the afternoon.", f.partner(0))
	s.add("I told the ones who had to wait straight away, before they had to ask.")
	return need("warned", Content, 1, "Told somebody beforehand that a task would be late.", s,
		[]string{"They noticed in the end that it was late.", "Good communication matters on such days."})
}

// disagreement asks about a working relationship under strain.
func (f *facts) disagreement() Question {
	who := "someone whose work yours depends on"
	if p := f.partnersShort(2); len(p) > 0 {
		who += ", such as " + english.List(p, "or")
	}
	return Question{
		ID: "disagreement", Type: Behavioral, Seconds: 150,
		Text:    "Tell us about a time when you disagreed about the work with " + who + ". How did it end?",
		Purpose: "Shows how the candidate keeps the working relationships that the job of " + f.title + " depends on.",
		Probes: []string{
			"What did the other side want, and why?",
			"What did you yourself say or do?",
			"How do you work together today?",
		},
		Requirements: []Requirement{
			must(need("case", Example, 2, "Describes one particular disagreement about work with a person or a department.", f.dispute(), f.disputeMissed())),
			need("issue", Cause, 1, "Explains what the two sides could not agree on.", f.issue(), f.issueMissed()),
			need("other-side", Content, 1.5, "Gives the other side's reasons fairly.", f.theirs(), f.theirsMissed()),
			f.ownMove(),
			need("result", Result, 1, "States how the disagreement came to an end.",
				[]string{"In the end we did it their way on weekdays and ours at the weekend.", "She agreed after two days, and it has stayed like that."},
				[]string{"That is how I handle disagreements.", "There has to be an end to it some time."}),
			need("kept", Content, 1, "Shows that working together went on or became better.",
				[]string{"We have had coffee on Fridays since then, and he rings me before it gets tight.", "A month later she asked for me when they needed somebody."},
				[]string{"Since then I avoid him.", "A good relationship is important for work."}),
			f.balance(),
		},
		Anchors: map[int]string{
			1: "Says that he or she gets on with everybody, or complains about somebody; no particular disagreement is told.",
			3: "Tells one disagreement and how it ended; the other side's reasons, or what the candidate did about it, stay open.",
			5: "Tells one disagreement with both sides' reasons, own steps towards a settlement, how it ended, and how the two work together today, without blame.",
		},
	}
}

func (f *facts) dispute() []string {
	var s sayings
	s.add("last spring I had a real argument with %s at my old place about who does what on Fridays.", f.partner(0))
	s.add("my shift leader and I fell out in June because she had given my days to somebody else.")
	s.add("there was one colleague in the office next door with whom I could not agree about the list.")
	return s.first(2)
}

func (f *facts) disputeMissed() []string {
	return []string{"I always get on with everybody.", "When people disagree, I would listen to both sides."}
}

func (f *facts) issue() []string {
	var s sayings
	s.add("it was about whether one may promise %s a day before it is certain.", f.served)
	s.add("they wanted the papers by noon, and we could not have them before two.")
	return s
}

func (f *facts) issueMissed() []string {
	return []string{"We simply did not see eye to eye.", "It was the usual thing between departments."}
}

func (f *facts) theirs() []string {
	return []string{
		"From where she stood it made sense: she gets the blame when it is late.",
		"He had been promised something else by my predecessor, so I could see why he was cross.",
	}
}

func (f *facts) theirsMissed() []string {
	return []string{"They had no idea of what we do.", "One should always look at both sides."}
}

func (f *facts) ownMove() Requirement {
	s := sayings{}
	s.add("I went over instead of writing another mail, and asked what they needed.")
	s.add("I offered to do the list a day earlier if they told me the numbers in the morning.")
	return need("own-move", Personal, 1.5, "Says what the candidate personally did to settle it.", s,
		[]string{"In the end it was settled from above.", "We talked, and the matter was settled."})
}
