package vary

import "strings"

// contrasts are attacks with a right answer: to another job, or taken back, or
// somebody else's, or without order.
func contrasts() []Attack {
	return []Attack{
		{Change{"other job", "a good answer to the same kind of question about another job", otherJob}, true},
		{Change{"hobby", "a lively story of a hobby, with figures", hobby}, true},
		{Change{"denied", "the answer, and then that nothing of it is true", denied}, true},
		{Change{"disowned", "the answer as somebody else's words, which are rejected", disowned}, true},
		{Change{"reported", "the answer as something read, without a view of one's own", reported}, true},
		{Change{"shuffled", "the words of the answer in no order", shuffled}, true},
		{Change{"samples pasted", "the sample sentences of the guide, copied", samples}, true},
	}
}

func otherJob(a Answer, _ *Stream) (string, bool) { return a.OtherJob, a.OtherJob != "" }

func hobby(Answer, *Stream) (string, bool) {
	return "I fly kites, the big ones, every Sunday from October to April. You know that a day has failed when the line goes slack twice in " +
		"ten minutes, " +
		"because by then the wind has turned and you have not looked. Last November I let the red delta come down on the dyke, 140 euros of " +
		"cloth, " +
		"and that was me, nobody else: I had seen the clouds and wanted one more round. My brother stood there with wet shoes. " +
		"Since then I count the gusts before I unpack, and above six in a minute I drive home again.", true
}

func denied(a Answer, rng *Stream) (string, bool) {
	ends := []string{
		"None of this is true.", "I do not believe a word of it.", "Nothing of this is right, I would do the opposite of all that.",
		"Forget everything I said, it is invented.", "That is what failing is not.",
	}
	return strings.TrimSpace(a.Text.Raw) + " " + ends[rng.IntN(len(ends))], true
}

func disowned(a Answer, rng *Stream) (string, bool) {
	frames := [][2]string{
		{"The woman who trained me always said: \"", "\" I never agreed with any of it."},
		{"My predecessor wrote this on the wall: \"", "\" That is nonsense and I took it down."},
		{"Some people would tell you: \"", "\" I see it differently and do none of that."},
	}
	f := frames[rng.IntN(len(frames))]
	return f[0] + strings.TrimSpace(a.Text.Raw) + f[1], true
}

func reported(a Answer, rng *Stream) (string, bool) {
	frames := [][2]string{
		{"I once read an article in which it said: \"", "\" I have no view on it."},
		{"According to the job advertisement: \"", "\" More I cannot say."},
	}
	f := frames[rng.IntN(len(frames))]
	return f[0] + strings.TrimSpace(a.Text.Raw) + f[1], true
}

func shuffled(a Answer, rng *Stream) (string, bool) {
	words := strings.Fields(a.Text.Raw)
	rng.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return strings.Join(words, " "), len(words) > 1
}

func samples(a Answer, _ *Stream) (string, bool) {
	var all []string
	for i := range a.Question.Requirements {
		all = append(all, a.Question.Requirements[i].Shows...)
	}
	return strings.Join(all, " "), len(all) > 0
}

// harmless puts words before and after the answer that sound as if they took
// something back, and do not: what an answer pays for the attacks that fail.
func harmless(a Answer, rng *Stream) (string, bool) {
	before := []string{
		"I will not pretend this is easy to say.", "Nobody ever asked me that, but I know the answer.",
		"I used to see it otherwise, and I was wrong.",
	}
	after := []string{
		"I would not take back one word of that.", "None of this is out of a book.", "Do not think that I am proud of all of it.",
	}
	return before[rng.IntN(len(before))] + " " + strings.TrimSpace(a.Text.Raw) + " " + after[rng.IntN(len(after))], true
}
